//! What newsview does, without a screen.

mod found_lists;
mod import;
mod marks;
mod preview;
mod refresh;
mod schedule;
mod search;
mod search_properties;
mod secret;
mod stories_listed;
mod transfer;
