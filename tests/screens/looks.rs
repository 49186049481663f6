//! Marks, search, sheets and notices as they look.

use insta::assert_snapshot;
use newsview::app::message::Message;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{articles, long_article};

#[test]
fn read_unread_and_bookmarked_rows_differ_without_colour() {
    let mut session = Session::sized(Size(100, 14), articles());
    session.press("enter esc down b down enter b esc up up");
    assert_snapshot!(session.screen());
}

#[test]
fn a_search_shows_the_line_in_which_it_found_the_words() {
    let mut session = Session::sized(Size(110, 16), articles());
    session.press("/").type_text("strike storm");
    assert_snapshot!(session.screen());
}

#[test]
fn a_kept_search_is_named_below() {
    let mut session = Session::sized(Size(100, 14), articles());
    session.press("/").type_text("strike").press("enter");
    assert_snapshot!(session.screen());
}

#[test]
fn finding_in_the_text_counts_the_hits() {
    let mut session = Session::sized(Size(100, 20), vec![long_article()]);
    session.press("enter /").type_text("tide");
    assert_snapshot!("finding", session.screen());
    session.press("enter n");
    assert_snapshot!("found", session.screen());
}

#[test]
fn help_lies_over_the_dimmed_screen() {
    let mut session = Session::with(articles());
    session.press("?");
    assert_snapshot!("help", session.screen());
    session.type_text("unread");
    assert_snapshot!("help_narrowed", session.screen());
}

#[test]
fn the_palette_names_everything() {
    let mut session = Session::sized(Size(80, 24), articles());
    session.press(":").type_text("book");
    assert_snapshot!(session.screen());
}

#[test]
fn notices_and_errors_stand_below() {
    let mut session = Session::sized(Size(100, 12), articles());
    session.tell(Message::Said("3 articles marked read; u takes it back".into()));
    assert_snapshot!("notice", session.screen());
    session.tell(Message::Failed(
        "config.toml: line 3: unknown setting \"mesure\"; did you mean \"measure\"?".into(),
    ));
    assert_snapshot!("error", session.screen());
    session.press("!");
    assert_snapshot!("notices", session.screen());
}

#[test]
fn every_theme_draws_the_same_text() {
    let text = |name: &str| {
        let mut session = Session::sized(Size(120, 36), articles()).with_theme(name);
        let screen = session.press("down b").screen();
        screen.rsplit_once('\n').unwrap().0.to_owned()
    };
    let ansi = text("ansi");
    for name in ["dark", "light", "mono"] {
        assert_eq!(text(name), ansi, "{name}");
    }
}

#[test]
fn a_long_line_shows_what_is_typed_last() {
    let mut session = Session::sized(Size(40, 10), articles());
    session
        .press("?")
        .type_text(&"words ".repeat(20))
        .type_text("last");
    assert!(session.screen().contains("words last"), "{}", session.screen());
    session
        .press("esc /")
        .type_text(&"words ".repeat(20))
        .type_text("last");
    let screen = session.screen();
    assert!(screen.contains("words last   0 of 5"), "{screen}");
}
