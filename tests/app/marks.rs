//! What becomes read and when, bookmarks, and taking things back.

use newsview::app::effect::Effect;
use newsview::app::message::{Marked, Message};

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{article, articles, long_article};

fn is_read(session: &Session, index: usize) -> bool {
    session.app.is_read(&session.app.list.rows[index].article.id)
}

#[test]
fn the_cursor_passing_marks_nothing_read() {
    let mut session = Session::with(articles());
    session.press("down down up");
    assert_eq!(session.app.unread_count(), 5);
}

#[test]
fn opening_marks_read() {
    for key in ["enter", "right", "l"] {
        let mut session = Session::with(articles());
        session.press(key);
        assert!(is_read(&session, 0), "{key}");
    }
}

#[test]
fn arriving_by_n_or_bracket_marks_read() {
    for (key, row) in [("n", 1), ("]", 1), ("N", 4)] {
        let mut session = Session::with(articles());
        session.press(key);
        assert_eq!(session.app.list.selected, row, "{key}");
        assert!(is_read(&session, row), "{key}");
        assert!(!is_read(&session, 0), "{key}");
    }
}

#[test]
fn the_end_reached_by_moving_marks_read_but_a_short_text_does_not() {
    let mut session = Session::with(vec![long_article(), articles().remove(3)]);
    session.press("J");
    assert!(!is_read(&session, 0));
    for _ in 0..200 {
        session.press("J");
    }
    assert!(is_read(&session, 0));
    session.press("down J J");
    assert!(!is_read(&session, 1), "a short text fitted, nothing was moved");
}

#[test]
fn m_turns_the_mark_over() {
    let mut session = Session::with(articles());
    session.press("m");
    assert!(is_read(&session, 0));
    session.press("m");
    assert!(!is_read(&session, 0));
}

#[test]
fn mark_all_read_asks_nothing_and_is_one_change() {
    let mut session = Session::with(articles());
    session.press("A");
    assert_eq!(session.app.unread_count(), 0);
    let marks = session
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Mark(_)))
        .count();
    assert_eq!(marks, 1);
}

#[test]
fn mark_all_read_takes_only_what_is_shown() {
    let mut session = Session::with(articles());
    session.press("/").type_text("strike").press("enter A");
    assert_eq!(session.app.unread_count(), 3);
}

#[test]
fn a_row_read_under_unread_stays_until_the_list_is_left() {
    let mut session = Session::with(articles());
    session.press("2 enter esc");
    assert_eq!(session.titles().len(), 5);
    session.press("1 2");
    assert_eq!(session.titles().len(), 4);
}

#[test]
fn bookmarks_have_a_view_of_their_own() {
    let mut session = Session::with(articles());
    session.press("down b 3");
    assert_eq!(session.titles(), ["Port strike enters second week"]);
    session.press("b 1 3");
    assert!(session.titles().is_empty());
}

#[test]
fn u_asks_for_undo_and_shift_u_for_redo() {
    let mut session = Session::with(articles());
    session.press("u U");
    assert!(session.effects.contains(&Effect::Undo));
    assert!(session.effects.contains(&Effect::Redo));
}

#[test]
fn space_says_the_end_once_and_then_goes_on_to_the_next_unread() {
    let mut session = Session::sized(
        Size(80, 24),
        vec![
            article("one", 1, "The Coast", "One", "Short."),
            article("two", 2, "The Coast", "Two", "Short too."),
        ],
    );
    session.press("enter space");
    assert_eq!(session.selected_title(), "One");
    assert!(session.screen().contains("space again"), "{}", session.screen());
    session.press("space");
    assert_eq!(session.selected_title(), "Two");
}

#[test]
fn what_is_taken_back_comes_back_to_the_unread_view() {
    let mut session = Session::with(articles());
    session.press("A 2");
    assert!(session.titles().is_empty());
    let read: Vec<_> = articles()
        .iter()
        .map(|article| (article.id.clone(), false))
        .collect();
    session.tell(Message::Marked(Marked {
        read,
        ..Marked::default()
    }));
    assert_eq!(session.titles().len(), articles().len());
}

#[test]
fn a_row_read_in_the_unread_view_stays_until_it_is_left() {
    let mut session = Session::with(articles());
    session.press("2 enter esc down enter esc");
    assert_eq!(session.titles().len(), articles().len());
    session.press("1 2");
    assert_eq!(session.titles().len(), articles().len() - 2);
}
