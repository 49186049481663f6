//! The table, the facts, other screens, and what happens beside it.

use std::sync::Arc;

use newsview::app::compare::Side;
use newsview::app::message::Message;
use newsview::domain::library::Listing;
use newsview::domain::story::{Report, Story};

use super::{WIDE, own, reader_outlet, said, shown_outlets};
use crate::support::compared::compared;
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::articles;

#[test]
fn the_table_opens_what_a_cell_says() {
    let mut session = compared(WIDE, "strike");
    session.press("T end");
    assert!(session.app.compare.as_ref().unwrap().is_table);
    let mut opened = 0;
    for _ in 0..3 {
        session.press("tab enter");
        if session.app.compare.as_ref().unwrap().is_away {
            opened += 1;
            session.press("esc");
        } else {
            assert_eq!(said(&session), "this report does not say it");
        }
    }
    assert!(opened >= 2);
    session.press("T");
    assert!(!session.app.compare.as_ref().unwrap().is_table);
}

#[test]
fn the_cursor_stays_on_its_sentences_on_another_screen() {
    let mut session = compared(WIDE, "strike");
    session.press("n n n n n n");
    let spot = |session: &Session, is_stacked: bool| {
        let compare = session.app.compare.as_ref().unwrap();
        let item = &compare.items(is_stacked)[compare.index(is_stacked)];
        (item.left, item.right)
    };
    let before = spot(&session, false);
    session.resize(70, 20);
    assert_eq!(spot(&session, true), before);
    session.resize(10, 3).resize(200, 50);
    assert_eq!(spot(&session, false), before);
}

#[test]
fn facts_move_both_reports() {
    let mut session = compared(Size(200, 50), "strike");
    session.press("shift-tab");
    assert_eq!(session.app.compare.as_ref().unwrap().side, Side::Facts);
    session.press("end");
    let compare = session.app.compare.as_ref().unwrap();
    let fact = compare.facts().last().unwrap();
    let item = &compare.items(false)[compare.index(false)];
    let own = if fact.a.place.report == compare.left {
        &fact.a
    } else {
        &fact.b
    };
    assert_eq!(item.left, Some(own.place.sentence));
    session.resize(150, 40);
    assert_eq!(session.app.compare.as_ref().unwrap().side, Side::Left);
}

#[test]
fn the_cursor_on_a_fact_stands_on_the_row_that_has_it_in_brackets() {
    for name in ["strike", "barrier"] {
        let mut session = compared(Size(200, 50), name);
        session.press("shift-tab");
        let count = session.app.compare.as_ref().unwrap().facts().count();
        for number in 0..count {
            let compare = session.app.compare.as_ref().unwrap();
            assert_eq!(compare.selected_fact(), Some(number));
            let fact = compare.facts().nth(number).unwrap();
            let comparison = compare.comparison.as_ref().unwrap();
            let item = &compare.items(false)[compare.index(false)];
            let is_there = item.facts.iter().any(|own| &comparison.facts[*own] == fact);
            assert!(is_there, "{fact:?} in {item:?}");
            session.press("down");
        }
    }
}

#[test]
fn every_line_can_be_reached_one_by_one() {
    let mut session = compared(Size(40, 10), "barrier");
    let mut down = vec![session.screen()];
    for _ in 0..150 {
        session.press("down");
        down.push(session.screen());
    }
    let compare = session.app.compare.as_ref().unwrap();
    assert_eq!(compare.index(true) + 1, compare.items(true).len());
    let spans = &session.app.viewport.compare;
    assert_eq!(compare.top, spans.last_top());
    session.press("home");
    assert_eq!(session.app.compare.as_ref().unwrap().top, 0);
}

#[test]
fn what_arrives_meanwhile_moves_nothing() {
    let mut session = compared(WIDE, "strike");
    session.press("tab");
    let outlet = reader_outlet(&session).to_owned();
    let screen = session.screen();
    session.tell(Message::Loaded(articles()));
    assert_eq!(reader_outlet(&session), outlet);
    assert_eq!(session.screen(), screen);
    session.press("enter");
    session.tell(Message::Loaded(own()));
    assert_eq!(reader_outlet(&session), outlet);
}

#[test]
fn going_elsewhere_ends_it() {
    let mut session = compared(WIDE, "strike");
    session.press("B");
    assert!(session.app.compare.is_none());
    let mut session = compared(WIDE, "strike");
    session.press("enter ]");
    assert!(session.app.compare.is_none());
    assert_eq!(
        session.app.reader.article.as_ref().unwrap().title.as_str(),
        session.selected_title()
    );
    let mut session = compared(WIDE, "strike");
    session.press("q");
    assert!(session.app.compare.is_none() && !session.app.quit);
}

#[test]
fn reports_of_the_library_get_their_texts_when_they_are_wanted() {
    let shelf = Shelf::with(own());
    let rows = shelf.rows(&Listing::default());
    let mut session = Session::over(WIDE, shelf);
    let reports = rows.into_iter().zip(0..).map(|(row, text)| Report {
        article: Arc::clone(&row.article),
        row: Some(Arc::new(row)),
        words: 20,
        text,
    });
    let story = Arc::new(Story {
        reports: reports.collect(),
        count: 3,
        ..Story::default()
    });
    for row in &mut session.app.list.rows {
        row.story = Some(Arc::clone(&story));
    }
    session.press("c tab");
    let article = session.app.reader.article.clone().unwrap();
    assert_eq!(article.outlet.as_str(), shown_outlets(&session).1);
    assert!(!session.app.reader.is_waiting && !article.document.is_empty());
}

#[test]
fn clicks_and_the_wheel_move_the_cursor() {
    use newsview::app::message::{Pointer, Pointing};
    let mut session = compared(WIDE, "strike");
    let at = |kind, column, row| Message::Pointed(Pointer { column, row, kind });
    session.tell(at(Pointing::Clicked, 80, 8));
    let compare = session.app.compare.as_ref().unwrap();
    assert_eq!((compare.side, compare.index(false)), (Side::Right, 1));
    session.tell(at(Pointing::WheeledDown, 20, 8));
    assert_eq!(session.app.compare.as_ref().unwrap().top, 3);
    session.tell(at(Pointing::DoubleClicked, 80, 8));
    assert!(session.app.compare.as_ref().unwrap().is_away);
}
