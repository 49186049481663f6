//! The screen over a library that answers by message.

mod acts;
mod search;
mod texts;
mod walk;
mod window;

use std::sync::Arc;

use newsview::app::effect::Effect;
use newsview::domain::article::Article;
use newsview::domain::library::{Anchor, Listing};

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::article;

/// Numbered articles, the first one newest; every seventh has `tide` in its text.
pub fn many(count: i64) -> Vec<Arc<Article>> {
    let one = |index: i64| {
        let text = if index % 7 == 3 {
            "The spring tide came."
        } else {
            "Nothing came."
        };
        article(
            &format!("n{index}"),
            index,
            "The Coast",
            &format!("Number {index}"),
            text,
        )
    };
    (0..count).map(one).collect()
}

pub fn library(count: i64) -> Session {
    Session::over(Size(120, 36), Shelf::with(many(count)))
}

/// The lists that were asked for.
pub fn lists(effects: &[Effect]) -> Vec<(&Listing, &Anchor)> {
    let lists = effects.iter().filter_map(|effect| match effect {
        Effect::List { listing, anchor, .. } => Some((listing, anchor)),
        _ => None,
    });
    lists.collect()
}

/// On which line of the screen the cursor is.
pub fn line(session: &Session) -> usize {
    session.app.list.selected - session.app.list.top
}
