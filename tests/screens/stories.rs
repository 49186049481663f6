//! Stories in the list at every size, in colour, sixteen colours and none.

use insta::assert_snapshot;

use crate::support::events::{id, shelf};
use crate::support::press::Session;
use crate::support::screen::Size;

const SIZES: [Size; 3] = [Size(80, 24), Size(120, 36), Size(200, 50)];
const THEMES: [&str; 3] = ["dark", "ansi", "mono"];

fn at(size: Size, theme: &str) -> Session {
    let mut shelf = shelf();
    shelf.read.insert(id("talks"));
    shelf.read.insert(id("storm"));
    shelf.bookmarked.insert(id("ferry"));
    Session::over(size, shelf).with_theme(theme)
}

fn name(what: &str, size: Size, theme: &str) -> String {
    format!("{what}_{}_{theme}", size.0)
}

#[test]
fn a_row_a_story() {
    for size in SIZES {
        for theme in THEMES {
            assert_snapshot!(name("folded", size, theme), at(size, theme).screen());
        }
    }
}

#[test]
fn an_unfolded_story_shows_its_reports() {
    for size in SIZES {
        for theme in THEMES {
            let mut session = at(size, theme);
            session.press("right down down");
            assert_snapshot!(name("unfolded", size, theme), session.screen());
        }
    }
}

#[test]
fn rows_of_one_line() {
    for size in SIZES {
        let mut session = at(size, "mono");
        session
            .press(":")
            .type_text("one line or two")
            .press("enter right");
        assert_snapshot!(name("one_line", size, "mono"), session.screen());
    }
}

#[test]
fn the_reader_says_what_of_the_story_is_read() {
    for size in SIZES {
        let mut session = at(size, "mono");
        session.press("enter");
        assert_snapshot!(name("reader", size, "mono"), session.screen());
    }
}

#[test]
fn why_it_is_one_story() {
    for size in SIZES {
        let mut session = at(size, "mono");
        session.press("w");
        assert_snapshot!(name("why", size, "mono"), session.screen());
    }
}

#[test]
fn the_view_of_stories_and_what_is_to_be_joined() {
    let mut session = at(Size(120, 36), "mono");
    session.press("4");
    assert_snapshot!("view", session.screen());
    session
        .press(":")
        .type_text("join this story")
        .press("enter down");
    assert_snapshot!("joining", session.screen());
}

#[test]
fn the_smallest_screen_shows_stories_too() {
    let mut session = at(Size(40, 10), "mono");
    session.press("right");
    assert_snapshot!("smallest", session.screen());
}
