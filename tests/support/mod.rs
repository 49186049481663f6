//! What tests share: articles of our own, keys as they are typed, screens as text.

pub mod press;
pub mod program;
pub mod pty;
pub mod screen;
pub mod world;
