//! The second line of a row, part by part: who reports, and what of it is new.

use crate::app::App;
use crate::app::known::Tally;
use crate::app::list::Row;
use crate::domain::article::Kind;
use crate::domain::story::Story;
use crate::domain::text::Text;
use crate::ui::age::count;

/// What the line says, the most important first; it is cut at its end.
pub fn parts(app: &App, row: &Row) -> Vec<String> {
    let article = &row.article;
    if article.kind == Kind::Feed {
        let address = article.url.as_deref().unwrap_or_default();
        return vec!["feed".to_owned(), address.to_owned()];
    }
    let mut parts = vec![who(row)];
    if let Some(story) = row.stands_for() {
        let new = app.count_new(story);
        if new > 0 {
            parts.push(format!("{} new", count(new)));
        }
        parts.extend(app.tally_of_row(row).and_then(Tally::said));
        parts.extend(names(story, &article.outlet));
    } else {
        parts.extend(app.tally_of_row(row).and_then(Tally::said));
    }
    if row.place.as_ref().is_some_and(|place| place.is_updated) {
        parts.push("updated".to_owned());
    }
    parts
}

/// The outlet; of a story how many there are.
pub fn who(row: &Row) -> String {
    let Some(story) = row.stands_for() else {
        let outlet = &row.article.outlet;
        return if row.is_copy() {
            format!("also in {outlet}")
        } else {
            outlet.to_string()
        };
    };
    match story.outlets().len() {
        ..2 => format!("{} reports", count(story.count)),
        outlets => format!("{} outlets", count(outlets)),
    }
}

/// `Harbour Wire and 2 more`: whose headline it is comes first.
fn names(story: &Story, lead: &Text) -> Option<String> {
    let outlets = story.outlets();
    let named = outlets.iter().filter(|outlet| !outlet.is_empty());
    let first = named.clone().find(|outlet| **outlet == lead);
    let first = first.or_else(|| named.clone().next())?;
    let mut others = named.filter(|outlet| *outlet != first);
    match outlets.len() - 1 {
        0 => Some(first.to_string()),
        1 if others.clone().count() == 1 => others.next().map(|other| format!("{first} and {other}")),
        others => Some(format!("{first} and {} more", count(others))),
    }
}
