//! Help, palette, notices: made from the live keymap, narrowed as you type.

use std::collections::HashMap;

use newsview::app::action::Action;
use newsview::app::key::Key;
use newsview::app::keymap::Context;
use newsview::app::message::Message;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{articles, empty_app, linked_article};

#[test]
fn every_action_has_a_key_or_is_in_the_palette_only() {
    let app = empty_app();
    let keyless: Vec<&str> = Action::ALL
        .iter()
        .filter(|action| app.keymap.keys_of(**action).is_empty())
        .map(|action| action.name())
        .collect();
    assert_eq!(
        keyless,
        [
            "note",
            "merge",
            "rename_source",
            "move_source",
            "change_address",
            "one_line_rows"
        ]
    );
}

#[test]
fn no_two_actions_share_a_key_in_one_context() {
    let app = empty_app();
    let mut seen: HashMap<(Context, Vec<Key>), Action> = HashMap::new();
    for (context, keys, action) in app.keymap.all() {
        let other = seen.insert((context, keys.to_vec()), action);
        assert!(other.is_none(), "{context:?} {keys:?}: {action:?} and {other:?}");
    }
}

#[test]
fn every_action_stands_in_the_help() {
    let mut session = Session::with(articles());
    session.press("?");
    let lines: Vec<String> = session
        .app
        .sheet_entries()
        .into_iter()
        .map(|entry| entry.right)
        .collect();
    for action in Action::ALL.iter().filter(|action| action.link().is_none()) {
        assert!(
            lines.iter().any(|line| line == action.help()),
            "{}",
            action.name()
        );
    }
}

#[test]
fn help_is_narrowed_as_you_type() {
    let mut session = Session::with(articles());
    session.press("?").type_text("bookmark");
    let entries = session.app.sheet_entries();
    assert!(entries.iter().any(|entry| entry.right == Action::Bookmark.help()));
    assert!(!entries.iter().any(|entry| entry.right == Action::Undo.help()));
}

#[test]
fn the_palette_does_what_is_found_by_a_fuzzy_name() {
    let mut session = Session::with(articles());
    session.press(":").type_text("mark all").press("enter");
    assert_eq!(session.app.unread_count(), 0);
    assert!(session.app.sheet.is_none());
}

#[test]
fn an_error_stays_until_it_was_seen() {
    let mut session = Session::with(articles());
    session.tell(Message::Failed("cannot write library.db: no space left".into()));
    session.press("down down");
    assert!(session.screen().contains("no space left"));
    session.press("!");
    assert!(session.screen().contains("no space left"));
    session.press("esc down");
    assert!(!session.screen().contains("no space left"));
}

#[test]
fn the_last_hundred_notices_are_kept() {
    let mut session = Session::with(articles());
    for index in 0..150 {
        session.tell(Message::Said(format!("notice {index}")));
    }
    assert_eq!(session.app.notices.log.len(), 100);
}

#[test]
fn a_sheet_without_a_cursor_turns_back_at_its_end_at_once() {
    let mut session = Session::with(articles());
    session.press("? pgdn pgdn pgdn pgdn pgdn pgdn");
    let end = session.screen();
    session.press("up");
    assert_ne!(session.screen(), end);
    session.press("down down down");
    assert_eq!(session.screen(), end);
}

#[test]
fn a_notice_that_is_longer_than_the_line_is_whole_in_the_sheet() {
    let mut session = Session::sized(Size(60, 20), articles());
    let words: Vec<String> = (1..30).map(|number| format!("word{number}")).collect();
    session.tell(Message::Failed(words.join(" ")));
    let line = session.screen();
    assert!(line.contains("! more"), "{line}");
    session.press("!");
    let sheet = session.screen();
    assert!(words.iter().all(|word| sheet.contains(word)), "{sheet}");
}

#[test]
fn links_are_listed_with_their_words_and_addresses() {
    let mut session = Session::with(vec![linked_article()]);
    session.press("enter f");
    let screen = session.screen();
    let line = screen.lines().find(|line| line.contains("tide table ")).unwrap();
    assert!(line.contains("https://example.org/tides"), "{screen}");
    session.type_text("boats");
    assert_eq!(session.app.sheet_entries().len(), 1);
}

#[test]
fn pasting_into_a_sheet_begins_at_its_first_line() {
    let mut session = Session::with(articles());
    session.press(": down down down");
    session.tell(Message::Pasted("mark all".into()));
    session.press("enter");
    assert_eq!(session.app.unread_count(), 0);
}

#[test]
fn the_cursor_of_a_sheet_moves_up_before_the_lines_do() {
    let mut session = Session::sized(Size(80, 16), articles());
    session.press(":");
    session.press(&"down ".repeat(20));
    let top = session.app.viewport.sheet_top;
    assert!(top > 0);
    session.press("up up");
    assert_eq!(session.app.viewport.sheet_top, top);
}

/// A key as the README writes it: `Ctrl-F`, `PgDn`, `Space`, `F1`; a letter as it is.
fn in_readme(key: &str) -> String {
    let part = |part: &str| match part {
        "pgdn" => "PgDn".to_owned(),
        "pgup" => "PgUp".to_owned(),
        one if one.chars().count() == 1 => one.to_owned(),
        word => word[..1].to_uppercase() + &word[1..],
    };
    match key.split_once('-') {
        Some((modifier, rest)) if !rest.is_empty() => {
            let rest = if modifier == "ctrl" {
                rest.to_uppercase()
            } else {
                part(rest)
            };
            format!("{}-{rest}", part(modifier))
        }
        _ => part(key),
    }
}

#[test]
fn the_readme_names_every_default_key() {
    let readme = include_str!("../../README.md");
    let table = readme
        .split("## Keys")
        .nth(1)
        .unwrap()
        .split("## The command line")
        .next()
        .unwrap();
    let app = empty_app();
    for (context, keys, action) in app.keymap.all() {
        let is_pane = matches!(
            context,
            Context::Global
                | Context::Sources
                | Context::List
                | Context::Reader
                | Context::Find
                | Context::Compare
        );
        // The README says "1–9" for the nine links.
        if !is_pane || action.link().is_some() {
            continue;
        }
        let key = in_readme(&keys[0].symbol());
        assert!(
            table.contains(&format!("`{key}`")),
            "{key} ({}) is not in the README's key table",
            action.name()
        );
    }
}
