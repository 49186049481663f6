//! What news is: plain types and rules; no IO, no clock, no terminal.

pub mod article;
pub mod bookmark;
pub mod change;
pub mod changes;
pub mod closest;
pub mod closings;
pub mod comparison;
pub mod count;
pub mod document;
pub mod feed;
pub mod labels;
pub mod library;
pub mod limits;
pub mod number_words;
pub mod query;
pub mod remedy;
pub mod sentences;
pub mod story;
pub mod subscription;
pub mod text;
