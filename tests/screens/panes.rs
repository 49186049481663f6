//! The panes at every size, and what is said where there is nothing.

use std::sync::Arc;

use insta::assert_snapshot;
use newsview::app::message::Message;
use newsview::domain::article::{Article, Kind};

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{article, articles, long_article};

#[test]
fn the_list_stands_above_the_reader_on_a_narrow_screen() {
    assert_snapshot!(Session::sized(Size(80, 24), articles()).press("down").screen());
}

#[test]
fn the_list_stands_beside_the_reader_on_a_normal_screen() {
    assert_snapshot!(Session::with(articles()).press("down").screen());
}

#[test]
fn a_wide_screen_leaves_air_around_the_text() {
    assert_snapshot!(Session::sized(Size(200, 50), articles()).press("enter").screen());
}

#[test]
fn the_smallest_screen_still_shows_both() {
    assert_snapshot!(Session::sized(Size(40, 10), articles()).press("down").screen());
}

#[test]
fn a_screen_that_is_too_small_says_so() {
    assert_snapshot!(Session::sized(Size(38, 9), articles()).screen());
    for (columns, rows) in [(1, 1), (2, 1), (1, 200), (39, 10), (40, 9), (10, 3)] {
        Session::sized(Size(columns, rows), articles())
            .press("down enter / a esc ? esc")
            .screen();
    }
}

#[test]
fn one_pane_shows_the_one_that_has_the_focus() {
    let mut session = Session::sized(Size(80, 24), articles());
    session.press("z");
    assert_snapshot!("one_pane_list", session.screen());
    session.press("enter");
    assert_snapshot!("one_pane_reader", session.screen());
}

#[test]
fn one_line_rows_fit_twice_as_many() {
    let mut session = Session::with(articles());
    session.press(":").type_text("rows of one line").press("enter");
    assert_snapshot!(session.screen());
}

#[test]
fn the_place_in_a_long_text_stands_in_the_corner() {
    assert_snapshot!(
        Session::sized(Size(80, 24), vec![long_article()])
            .press("enter pgdn")
            .screen()
    );
}

#[test]
fn loading_shows_how_far_it_is() {
    let mut session = Session::loading(Size(120, 12));
    session.tell(Message::LoadAdvanced {
        done: 1204,
        of: 10_000,
    });
    assert_snapshot!("loading_nothing_yet", session.screen());
    session.tell(Message::Loaded(articles()));
    assert_snapshot!("loading", session.screen());
}

#[test]
fn an_empty_list_says_what_to_press() {
    let mut session = Session::sized(Size(80, 24), articles());
    session.press("3");
    assert!(
        session
            .screen()
            .contains("no bookmarks yet; b keeps an article for good")
    );
    session.press("1 A 2");
    assert!(session.screen().contains("all read; 1 shows all articles"));
    session.press("1 /").type_text("zzzz");
    assert!(
        session
            .screen()
            .contains("nothing found; esc takes the search back")
    );
    assert!(
        Session::sized(Size(80, 24), Vec::new())
            .screen()
            .contains("no articles here")
    );
}

#[test]
fn the_split_moves_and_stays_within_reason() {
    let mut session = Session::with(articles());
    let start = session.app.viewport.list.columns;
    session.press("> >");
    assert!(session.app.viewport.list.columns > start);
    for _ in 0..40 {
        session.press("<");
    }
    assert!(session.app.viewport.list.columns >= 24);
}

#[test]
fn what_an_empty_list_says_is_whole_where_the_list_is_small() {
    let mut session = Session::sized(Size(100, 30), articles());
    session.press("< < < < < 3");
    let screen = session.screen();
    let said: Vec<&str> = screen
        .lines()
        .filter_map(|line| line.split('│').next())
        .flat_map(str::split_whitespace)
        .collect();
    assert!(
        said.join(" ")
            .contains("no bookmarks yet; b keeps an article for good"),
        "{screen}"
    );
}

#[test]
fn titles_keep_their_room_when_other_ages_come_on_the_screen() {
    let title = "A long title that is cut at the edge of the list because it has no room ".repeat(2);
    let old = |name: &str, days: i64| article(name, days * 24 * 60, "Tide", &title, "Text.");
    let all: Vec<_> = (0..40).map(|day| old(&format!("n{day}"), day)).collect();
    let mut session = Session::sized(Size(80, 24), all);
    let cut = |session: &mut Session| session.screen().lines().nth(3).unwrap().find('…');
    let before = cut(&mut session);
    session.press("end");
    assert_eq!(cut(&mut session), before);
}

#[test]
fn a_feed_says_that_it_is_one() {
    let mut feed = Article::clone(&article("feed", 0, "", "Harbour", ""));
    feed.kind = Kind::Feed;
    feed.published = None;
    let mut session = Session::sized(Size(100, 20), vec![Arc::new(feed)]);
    let screen = session.screen();
    assert!(screen.contains("    feed · https://example.org/"), "{screen}");
    assert!(screen.contains("│  a feed"), "{screen}");
}
