//! Refreshing: when a feed is due, asking it, and what came of it.

pub mod hints;
pub mod schedule;
