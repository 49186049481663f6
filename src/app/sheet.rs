//! Sheets: help, palette, links and notices, each narrowed as you type.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use crate::domain::article::Enclosure;

use super::action::Action;
use super::enclosures;
use super::keymap::{Context, Keymap};
use super::links::{self, Link};
use super::notices::Notices;
use super::prompt::Line;

/// Which sheet lies over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Help,
    Palette,
    Links(Vec<Link>),
    /// Files that come with an article.
    Enclosures(Vec<Enclosure>),
    Notices,
    /// Why reports are one story, line by line.
    Why(Vec<Entry>),
}

/// A sheet over the screen.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub kind: Kind,
    pub filter: Line,
    pub selected: usize,
    pub top: usize,
}

/// One line of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Keys, or a link's number.
    pub left: String,
    pub right: String,
    /// What is said more quietly behind it.
    pub aside: String,
    pub kind: EntryKind,
}

/// What a line of a sheet does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A heading between lines.
    Section,
    Action(Action),
    /// A link of the text, counted from 0.
    Link(usize),
    /// A file that comes with the article, counted from 0.
    Enclosure(usize),
    Notice {
        is_error: bool,
    },
    /// Why a report stands in its story.
    Reason,
}

impl Sheet {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            filter: Line::default(),
            selected: 0,
            top: 0,
        }
    }

    /// What is typed changed: another choice of lines begins.
    pub fn to_top(&mut self) {
        self.selected = 0;
        self.top = 0;
    }

    /// Whether a cursor stands on one of its lines.
    pub fn has_cursor(&self) -> bool {
        matches!(self.kind, Kind::Palette | Kind::Links(_) | Kind::Enclosures(_))
    }

    /// Its lines, narrowed by what is typed.
    pub fn entries(&self, keymap: &Keymap, notices: &Notices) -> Vec<Entry> {
        let typed = self.filter.text();
        match &self.kind {
            Kind::Help => help(keymap, typed),
            Kind::Palette => palette(keymap, typed),
            Kind::Links(links) => links::entries(links, typed),
            Kind::Enclosures(all) => enclosures::entries(all, typed),
            Kind::Notices => self::notices(notices, typed),
            Kind::Why(all) => all
                .iter()
                .filter(|entry| is_found(entry, typed))
                .cloned()
                .collect(),
        }
    }
}

/// The contexts as the help names them, the most used first.
const SECTIONS: &[(Context, &str)] = &[
    (Context::List, "in the list"),
    (Context::Reader, "in the reader"),
    (Context::Global, "everywhere"),
    (Context::Sources, "in the sources"),
    (Context::Find, "while finding in the text"),
    (Context::Compare, "while comparing reports"),
    (Context::Prompt, "while typing"),
    (Context::Sheet, "in help, palette, links and notices"),
    (Context::Enclosures, "in what comes with an article"),
];

fn help(keymap: &Keymap, typed: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (context, heading) in SECTIONS {
        let keys = keys_in(keymap, *context);
        let mut section: Vec<Entry> = Action::ALL
            .iter()
            .filter_map(|action| Some(entry(*action, keys.get(action)?.join("  "))))
            .filter(|entry| is_found(entry, typed))
            .collect();
        fold_links(&mut section);
        add_section(&mut entries, heading, section);
    }
    let keyless = Action::ALL
        .iter()
        .filter(|action| keymap.keys_of(**action).is_empty());
    let section = keyless
        .map(|action| entry(*action, String::new()))
        .filter(|entry| is_found(entry, typed))
        .collect();
    add_section(&mut entries, "in the palette only", section);
    entries
}

/// Adds lines under a heading, if there are any.
fn add_section(entries: &mut Vec<Entry>, heading: &str, section: Vec<Entry>) {
    if section.is_empty() {
        return;
    }
    let line = |text: &str| Entry {
        left: String::new(),
        right: text.to_owned(),
        aside: String::new(),
        kind: EntryKind::Section,
    };
    if !entries.is_empty() {
        entries.push(line(""));
    }
    entries.push(line(heading));
    entries.extend(section);
}

/// Nine lines that differ by a number say less than one.
fn fold_links(section: &mut Vec<Entry>) {
    let link = |entry: &Entry| matches!(entry.kind, EntryKind::Action(action) if action.link().is_some());
    let links: Vec<&Entry> = section.iter().filter(|entry| link(entry)).collect();
    if let ([first, .., last], 9) = (links.as_slice(), links.len()) {
        let folded = Entry {
            left: format!("{} … {}", first.left, last.left),
            right: "open the link of that number".to_owned(),
            aside: String::new(),
            kind: first.kind,
        };
        let place = section.iter().position(link).unwrap_or(0);
        section.retain(|entry| !link(entry));
        section.insert(place, folded);
    }
}

fn keys_in(keymap: &Keymap, wanted: Context) -> BTreeMap<Action, Vec<String>> {
    let mut keys: BTreeMap<Action, Vec<String>> = BTreeMap::new();
    for action in Action::ALL {
        for (context, key) in keymap.keys_of(*action) {
            if context == wanted {
                keys.entry(*action).or_default().push(key);
            }
        }
    }
    keys
}

fn entry(action: Action, left: String) -> Entry {
    Entry {
        left,
        right: action.help().to_owned(),
        aside: String::new(),
        kind: EntryKind::Action(action),
    }
}

/// Every typed word stands in the line.
fn is_found(entry: &Entry, typed: &str) -> bool {
    let name = match entry.kind {
        EntryKind::Action(action) => action.name(),
        _ => "",
    };
    let line = format!("{} {} {name}", entry.left, entry.right).to_lowercase();
    typed
        .to_lowercase()
        .split_whitespace()
        .all(|word| line.contains(word))
}

fn palette(keymap: &Keymap, typed: &str) -> Vec<Entry> {
    let mut actions: Vec<Action> = Action::ALL
        .iter()
        .copied()
        .filter(|action| is_in_palette(*action))
        .collect();
    // What is done by keys all day is looked for last.
    actions.sort_by_key(|action| action.is_move());
    let with_keys = |action: Action| {
        let mut keys: Vec<String> = keymap.keys_of(action).into_iter().map(|(_, key)| key).collect();
        keys.dedup();
        keys.truncate(2);
        entry(action, keys.join("  "))
    };
    let typed = typed.trim();
    if typed.is_empty() {
        return actions.into_iter().map(with_keys).collect();
    }
    let name = |action: Action| format!("{} {}", action.help(), action.name().replace('_', " "));
    let names: Vec<(String, Action)> = actions.into_iter().map(|action| (name(action), action)).collect();
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut found: Vec<(u32, Action)> = names
        .iter()
        .filter_map(|(name, action)| {
            let score = pattern.score(Utf32String::from(name.as_str()).slice(..), &mut matcher)?;
            Some((score, *action))
        })
        .collect();
    found.sort_by_key(|(score, _)| Reverse(*score));
    found.into_iter().map(|(_, action)| with_keys(action)).collect()
}

/// Moves and prompt keys make no sense by name.
fn is_in_palette(action: Action) -> bool {
    action.link().is_none()
        && !matches!(
            action,
            Action::Accept
                | Action::Palette
                | Action::Down
                | Action::Up
                | Action::BackOrQuit
                | Action::ShowSource
                | Action::OtherSide
                | Action::PreviousSide
                | Action::OpenPassage
                | Action::Unfold
                | Action::Fold
        )
}

fn notices(notices: &Notices, typed: &str) -> Vec<Entry> {
    let typed = typed.to_lowercase();
    notices
        .log
        .iter()
        .rev()
        .filter(|notice| notice.text.to_lowercase().contains(&typed))
        .map(|notice| Entry {
            left: if notice.is_error {
                "!".into()
            } else {
                String::new()
            },
            right: notice.text.clone(),
            aside: String::new(),
            kind: EntryKind::Notice {
                is_error: notice.is_error,
            },
        })
        .collect()
}
