//! What belongs together and what differs.

mod changes;
mod group;
mod group_properties;
mod compare;
