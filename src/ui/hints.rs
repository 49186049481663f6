//! The hint line: which keys help here, the most used first.

mod stories;

use ratatui::layout::Rect;

use crate::app::action::Action;
use crate::app::form::{Form, Kind};
use crate::app::keymap::Context;
use crate::app::layout::Pane;
use crate::app::prompt::Purpose;
use crate::app::sheet::Sheet;
use crate::app::{App, Edition};
use crate::domain::library::View;

use super::cells;
use super::paint::Painter;
use super::theme::Role;

/// What the hint line offers, in the order of use: the actions and one word for them.
type Hint = (&'static [Action], &'static str);

const LIST: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Unfold], "read"),
    (&[Action::Search], "search"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Compare], "compare"),
    (&[Action::Help], "help"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::ViewBookmarks], "bookmarks"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
/// The list over the library.
const LIBRARY: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Unfold], "read"),
    (&[Action::Search], "search"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Compare], "compare"),
    (&[Action::Help], "help"),
    (&[Action::RefreshAll], "refresh"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::ViewBookmarks], "bookmarks"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
const READER: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::ReadOn], "read on"),
    (&[Action::NextNew], "next new"),
    (&[Action::Back], "back"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Compare], "compare"),
    (&[Action::Help], "help"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::Search], "find"),
    (&[Action::OpenInBrowser], "browser"),
    (&[Action::FullStrength], "full strength"),
    (&[Action::Links], "links"),
];
const FIND: &[Hint] = &[
    (&[Action::NextHit], "next hit"),
    (&[Action::PreviousHit], "previous hit"),
    (&[Action::Back], "done"),
    (&[Action::Help], "help"),
];
const SEARCHING: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Accept], "keep"),
    (&[Action::Back], "take back"),
];
/// What changed between versions.
const COMPARING: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::PreviousArticle, Action::NextArticle], "older, newer"),
    (&[Action::Changes], "back to the text"),
    (&[Action::Help], "help"),
];
/// Reports side by side.
const COMPARED: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::NextDifference], "next difference"),
    (&[Action::OtherSide], "other side"),
    (&[Action::OpenPassage], "open"),
    (&[Action::Back], "back"),
    (&[Action::Help], "help"),
    (&[Action::CompareTable], "table"),
    (&[Action::PreviousOutlet, Action::NextOutlet], "outlet"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::OpenInBrowser], "browser"),
];
/// What reports share, as a table.
const COMPARED_TABLE: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::OtherSide], "next outlet"),
    (&[Action::OpenPassage], "open"),
    (&[Action::CompareTable], "side by side"),
    (&[Action::Back], "back"),
    (&[Action::Help], "help"),
    (&[Action::NextDifference], "next difference"),
];
/// A passage of a report that is compared.
const PASSAGE: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Back], "back to comparing"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Help], "help"),
    (&[Action::OpenInBrowser], "browser"),
    (&[Action::Links], "links"),
];
/// The files that come with an article.
const ENCLOSED: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Accept], "open"),
    (&[Action::Save], "save"),
    (&[Action::Back], "close"),
];
/// Lists of other readers were found.
const OFFERED: &[Hint] = &[
    (&[Action::TakeOver], "take over"),
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Unfold], "read"),
    (&[Action::Search], "search"),
    (&[Action::Help], "help"),
    (&[Action::BackOrQuit], "quit"),
];
/// The same, where nothing else is to be read.
const OFFERED_ONLY: &[Hint] = &[
    (&[Action::TakeOver], "take over"),
    (&[Action::ViewBookmarks], "bookmarks"),
    (&[Action::Help], "help"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
const FINDING: &[Hint] = &[
    (&[Action::Up, Action::Down], "hits"),
    (&[Action::Accept], "keep"),
    (&[Action::Back], "take back"),
];
/// A sheet with a cursor.
const CHOOSING: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Accept], "take"),
    (&[Action::Back], "close"),
];
/// A sheet without one.
const LOOKING: &[Hint] = &[(&[Action::Up, Action::Down], "move"), (&[Action::Back], "close")];
const SOURCES: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::ShowSource], "show"),
    (&[Action::AddSource], "add"),
    (&[Action::EditSource], "edit"),
    (&[Action::Help], "help"),
    (&[Action::DropSource], "drop"),
    (&[Action::AboutSource], "about it"),
    (&[Action::NextUnreadSource], "next unread"),
    (&[Action::Back], "back"),
];
/// A form with a line and nothing to choose.
const TYPING: &[Hint] = &[(&[Action::Accept], "take"), (&[Action::Back], "back")];
/// A form with choices.
const FORM: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Accept], "take"),
    (&[Action::Back], "back"),
];
/// A form that waits for an answer.
const WAITING: &[Hint] = &[(&[Action::Back], "cancel")];
/// A list in which nothing is.
const EMPTY: &[Hint] = &[
    (&[Action::ViewAll], "all"),
    (&[Action::ViewBookmarks], "bookmarks"),
    (&[Action::Help], "help"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
/// A library in which nothing is.
const EMPTY_LIBRARY: &[Hint] = &[
    (&[Action::RefreshAll], "refresh"),
    (&[Action::AddSource], "add a source"),
    (&[Action::SourcesPane], "sources"),
    (&[Action::Help], "help"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
/// A list in which a kept search found nothing.
const NOT_FOUND: &[Hint] = &[
    (&[Action::Back], "end search"),
    (&[Action::Search], "change it"),
    (&[Action::Help], "help"),
    (&[Action::Palette], "everything"),
];
/// A list that a kept search narrows.
const NARROWED: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Unfold], "read"),
    (&[Action::Back], "end search"),
    (&[Action::Search], "change it"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::Help], "help"),
    (&[Action::NextUnread], "next unread"),
];

/// Draws as many hints as fit.
pub fn draw(app: &App, painter: &mut Painter<'_>, area: Rect) {
    let contexts = app.contexts();
    let mut x = area.x + 1;
    for (actions, word) in hints(app).iter().filter(|(actions, _)| is_of_use(app, actions)) {
        let is_running = *actions == [Action::RefreshAll] && app.library.refreshing.is_some();
        let word = if is_running { "cancel" } else { word };
        let keys: Vec<String> = actions
            .iter()
            .filter_map(|action| app.keymap.key_of(contexts, *action))
            .collect();
        if keys.is_empty() {
            continue;
        }
        let is_arrows = keys.iter().all(|key| key.chars().count() == 1);
        let keys = keys.join(if is_arrows { "" } else { " " });
        let columns = cells::columns(&keys) + 1 + cells::columns(word);
        if usize::from(area.right().saturating_sub(x)) < columns + 1 {
            break;
        }
        x += painter.put(x, area.y, &keys, painter.style(Role::Accent), area.width) + 1;
        x += painter.put(x, area.y, word, painter.style(Role::Muted), area.width) + 3;
    }
}

fn hints(app: &App) -> &'static [Hint] {
    match (app.contexts().first(), app.focus) {
        (Some(Context::Sheet), _) if app.sheet.is_none() => form_hints(app),
        (Some(Context::Enclosures), _) => ENCLOSED,
        (Some(Context::Sheet), _) if app.sheet.as_ref().is_some_and(Sheet::has_cursor) => CHOOSING,
        (Some(Context::Sheet), _) => LOOKING,
        (Some(Context::Prompt), _) if app.is_searching() => SEARCHING,
        (Some(Context::Prompt), _)
            if app
                .prompt
                .as_ref()
                .is_some_and(|prompt| matches!(prompt.purpose, Purpose::Find | Purpose::Compared)) =>
        {
            FINDING
        }
        (Some(Context::Prompt), _) => TYPING,
        (Some(Context::Find), _) => FIND,
        (Some(Context::Compare), _) if app.compare.as_ref().is_some_and(|compare| compare.is_table) => {
            COMPARED_TABLE
        }
        (Some(Context::Compare), _) => COMPARED,
        _ if app.compare.is_some() => PASSAGE,
        (_, Pane::Reader) if app.reader.changes.is_some() => COMPARING,
        (_, Pane::Reader) => READER,
        (_, Pane::Sources) => SOURCES,
        _ if app.stories.merging.is_some() => stories::MERGING,
        _ if !app.list.query_text.is_empty() && app.list.rows.is_empty() => NOT_FOUND,
        _ if !app.list.query_text.is_empty() => NARROWED,
        _ if app.list.rows.is_empty() && !app.library.found.is_empty() => OFFERED_ONLY,
        _ if app.list.rows.is_empty() && app.is_windowed() && app.layout.view == View::All => EMPTY_LIBRARY,
        _ if app.list.rows.is_empty() && !app.loading.is_running => EMPTY,
        _ if !app.library.found.is_empty() => OFFERED,
        _ => stories::hints(app).unwrap_or(if app.edition == Edition::Library {
            LIBRARY
        } else {
            LIST
        }),
    }
}

fn is_about(form: &Form) -> bool {
    matches!(form.kind, Kind::About(_))
}

fn form_hints(app: &App) -> &'static [Hint] {
    let has_choice = app.form_rows().iter().any(|row| row.choice.is_some());
    let has_line = app.form.as_ref().is_some_and(|form| form.line.is_some());
    match (has_choice, has_line) {
        (true, _) => FORM,
        (false, true) => TYPING,
        (false, false) if app.form.as_ref().is_some_and(is_about) => LOOKING,
        (false, false) => WAITING,
    }
}

/// Whether there is what the actions need.
fn is_of_use(app: &App, actions: &[Action]) -> bool {
    let article = app.reader.article.as_ref();
    actions.iter().all(|action| match action {
        Action::Unfold if app.stories.merging.is_some() => {
            let row = app.list.selected_row();
            row.is_some_and(|row| row.stands_for().is_some())
        }
        Action::NextNew => app.news().is_some(),
        Action::FullStrength => app.tally_of_reader().is_some_and(|tally| tally.known > 0),
        Action::Links => article.is_some_and(|article| !article.document.links.is_empty()),
        Action::Compare => app
            .story_of_selected()
            .is_some_and(|story| story.reports.len() > 1),
        Action::NextOutlet => app
            .compare
            .as_ref()
            .is_some_and(|compare| compare.reports.len() > 2),
        Action::RefreshAll => !app.sources.feeds.is_empty(),
        Action::OpenInBrowser => article.is_some_and(|article| article.url.is_some()),
        _ => true,
    })
}
