//! An article as JSON, names after JSON Feed.

use crate::domain::article::Article;

/// What the user did with an article.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    pub read: bool,
    pub bookmarked: bool,
    pub tags: Vec<String>,
}

pub fn article(_article: &Article, _marks: &Marks) -> serde_json::Value {
    serde_json::Value::Null
}
pub fn parsed(_reading: &crate::sources::Reading) -> serde_json::Value {
    serde_json::Value::Null
}
