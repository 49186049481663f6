//! What newsview does, without a screen.

//! What newsview does, from IO to IO.

mod preview;
mod refresh;
mod schedule;
mod search;
//! What is done from IO to IO: lists found and taken over, and secrets.

mod found_lists;
mod secret;
mod transfer;
