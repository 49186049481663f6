//! Outside formats → articles.
