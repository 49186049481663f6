//! What newsview does, without a screen.

mod refresh;
mod schedule;
mod search;
mod search_properties;
