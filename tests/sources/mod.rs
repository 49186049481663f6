//! Outside formats → articles.

mod date;
mod plain;
mod dump;
mod html;
