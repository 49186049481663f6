//! Keys in, picture out: each picture is looked at before it is accepted.

mod compare;
mod edition;
mod known;
mod library;
mod looks;
mod panes;
mod sources;
mod stories;
mod wide;
