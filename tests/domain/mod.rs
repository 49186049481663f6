//! What news is: text, documents and search.

mod closest;
mod document;
mod labels;
mod query;
mod query_properties;
mod sentences;
mod text;
mod words;
