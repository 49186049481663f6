//! Refreshing: when a feed is due, asking it, and what came of it.

pub mod asking;
pub mod fetch;
pub mod fetcher;
pub mod follow;
pub mod hints;
pub mod incoming;
pub mod keep;
pub mod outcome;
pub mod plan;
mod reading;
pub mod schedule;
mod secrets;
