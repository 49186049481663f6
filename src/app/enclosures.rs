//! What comes with an article: its enclosures, listed, opened and saved; and its comments.

use crate::domain::article::Enclosure;

use super::App;
use super::effect::Effect;
use super::library::Errand;
use super::sheet::{Entry, EntryKind, Kind};

impl App {
    pub(super) fn open_comments(&mut self) -> Vec<Effect> {
        let address = self.current().and_then(|article| article.comments_url.clone());
        match address.filter(|address| !address.is_empty()) {
            Some(address) => vec![Effect::OpenInBrowser(address)],
            None => self.say("this article names no comments"),
        }
    }

    /// Also of a single one it is asked whether to open or to save it.
    pub(super) fn list_enclosures(&mut self) -> Vec<Effect> {
        let all = self.current().map(|article| article.enclosures.clone());
        match all.unwrap_or_default().as_slice() {
            [] => self.say("nothing comes with this article"),
            all => self.open_sheet(Kind::Enclosures(all.to_vec())),
        }
    }

    pub(super) fn save(&mut self) -> Vec<Effect> {
        match self.reader.article.clone() {
            Some(article) => self.hand_on(&article, Errand::Save),
            None => self.say("no article is selected"),
        }
    }
}

/// Opens or saves one of the files of a sheet.
pub(super) fn take_enclosure(kind: &Kind, index: usize, save: bool) -> Vec<Effect> {
    let Kind::Enclosures(all) = kind else {
        return Vec::new();
    };
    all.get(index).map(|one| effect(one, save)).into_iter().collect()
}

fn effect(enclosure: &Enclosure, save: bool) -> Effect {
    Effect::Enclosure {
        address: enclosure.url.clone(),
        kind: enclosure.kind.clone(),
        save,
    }
}

/// Their lines, narrowed by a part of name or kind.
pub(super) fn entries(all: &[Enclosure], typed: &str) -> Vec<Entry> {
    let typed = typed.trim().to_lowercase();
    let line = |(index, enclosure): (usize, &Enclosure)| {
        let kind = enclosure.kind.as_deref().unwrap_or("file");
        let size = enclosure.length.filter(|bytes| *bytes > 0).map(size);
        Entry {
            left: (index + 1).to_string(),
            right: file_name(&enclosure.url).to_owned(),
            aside: std::iter::once(kind.to_owned())
                .chain(size)
                .collect::<Vec<_>>()
                .join(", "),
            kind: EntryKind::Enclosure(index),
        }
    };
    let lines = all.iter().enumerate().map(line);
    lines
        .filter(|entry| {
            format!("{} {}", entry.right, entry.aside)
                .to_lowercase()
                .contains(&typed)
        })
        .collect()
}

/// The last part of an address that names something, else the address.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let last = path.trim_end_matches('/').rsplit('/').next();
    last.filter(|name| !name.is_empty()).unwrap_or(address)
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}
