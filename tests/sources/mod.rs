//! Outside formats → articles.

mod credit;
mod date;
mod detect;
mod discover;
mod dump;
mod encoding;
mod feed;
mod html;
mod html_writer;
mod http;
mod json_lines;
mod markdown;
mod newsboat;
mod opml;
mod plain;
mod stored;
