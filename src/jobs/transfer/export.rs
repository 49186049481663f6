//! Feeds, articles and bookmarks → files for other programs.

use std::io::{self, Write};

use crate::domain::article::Article;
use crate::domain::subscription::{LeftOut, Subscription, is_web};
use crate::sources::write;
use crate::sources::write::json::Marks;

/// An article to be written, with what the user did to it.
#[derive(Clone, Debug)]
pub struct Exported<A> {
    pub article: A,
    pub marks: Marks,
    pub note: Option<String>,
}

/// The list as OPML, and the feeds that OPML has no place for.
pub fn export_opml(list: &[Subscription]) -> (String, Vec<LeftOut>) {
    let local = list.iter().filter(|feed| !is_web(&feed.address));
    let left_out = local.map(|feed| LeftOut::new(None, &feed.address, "it is a file of this machine"));
    (write::opml::opml(list), left_out.collect())
}

/// Writes articles one a line as they come; says how many.
pub fn json_lines<A: AsRef<Article>>(
    articles: impl IntoIterator<Item = Exported<A>>,
    out: &mut impl Write,
) -> io::Result<usize> {
    let mut count = 0;
    for exported in articles {
        let mut value = write::json::article(exported.article.as_ref(), &exported.marks);
        if let Some(note) = exported.note.filter(|note| !note.is_empty()) {
            value["note"] = note.into();
        }
        writeln!(out, "{value}")?;
        count += 1;
    }
    Ok(count)
}

/// Writes articles as one Markdown text as they come, a line between two; says how many.
pub fn markdown<A: AsRef<Article>>(
    articles: impl IntoIterator<Item = Exported<A>>,
    out: &mut impl Write,
) -> io::Result<usize> {
    let mut count = 0;
    for exported in articles {
        if count > 0 {
            out.write_all(b"\n---\n\n")?;
        }
        let note = exported.note.unwrap_or_default();
        let text = write::markdown::with_note(exported.article.as_ref(), &note);
        out.write_all(text.as_bytes())?;
        count += 1;
    }
    Ok(count)
}
