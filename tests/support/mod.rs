//! What tests share: articles of our own, keys as they are typed, screens as text.

pub mod compared;
pub mod events;
pub mod followed;
pub mod library;
pub mod press;
pub mod program;
pub mod pty;
pub mod screen;
#[allow(dead_code, reason = "what a web server can do wrong, used or not")]
pub mod server;
pub mod shelf;
pub mod told;
pub mod world;
