//! Outside formats → articles.

mod date;
mod detect;
mod dump;
mod encoding;
mod feed;
mod html;
mod markdown;
mod plain;
mod json_lines;
mod opml;
