use std::fs;

use newsview::domain::change::Change;
use newsview::store::facts;
use proptest::collection::vec;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestRunner};

use super::{Home, bookmark, id, sentences, unbookmark};

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
