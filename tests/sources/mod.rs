//! Outside formats → articles.

mod date;
mod plain;
