//! What newsview does, without a screen.

mod schedule;
mod search;
mod search_properties;
