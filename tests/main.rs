//! One test binary: what a user sees, format by format and screen by screen.
#![cfg(test)]

mod app;
mod architecture;
mod cli;
mod config;
mod domain;
mod jobs;
mod runtime;
mod screens;
mod sources;
mod store;
mod stories;
mod support;
mod ui;
