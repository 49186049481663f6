//! The cursor, and what stays under it.

use newsview::app::effect::Effect;
use newsview::app::message::{Kept, KeptLayout, Message};

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{article, articles, long_article};

#[test]
fn articles_stand_newest_first_and_undated_ones_last() {
    let mut undated = (*article("undated", 0, "The Coast", "No date", "A text.")).clone();
    undated.published = None;
    let mut all = articles();
    all.insert(0, undated.into());
    all.reverse();
    let session = Session::with(all);
    assert_eq!(session.titles()[0], "Leaders vow closer ties in phone call");
    assert_eq!(*session.titles().last().unwrap(), "No date");
}

#[test]
fn the_cursor_stays_on_the_top_row_until_the_first_key() {
    let mut session = Session::loading(Size(120, 36));
    session.tell(Message::Loaded(articles()));
    session.tell(Message::Loaded(vec![article(
        "new",
        1,
        "The Coast",
        "Newest of all",
        "A text.",
    )]));
    assert_eq!(session.selected_title(), "Newest of all");
}

#[test]
fn after_the_first_key_the_cursor_stays_on_its_article_and_its_line() {
    let mut session = Session::loading(Size(120, 36));
    session.tell(Message::Loaded(articles())).press("down");
    let line = |session: &Session| session.app.list.selected - session.app.viewport.list_top;
    let before = line(&session);
    let many = (0..60)
        .map(|index| article(&format!("n{index}"), index, "The Coast", "A new one", "Text."))
        .collect();
    session.tell(Message::Loaded(many));
    assert_eq!(session.selected_title(), "Port strike enters second week");
    assert_eq!(line(&session), before);
}

#[test]
fn an_article_that_comes_twice_is_listed_once() {
    let mut session = Session::with(articles());
    session.tell(Message::Loaded(articles()));
    assert_eq!(session.titles().len(), 5);
}

#[test]
fn moving_stops_at_both_ends() {
    let mut session = Session::with(articles());
    session.press("up up");
    assert_eq!(session.app.list.selected, 0);
    session.press("end down pgdn");
    assert_eq!(session.app.list.selected, 4);
    session.press("g");
    assert_eq!(session.app.list.selected, 0);
}

#[test]
fn the_cursor_returns_to_where_it_was_when_newsview_was_closed() {
    let last = articles()[2].id.clone();
    let mut session = Session::loading(Size(120, 36));
    session.tell(Message::Restored(Box::new(Kept {
        layout: KeptLayout {
            selected: Some(last),
            ..KeptLayout::default()
        },
        ..Kept::default()
    })));
    session.tell(Message::Loaded(articles()));
    assert_eq!(session.selected_title(), "River city opens flood barrier");
}

#[test]
fn where_the_cursor_is_gets_kept_once_it_was_moved() {
    let mut session = Session::with(articles());
    let is_kept = |session: &Session| {
        session
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::SaveSelected(_)))
    };
    assert!(!is_kept(&session));
    session.press("down");
    assert!(is_kept(&session));
}

#[test]
fn a_page_is_what_fits() {
    let many = (0..100)
        .map(|index| article(&format!("n{index}"), index, "The Coast", "One of many", "Text."))
        .collect();
    let mut session = Session::with(many);
    session.press("pgdn");
    assert_eq!(session.app.list.selected, session.app.viewport.list_rows);
}

#[test]
fn the_other_pane_moves_without_being_entered() {
    let mut session = Session::with(vec![long_article()]);
    session.press("J J J J J J");
    assert!(session.app.reader.position > newsview::domain::document::Position::default());
    assert_eq!(session.app.list.selected, 0);
    assert_eq!(session.app.focus, newsview::app::layout::Pane::List);
}
