//! What the reader's head says beside the article itself: tags, a note, and its versions.

use std::fmt::Write as _;

use crate::app::App;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::known::Tally;
use crate::domain::article::ArticleId;
use crate::domain::text::Text;

use super::age::{Clock, count};
use super::theme::Role;
use super::typeset::SetLine;

/// What is known of an article beside what it says itself.
#[derive(Debug, Default)]
pub struct Beside<'a> {
    /// Its text changed after it came.
    pub is_updated: bool,
    pub tags: &'a [Text],
    pub note: Option<&'a Text>,
    /// What of its story is read: `2 of 3 reports read`; what else there is to say of it follows.
    pub story: Vec<String>,
    /// That it changed under the eyes, or which change is shown; and the keys for it.
    pub versions: Option<String>,
}

impl<'a> Beside<'a> {
    pub fn of(app: &'a App, id: &ArticleId, clock: &Clock) -> Self {
        Self {
            is_updated: app.is_updated(),
            tags: app.tags.get(id).map_or(&[], Vec::as_slice),
            note: app.notes.get(id).filter(|note| !note.is_empty()),
            story: story(app, id),
            versions: versions(app, clock),
        }
    }
}

fn story(app: &App, id: &ArticleId) -> Vec<String> {
    let Some(story) = app.story_of(id) else {
        return Vec::new();
    };
    let (read, all) = app.count_reports(story);
    let reports = if all == 1 { "report" } else { "reports" };
    let mut said = vec![format!("{} of {} {reports} read", count(read), count(all))];
    said.extend(app.tally_of_reader().and_then(Tally::said));
    said
}

fn versions(app: &App, clock: &Clock) -> Option<String> {
    let Some(compared) = &app.reader.changes else {
        let key = |action| app.keymap.key_of(&[Context::Reader, Context::Global], action);
        app.reader.newer.as_ref()?;
        let changes = key(Action::Changes).map(|key| format!("{key} shows what changed"));
        let open = key(Action::Open).map(|key| format!("{} reads the new text", capital(&key)));
        let keys: Vec<String> = changes.into_iter().chain(open).collect();
        return Some(format!("updated; {}", keys.join(", ")));
    };
    let (changes, index, count) = compared.shown();
    let (older, newer) = (clock.date(changes.older), clock.date(changes.newer));
    let mut said = format!("what changed from {older} to {newer}");
    if count > 1 {
        let _ = write!(said, " · {index} of {count}");
    }
    Some(said)
}

/// A key's name as it stands in a sentence: `Enter`, not `enter`.
fn capital(key: &str) -> String {
    let mut characters = key.chars();
    match characters.next() {
        Some(first) if key.chars().count() > 1 => first.to_uppercase().chain(characters).collect(),
        _ => key.to_owned(),
    }
}

/// What came and what went looks so, beside the signs around it.
pub fn mark_changes(lines: &mut [SetLine]) {
    for piece in lines.iter_mut().flat_map(|line| &mut line.pieces) {
        if piece.style.struck {
            piece.role = Role::Muted;
        } else if piece.style.strong {
            piece.role = Role::Differs;
        }
    }
}
