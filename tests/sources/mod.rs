//! Outside formats → articles.

mod date;
mod dump;
mod html;
mod plain;
