use std::fs;

use newsview::domain::article::ArticleId;
use newsview::domain::bookmark::Bookmark;
use newsview::domain::change::Change;
use newsview::domain::text::Text;
use newsview::store::facts;

use proptest::collection::vec;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestRunner};

use super::{Home, bookmark, id, sentences, time, unbookmark};

const BY_HAND: &str = r#"# What I keep.
# Sorted by hand.

# the flood
[[bookmark]]
id = "flood"
title = "Flood barrier opens" # good one
address = "https://delta.example/flood"
rating = 5
tags = ["water", "cities"]

[[bookmark]]
address = "https://harbour.example/only"

  # indented, and with a table of its own
  [[bookmark]]
  id = "bread"
  published = 2026-08-01
  added = 2026-08-02T10:00:00+02:00
  note = """
First line
second line"""
  [bookmark.extra]
  shelf = "kitchen"

# ---- other things ----
[other]
kept = true
# the end
"#;

#[test]
fn a_new_bookmark_is_written_as_people_read_it() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    store.apply(&Change::Bookmark {
        bookmark: Box::new(Bookmark {
            title: Text::title("He said \"no\""),
            tags: vec![Text::name("quotes"), Text::name("two words")],
            note: Some(Text::lines("one\ntwo")),
            ..Bookmark::new(id("b"))
        }),
        text: None,
    });
    assert_eq!(
        home.read_toml(),
        "[[bookmark]]\nid = \"a\"\ntitle = \"The day of a\"\naddress = \"https://harbour.example/a\"\n\
         outlet = \"Harbour Wire\"\npublished = 2026-08-13T06:10:00Z\nadded = 2026-08-14T07:00:00Z\n\n\
         [[bookmark]]\nid = \"b\"\ntitle = 'He said \"no\"'\ntags = [\"quotes\", \"two words\"]\nnote = \"\"\"\none\ntwo\"\"\"\n"
    );
    let loaded = home.open().load();
    assert_eq!(loaded.bookmarks[0].published, Some(time("2026-08-13T06:10:00Z")));
    assert_eq!(loaded.bookmarks[1].note.as_deref(), Some("one\ntwo"));
}

#[test]
fn what_the_user_wrote_by_hand_is_understood() {
    let home = Home::new();
    home.write_toml(BY_HAND);
    let bookmarks = home.open().load().bookmarks;
    let names: Vec<&str> = bookmarks.iter().map(Bookmark::name).collect();
    assert_eq!(
        names,
        ["Flood barrier opens", "https://harbour.example/only", "bread"]
    );
    assert_eq!(
        bookmarks[1].id,
        ArticleId::new("bookmark", "https://harbour.example/only")
    );
    assert_eq!(bookmarks[2].published, Some(time("2026-08-01T00:00:00Z")));
    assert_eq!(bookmarks[2].added, Some(time("2026-08-02T08:00:00Z")));
    assert_eq!(bookmarks[2].note.as_deref(), Some("First line\nsecond line"));
}

#[test]
fn comments_order_and_unknown_keys_stay() {
    let home = Home::new();
    home.write_toml(BY_HAND);
    let mut store = home.open();
    store.apply(&bookmark("new"));
    let with_new = home.read_toml();
    let (before, after) = BY_HAND.split_once("\n# ---- other").unwrap();
    assert_eq!(
        with_new,
        format!(
            "{before}\n[[bookmark]]\nid = \"new\"\ntitle = \"The day of new\"\n\
             address = \"https://harbour.example/new\"\noutlet = \"Harbour Wire\"\n\
             published = 2026-08-13T06:10:00Z\nadded = 2026-08-14T07:00:00Z\n\n# ---- other{after}"
        )
    );
    store.undo();
    assert_eq!(home.read_toml(), BY_HAND);
}

#[test]
fn a_bookmark_taken_off_comes_back_just_as_it_was() {
    let only = ArticleId::new("bookmark", "https://harbour.example/only");
    for name in ["flood", only.as_str(), "bread"] {
        let home = Home::new();
        home.write_toml(BY_HAND);
        let mut store = home.open();
        store.apply(&unbookmark(name));
        let without = home.read_toml();
        assert!(without.contains("# What I keep.\n# Sorted by hand.\n"));
        assert!(without.contains("# ---- other things ----\n[other]"));
        assert_eq!(without.contains("# the flood"), name != "flood");
        assert_eq!(without.contains("shelf"), name != "bread");
        assert_eq!(home.open().load().bookmarks.len(), 2);
        store.undo();
        assert_eq!(home.read_toml(), BY_HAND, "after {name}");
        store.redo();
        assert_eq!(home.read_toml(), without, "after {name}");
    }
}

#[test]
fn all_bookmarks_taken_off_come_back_in_their_places() {
    let home = Home::new();
    let mut store = home.open();
    for name in ["a", "b", "c"] {
        store.apply(&bookmark(name));
    }
    let before = home.read_toml();
    for name in ["a", "c", "b"] {
        store.apply(&unbookmark(name));
    }
    assert_eq!(home.read_toml(), "");
    for _ in 0..3 {
        store.undo();
    }
    assert_eq!(home.read_toml(), before);
}

#[test]
fn a_list_written_in_one_line_stays_one() {
    let home = Home::new();
    home.write_toml("bookmark = [{ id = \"a\" }, { id = \"b\", x = 1 }]\n");
    let mut store = home.open();
    store.apply(&unbookmark("b"));
    assert_eq!(home.facts(), ["bookmark a"]);
    store.apply(&bookmark("c"));
    assert_eq!(home.facts(), ["bookmark a", "bookmark c"]);
    store.undo();
    store.undo();
    assert_eq!(home.facts(), ["bookmark a", "bookmark b"]);
    assert!(home.read_toml().contains("x = 1"));
}

#[test]
fn mistakes_are_said_with_their_line_and_left_as_they_are() {
    let home = Home::new();
    let text = "[[bookmark]]\nid = \"a\"\ntitle = 5\n\n[[bookmark]]\ntitle = \"nobody\"\n\n\
                [[bookmark]]\nid = \"a\"\n\n[[bookmark]]\nid = \"b\"\nadded = \"soon\"\ntags = \"x\"\n";
    home.write_toml(text);
    let (mut store, notices) = home.open_noisily();
    assert_eq!(
        notices,
        ["bookmarks.toml, line 3: `title` should be text (and 4 more)"]
    );
    assert_eq!(
        store.mistakes(),
        [
            "line 3: `title` should be text",
            "line 5: this bookmark has neither `id` nor `address`",
            "line 13: `added` should be a date like 2026-08-13T06:10:00Z",
            "line 14: `tags` should be a list of words",
            "line 8: this bookmark stands here a second time",
        ]
    );
    store.apply(&bookmark("c"));
    assert!(home.read_toml().starts_with(text));
    assert_eq!(home.facts(), ["bookmark a", "bookmark b", "bookmark c"]);
    assert_eq!(sentences(&mut store), [""; 0]);
}

#[test]
fn a_damaged_file_is_left_alone_and_loses_nothing() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    let good = home.read_toml();
    let damaged = format!("{good}\n[[bookmark]\nid = \"x\"\n");
    home.write_toml(&damaged);
    assert!(store.changed_elsewhere());
    let said = sentences(&mut store);
    assert!(
        said[0].contains("bookmarks.toml is damaged: line 9, column 12"),
        "{said:?}"
    );
    store.apply(&bookmark("b"));
    store.apply(&unbookmark("a"));
    assert_eq!(home.read_toml(), damaged);
    assert_eq!(store.load().bookmarks.len(), 1);
    assert!(facts(&home.config(), &home.data()).is_err());
    drop(store);

    let (mut store, notices) = home.open_noisily();
    assert_eq!(notices.len(), 1);
    assert_eq!(store.load().bookmarks[0].title.as_str(), "The day of b");
    home.write_toml(&good);
    assert!(store.changed_elsewhere());
    assert_eq!(sentences(&mut store), ["bookmarks.toml is in order again"]);
    assert_eq!(home.facts(), ["bookmark b"]);
    assert!(!home.read_toml().contains("\"a\""));
}

#[test]
fn an_undo_reaches_into_a_file_that_cannot_be_read_yet() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    store.apply(&bookmark("b"));
    drop(store);
    let good = home.read_toml();
    home.write_toml(&format!("{good}[["));
    let (mut store, _) = home.open_noisily();
    assert_eq!(store.undo().unwrap().ids, [id("b")]);
    home.write_toml(&good);
    assert!(store.changed_elsewhere());
    assert_eq!(home.facts(), ["bookmark a"]);
    store.redo();
    assert_eq!(home.read_toml(), good);
}

#[test]
fn a_file_that_is_no_text_or_no_list_is_left_alone() {
    for bytes in [
        &b"[[bookmark]]\nid = \"\xff\"\n"[..],
        b"bookmark = 5\n",
        b"[bookmark]\nid = \"a\"\n",
    ] {
        let home = Home::new();
        fs::create_dir_all(home.config()).unwrap();
        fs::write(home.toml(), bytes).unwrap();
        let (mut store, notices) = home.open_noisily();
        assert!(notices[0].contains("line "), "{notices:?}");
        store.apply(&bookmark("b"));
        assert_eq!(fs::read(home.toml()).unwrap(), bytes);
        assert_eq!(store.load().bookmarks.len(), 1);
    }
}

#[test]
fn the_text_stays_when_the_bookmark_goes() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    assert_eq!(store.bookmark_text(&id("a")).as_deref(), Some("text of a"));
    store.apply(&unbookmark("a"));
    drop(store);
    assert_eq!(home.open().bookmark_text(&id("a")).as_deref(), Some("text of a"));
    assert_eq!(home.open().bookmark_text(&id("b")), None);
}

#[test]
fn a_newer_text_takes_the_place_of_the_older() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    let changed = store.apply(&Change::Bookmark {
        bookmark: Box::new(Bookmark::new(id("a"))),
        text: Some("newer".to_owned()),
    });
    assert_eq!(changed.ids, []);
    assert_eq!(store.bookmark_text(&id("a")).as_deref(), Some("newer"));
    assert_eq!(store.load().bookmarks[0].title.as_str(), "The day of a");
}

#[test]
fn what_an_editor_saves_and_what_newsview_does_come_together() {
    let home = Home::new();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    home.write_toml(&format!(
        "{}\n[[bookmark]]\nid = \"by hand\"\n",
        home.read_toml().replace("The day", "The long day")
    ));
    store.apply(&bookmark("c"));
    assert_eq!(home.facts(), ["bookmark a", "bookmark by hand", "bookmark c"]);
    assert!(home.read_toml().contains("The long day of a"));
    assert!(store.changed_elsewhere());
    fs::remove_file(home.toml()).unwrap();
    assert!(store.changed_elsewhere());
    assert_eq!(store.load().bookmarks, []);
}

#[cfg(unix)]
#[test]
fn a_linked_file_is_replaced_where_it_lies() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let home = Home::new();
    let dotfiles = home.data().join("dotfiles");
    fs::create_dir_all(&dotfiles).unwrap();
    fs::create_dir_all(home.config()).unwrap();
    let target = dotfiles.join("marks.toml");
    symlink(&target, home.toml()).unwrap();
    let mut store = home.open();
    store.apply(&bookmark("a"));
    assert!(fs::symlink_metadata(home.toml()).unwrap().is_symlink());
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&target, fs::Permissions::from_mode(0o644)).unwrap();
    store.apply(&bookmark("b"));
    assert!(fs::symlink_metadata(home.toml()).unwrap().is_symlink());
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o644);
    assert_eq!(home.facts(), ["bookmark a", "bookmark b"]);
    assert_eq!(fs::read_dir(&dotfiles).unwrap().count(), 1);
}

#[test]
fn a_file_with_windows_line_ends_keeps_them() {
    let home = Home::new();
    let text = "# mine\r\n\r\n[[bookmark]]\r\nid = \"a\" # one\r\n";
    home.write_toml(text);
    let mut store = home.open();
    store.apply(&bookmark("b"));
    assert_eq!(home.facts(), ["bookmark a", "bookmark b"]);
    store.undo();
    assert_eq!(home.read_toml(), text);
}

#[test]
fn endless_nesting_is_refused_or_read_but_never_ends_the_program() {
    for (open, close) in [("[", "]"), ("{a = ", "}")] {
        let home = Home::new();
        home.write_toml(&format!(
            "a = {}1{}\n",
            open.repeat(100_000),
            close.repeat(100_000)
        ));
        let (mut store, notices) = home.open_noisily();
        assert_eq!(notices.len(), 1);
        store.apply(&bookmark("b"));
    }
    for text in [
        "a".to_owned() + &".a".repeat(100_000) + " = 1\n",
        format!("[a{}]\n", ".a".repeat(100_000)),
    ] {
        let home = Home::new();
        home.write_toml(&text);
        let (mut store, _) = home.open_noisily();
        store.apply(&bookmark("b"));
        store.undo();
        assert_eq!(home.read_toml(), text);
    }
}

/// Files as people write them: entries, comments and empty lines in any order.
fn files() -> impl Strategy<Value = String> {
    let piece = (0..7usize, 0..1000u32);
    vec(piece, 0..12).prop_map(|pieces| {
        let written = |(place, (kind, number)): (usize, (usize, u32))| match kind {
            0 => "\n".to_owned(),
            1 => format!("# word {number}\n"),
            2 => format!("[other.table{place}]\nkey = {number}\n"),
            3 => format!("[[bookmark]]\naddress = \"https://delta.example/{place}\"\n"),
            4 => format!("\n[[bookmark]]\nid = \"{place}\"\n[bookmark.more]\nkey = {number}\n"),
            _ => format!("\n[[bookmark]] # here\nid = \"{place}\"\nkey = [\n  {number}, # why\n]\n"),
        };
        pieces
            .into_iter()
            .enumerate()
            .map(written)
            .collect::<Vec<_>>()
            .concat()
    })
}

#[test]
fn undo_loses_no_line_of_any_file() {
    let mut runner = TestRunner::new(Config::with_cases(32));
    runner
        .run(&files(), |text| {
            let home = Home::new();
            home.write_toml(&text);
            let mut store = home.open();
            store.apply(&bookmark("new"));
            assert!(home.read_toml().contains("The day of new"));
            store.undo();
            assert_same(&home.read_toml(), &text);
            for taken in store.load().bookmarks {
                store.apply(&Change::Unbookmark { id: taken.id.clone() });
                let without = home.read_toml();
                let lines =
                    |text: &str, start: &str| text.lines().filter(|line| line.starts_with(start)).count();
                assert_eq!(lines(&without, "[other"), lines(&text, "[other"));
                assert_eq!(lines(&without, "[[bookmark]]") + 1, lines(&text, "[[bookmark]]"));
                store.undo();
                assert_same(&home.read_toml(), &text);
            }
            Ok(())
        })
        .unwrap();
}

/// The same lines, empty ones aside; where other tables stand between, in any order.
fn assert_same(left: &str, right: &str) {
    let lines = |text: &str| {
        let mut lines: Vec<String> = text
            .lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        if right.contains("[other") {
            lines.sort_unstable();
        }
        lines
    };
    assert_eq!(lines(left), lines(right));
}
