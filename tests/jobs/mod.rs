//! What newsview does, without a screen.

//! What newsview does, from IO to IO.

mod preview;
mod refresh;
mod schedule;
mod search;
