//! Stories in the list: a row each, unfolded and folded, read, split, joined and explained.

mod acts;
mod alone;
mod library;
mod memory;
mod walk;

use newsview::app::list::Row;

use crate::support::press::Session;

/// The rows in words: `2 outlets: headline`, `  outlet: headline` for a report, the headline alone.
pub fn rows(session: &Session) -> Vec<String> {
    let said = |row: &Row| match (&row.story, row.is_report) {
        (Some(_), true) => format!("  {}", row.article.outlet),
        (Some(story), false) => format!("{}: {}", story.outlets().len(), row.article.title),
        (None, _) => row.article.title.to_string(),
    };
    session.app.list.rows.iter().map(said).collect()
}

/// The row that begins like this.
pub fn index(session: &Session, title: &str) -> usize {
    let mut rows = session.app.list.rows.iter();
    rows.position(|row| row.article.title.starts_with(title))
        .unwrap_or_else(|| panic!("{title} is not in {:?}", rows_of(session)))
}

fn rows_of(session: &Session) -> Vec<String> {
    rows(session)
}

/// Puts the cursor on the row that begins like this.
pub fn go_to(session: &mut Session, title: &str) {
    let wanted = index(session, title);
    session.press("home");
    for _ in 0..wanted {
        session.press("down");
    }
}
