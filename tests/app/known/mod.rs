//! Only what is new: what is asked and when, what is dimmed, and the keys.

mod asked;
mod dimmed;
mod keys;

use std::sync::Arc;

use newsview::app::effect::Effect;
use newsview::domain::article::{Article, ArticleId};
use newsview::ui::theme::Role;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::told::{grouped, id, read, select, session};

pub const SIZE: Size = Size(120, 36);

/// What was asked: the article, and what it is held against.
pub fn asked(effects: &[Effect]) -> Vec<(ArticleId, Vec<ArticleId>)> {
    let found = effects.iter().filter_map(|effect| match effect {
        Effect::FindNew { article, read } => {
            let read = read.iter().map(|kept| kept.0.id.clone()).collect();
            Some((article.0.id.clone(), read))
        }
        _ => None,
    });
    found.collect()
}

/// What an article was held against, each time.
pub fn asked_about(session: &Session, name: &str) -> Vec<Vec<ArticleId>> {
    let all = asked(&session.effects).into_iter();
    all.filter(|(article, _)| *article == id(name))
        .map(|(_, read)| read)
        .collect()
}

pub fn dark() -> Session {
    session(SIZE).with_theme("dark")
}

/// Two reports in one story, the first one read, the second one shown.
pub fn pair(first: Arc<Article>, second: Arc<Article>) -> Session {
    let mut session = Session::sized(SIZE, vec![second, first]).with_theme("dark");
    session.app.layout.is_grouped = false;
    session.tell(grouped(&[("first", None), ("second", None)]));
    read(&mut session, "first");
    select(&mut session, "second");
    session
}

pub fn dimmed(session: &mut Session) -> String {
    session.shown_as(Role::Known).join(" ")
}
