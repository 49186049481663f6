#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod jobs;
pub mod runtime;
pub mod sources;
pub mod store;
pub mod stories;
pub mod ui;
