//! An article as Markdown.
use crate::domain::article::Article;
pub fn article(_article: &Article) -> String {
    String::new()
}
