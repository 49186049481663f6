//! Keys in, state and effects out; no terminal, no threads.

mod back;
mod list;
mod marks;
mod reader;
mod search;
mod sheets;
