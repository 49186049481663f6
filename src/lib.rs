//! newsview, a terminal news reader.

pub mod app;
pub mod config;
pub mod domain;
pub mod sources;
pub mod store;
pub mod ui;
