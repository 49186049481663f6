//! What newsview does, without a screen.

mod schedule;
//! What newsview does, from IO to IO.

mod search;
mod search_properties;
