//! Names: a story is called after the report that founded it.

use super::window::Window;
use crate::domain::article::{ArticleId, hash};
use crate::domain::story::StoryId;

impl Window {
    /// An id for a story that this article founds, leaving the one it stands in, if any.
    pub fn founded(&self, article: &ArticleId, leaving: Option<StoryId>) -> StoryId {
        let again = |story: StoryId| StoryId(number(&hash(&[article.as_str(), &story.to_string()])));
        let mut id = match leaving {
            None => StoryId(number_of(article)),
            Some(story) => again(story),
        };
        while self.known(id).is_some() {
            id = again(id);
        }
        id
    }
}

/// The number that an article's id is, or stands for.
pub fn number_of(article: &ArticleId) -> u64 {
    let id = article.as_str();
    let is_number = id.len() == 16
        && id
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    if is_number {
        number(id)
    } else {
        number(&hash(&[id]))
    }
}

fn number(hex: &str) -> u64 {
    u64::from_str_radix(hex, 16).unwrap_or_default()
}
