//! What belongs together and what differs.

mod changes;
mod compare;
mod copies;
mod group;
mod group_properties;
mod templates;
