//! The keys of what is new, and what is said of it.

use newsview::app::message::{Marked, Message};

use super::{SIZE, dark, dimmed};
use crate::support::screen::Size;
use crate::support::told::{id, read, select, session, session_with_copy};

#[test]
fn an_article_without_a_story_says_so() {
    let mut session = dark();
    select(&mut session, "alone");
    session.press("enter }");
    let said = session.app.notices.shown.as_ref().unwrap();
    assert_eq!(said.text, "no other report of this is known");
}

#[test]
fn a_report_whose_copy_was_read_before_is_all_known() {
    let mut session = session_with_copy(SIZE).with_theme("dark");
    let marked = Marked {
        read: vec![(id("copy"), true)],
        ..Marked::default()
    };
    session.tell(Message::Marked(marked));
    select(&mut session, "wire");
    session.press("enter");
    let dimmed = dimmed(&mut session);
    assert!(dimmed.contains("112 passengers"), "{dimmed}");
    assert!(
        session.screen().contains("reports read · nothing new"),
        "{}",
        session.screen()
    );
    session.press("}");
    let said = session.app.notices.shown.as_ref().unwrap();
    assert_eq!(said.text, "nothing new: all of it is told in what you read");
}

#[test]
fn the_head_and_the_row_say_how_much_is_new() {
    let mut session = session(SIZE);
    read(&mut session, "wire");
    select(&mut session, "paper");
    let screen = session.screen();
    assert!(
        screen.contains("1 of 3 reports read · 3 new sentences"),
        "{screen}"
    );
    assert!(screen.contains("The Coast · 3 new sentences"), "{screen}");
    assert!(screen.contains("Delta Post · nothing new"), "{screen}");
    session.press("enter esc");
    let screen = session.screen();
    assert!(
        !screen.contains("The Coast · 3 new sentences"),
        "what is read has nothing new: {screen}"
    );
}

#[test]
fn the_keys_go_from_new_passage_to_new_passage_and_round() {
    let mut session = session(Size(120, 14));
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter");
    let mut seen = Vec::new();
    for _ in 0..4 {
        session.press("}");
        let place = session.app.viewport.place;
        seen.push((place.passage, place.passages));
    }
    assert_eq!(seen, [(1, 3), (2, 3), (3, 3), (1, 3)]);
    session.press("{");
    assert_eq!(session.app.viewport.place.passage, 3);
    session.press("{");
    assert_eq!(session.app.viewport.place.passage, 2);
}

#[test]
fn all_at_full_strength_is_remembered_for_the_session() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    assert_ne!(dimmed(&mut session), "");
    session.press("F");
    assert_eq!(dimmed(&mut session), "");
    select(&mut session, "brief");
    assert_eq!(dimmed(&mut session), "");
    session.press("F");
    assert_ne!(dimmed(&mut session), "");
}

#[test]
fn a_mark_taken_back_takes_the_dimming_back() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    assert_ne!(dimmed(&mut session), "");
    let marked = Marked {
        read: vec![(id("wire"), false)],
        ..Marked::default()
    };
    session.tell(Message::Marked(marked));
    assert_eq!(dimmed(&mut session), "");
}
