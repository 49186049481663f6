//! Outside formats → articles.

mod date;
