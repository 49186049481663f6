//! What newsview does, without a screen.

mod schedule;
