//! What belongs together and what differs.

mod changes;
