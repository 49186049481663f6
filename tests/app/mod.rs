//! Keys in, state and effects out; no terminal, no threads.

mod add;
mod back;
mod compare;
mod edit;
mod known;
mod library;
mod list;
mod marks;
mod pointer;
mod reader;
mod search;
mod sheets;
mod sources;
mod stories;
