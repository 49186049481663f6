//! What newsview does, without a screen.

mod edition_stories;
mod found_lists;
mod group;
mod group_rules;
mod health;
mod import;
mod marks;
mod open;
mod preview;
mod refresh;
mod schedule;
mod search;
mod search_properties;
mod secret;
mod stories_listed;
mod transfer;
