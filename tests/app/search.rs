//! Search as you type, and the way back.

use newsview::app::message::Message;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{article, articles, long_article};

#[test]
fn every_key_narrows_the_list_title_hits_first() {
    let mut session = Session::with(articles());
    session.press("/").type_text("strik");
    assert_eq!(
        session.titles(),
        ["Port strike enters second week", "River city opens flood barrier"]
    );
    session.type_text("e storm");
    assert_eq!(session.titles(), ["River city opens flood barrier"]);
}

#[test]
fn esc_takes_the_search_back_with_the_cursor_where_it_was() {
    let mut session = Session::with(articles());
    session.press("down down down /").type_text("strike").press("esc");
    assert_eq!(session.titles().len(), 5);
    assert_eq!(session.selected_title(), "Bread prices fall for a third month");
}

#[test]
fn enter_keeps_the_filter() {
    let mut session = Session::with(articles());
    session.press("/").type_text("strike").press("enter");
    assert!(session.app.prompt.is_none());
    assert_eq!(session.titles().len(), 2);
}

#[test]
fn a_filter_that_is_edited_and_taken_back_is_as_it_was() {
    let mut session = Session::with(articles());
    session
        .press("/")
        .type_text("strike")
        .press("enter /")
        .type_text(" storm");
    assert_eq!(session.titles().len(), 1);
    session.press("esc");
    assert_eq!(session.titles().len(), 2);
    assert_eq!(session.app.list.query_text, "strike");
}

#[test]
fn half_typed_queries_make_sense() {
    for (typed, count) in [
        ("-", 5),
        ("\"", 5),
        ("\"port str", 1),
        ("strike -port", 1),
        ("-strike", 3),
        ("10000", 1),
    ] {
        let mut session = Session::with(articles());
        session.press("/").type_text(typed);
        assert_eq!(session.titles().len(), count, "{typed}");
    }
}

#[test]
fn backspace_widens_again() {
    let mut session = Session::with(articles());
    session.press("/").type_text("strikex");
    assert!(session.titles().is_empty());
    session.press("backspace");
    assert_eq!(session.titles().len(), 2);
}

#[test]
fn articles_that_arrive_while_searching_are_searched_too() {
    let mut session = Session::loading(Size(120, 36));
    session.press("/").type_text("strike");
    session.tell(Message::Loaded(articles()));
    assert_eq!(session.titles().len(), 2);
}

#[test]
fn the_arrows_move_the_list_while_typing() {
    let mut session = Session::with(articles());
    session.press("/").type_text("strike").press("down enter");
    assert_eq!(session.selected_title(), "River city opens flood barrier");
}

#[test]
fn a_paste_is_typed_as_one_line() {
    let mut session = Session::with(articles());
    session.press("/").tell(Message::Pasted("port\nstrike".into()));
    assert_eq!(session.app.list.query_text, "port strike");
    assert_eq!(session.titles().len(), 1);
}

#[test]
fn find_in_the_text_goes_to_the_hit_and_on_to_the_next() {
    let mut session = Session::with(vec![long_article()]);
    session.press("enter /").type_text("paragraph 3");
    let first = session.app.viewport.place;
    assert!(first.hits > 0);
    session.press("enter n n");
    assert_eq!(session.app.viewport.place.hit, 3);
    session.press("N");
    assert_eq!(session.app.viewport.place.hit, 2);
    session.press("esc");
    assert!(session.app.reader.find.is_none());
}

#[test]
fn find_that_is_taken_back_leaves_the_text_where_it_was() {
    let mut session = Session::with(vec![long_article()]);
    session.press("enter pgdn");
    let before = session.app.reader.position;
    session.press("/").type_text("paragraph 39").press("esc");
    assert_eq!(session.app.reader.position, before);
}

#[test]
fn outlet_and_words_of_the_text_are_found() {
    let mut session = Session::with(vec![article("a", 1, "Delta Post", "A title", "Łódź and Straße.")]);
    for typed in ["delta", "lodz", "strasse"] {
        session.press("/").type_text(typed);
        assert_eq!(session.titles().len(), 1, "{typed}");
        session.press("esc");
    }
}

#[test]
fn the_hits_are_counted_as_each_letter_is_typed() {
    let mut session = Session::with(vec![long_article()]);
    session.press("enter /").type_text("tid");
    let line = |session: &mut Session| session.screen().lines().rev().nth(2).unwrap().to_owned();
    session.type_text("e");
    let first = line(&mut session);
    assert!(first.contains("/ tide   1 of "), "{first}");
    session.type_text("zzz");
    let none = line(&mut session);
    assert!(none.contains("not in this text"), "{none}");
}

#[test]
fn a_list_narrowed_key_by_key_is_the_list_of_the_whole_query() {
    let words = ["strike", "storm", "port", "river"];
    let all: Vec<_> = (0..40)
        .map(|index: usize| {
            let word = |place: usize| words[(index / place) % words.len()];
            let title = format!("{} {}", word(1), word(4));
            let text = format!("The {} and the {}.", word(2), word(3));
            article(
                &format!("n{index}"),
                i64::try_from(index).unwrap(),
                "The Coast",
                &title,
                &text,
            )
        })
        .collect();
    for query in [
        "strike",
        "storm port",
        "river -port",
        "\"the storm",
        "port strike",
    ] {
        let mut typed = Session::with(all.clone());
        typed.press("/").type_text(query);
        let mut pasted = Session::with(all.clone());
        pasted.press("/").tell(Message::Pasted(query.into()));
        let ids = |session: &Session| -> Vec<_> {
            session
                .app
                .list
                .rows
                .iter()
                .map(|row| row.article.id.clone())
                .collect()
        };
        assert!(!ids(&typed).is_empty(), "{query}");
        assert_eq!(ids(&typed), ids(&pasted), "{query}");
    }
}
