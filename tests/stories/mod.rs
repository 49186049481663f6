//! What belongs together and what differs.

mod changes;
mod compare;
mod group;
mod group_properties;
