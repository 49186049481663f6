use std::fs;

use newsview::domain::article::ArticleId;
use newsview::domain::bookmark::Bookmark;
use newsview::domain::change::Change;
use newsview::domain::text::Text;

use super::{Home, bookmark, id, time, unbookmark};

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
