//! Search over the library, key by key.

use newsview::app::effect::Effect;
use newsview::app::message::Message;
use newsview::domain::library::FeedId;

use super::{library, line, lists};
use crate::support::world::article;

#[test]
fn each_key_asks_and_the_best_hit_is_selected() {
    let mut session = library(300);
    session.press("down down /").take_effects();
    session.type_text("tide");
    assert_eq!(lists(&session.effects).len(), 4);
    assert_eq!(session.titles().len(), 43);
    assert_eq!(session.app.list.selected, 0);
    assert!(
        session.screen().contains("/ tide   43 of 300"),
        "{}",
        session.screen()
    );
}

#[test]
fn the_old_list_stays_until_the_answer_and_late_answers_are_dropped() {
    let mut session = library(300);
    session.press("/");
    session.is_slow = true;
    session.type_text("ti");
    let before = session.titles().len();
    assert!(before >= 100);
    // The answer to `t` comes after `ti` was typed.
    session.deliver();
    assert_eq!(session.titles().len(), before);
    session.deliver_all();
    assert_eq!(session.titles().len(), 43);
}

#[test]
fn backspace_shows_at_once_what_was_answered_before() {
    let mut session = library(300);
    session.press("/").type_text("tid");
    let before: Vec<String> = session.titles().iter().map(ToString::to_string).collect();
    session.type_text("x");
    assert!(session.titles().is_empty());
    session.is_slow = true;
    session.take_effects();
    session.press("backspace");
    assert_eq!(session.titles(), before);
    assert!(lists(&session.take_effects()).is_empty());
    session.press("backspace backspace backspace");
    assert!(session.titles().len() >= 100);
}

#[test]
fn esc_takes_back_list_cursor_and_place() {
    let mut session = library(2_000);
    for _ in 0..12 {
        session.press("pgdn");
    }
    session.press("up up");
    let (title, place) = (session.selected_title().to_owned(), line(&session));
    session.press("/").type_text("tide").press("down");
    session.is_slow = true;
    session.type_text("zz").press("esc");
    assert_eq!(session.selected_title(), title);
    assert_eq!(line(&session), place);
    session.deliver_all();
    assert_eq!(session.selected_title(), title);
    assert_eq!(session.app.list.query_text, "");
}

#[test]
fn enter_keeps_what_is_typed_and_esc_then_widens_with_the_cursor_on_its_article() {
    let mut session = library(300);
    session.press("/").type_text("tide").press("enter down");
    let title = session.selected_title().to_owned();
    assert_eq!(session.titles().len(), 43);
    session.press("esc");
    assert!(session.titles().len() >= 100);
    assert_eq!(session.selected_title(), title);
}

#[test]
fn an_answer_after_enter_still_counts() {
    let mut session = library(300);
    session.is_slow = true;
    session.press("/").type_text("tide").press("enter");
    session.deliver_all();
    assert_eq!(session.titles().len(), 43);
}

#[test]
fn hits_on_the_screen_show_their_best_line() {
    let mut session = library(300);
    session.press("/").type_text("tide");
    let screen = session.screen();
    let shown = screen
        .lines()
        .filter(|line| line.contains("The spring tide came"))
        .count();
    assert!(shown >= session.app.viewport.list_rows, "{screen}");
    let opened = session
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Open(_)))
        .count();
    session.press("up").screen();
    let again = session
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Open(_)))
        .count();
    assert_eq!(opened, again, "what is there is not asked for again");
}

#[test]
fn what_fills_in_later_says_so_and_leaves_the_cursor() {
    let mut session = library(300);
    session.shelf().is_partial = true;
    session.press("/").type_text("tide");
    assert!(session.screen().contains("still looking"), "{}", session.screen());
    session.press("down down");
    let title = session.selected_title().to_owned();
    session.shelf().is_partial = false;
    let list = session
        .effects
        .iter()
        .rev()
        .find(|effect| matches!(effect, Effect::List { .. }));
    let list = list.cloned().unwrap();
    session.shelf().add(
        article("late", -5, "The Coast", "Tide of late", "Text."),
        FeedId(1),
    );
    for answer in session.shelf().answer(&list) {
        session.tell(answer);
    }
    assert!(!session.screen().contains("still looking"));
    assert_eq!(session.titles()[0], "Tide of late");
    assert_eq!(session.selected_title(), title);
}

#[test]
fn an_article_that_arrives_while_typing_is_found() {
    let mut session = library(300);
    session.press("/").type_text("tide");
    session.shelf().add(
        article("new", -5, "The Coast", "The tide again", "Text."),
        FeedId(1),
    );
    session.tell(Message::LibraryChanged);
    assert_eq!(session.titles().len(), 44);
    session.press("esc");
    assert_eq!(session.titles()[0], "The tide again");
}
