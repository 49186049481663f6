//! What belongs together and what differs: versions of a text, reports of an event.

pub mod changes;
pub mod compare;
pub mod group;
