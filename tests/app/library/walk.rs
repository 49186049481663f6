//! Whatever is pressed and whenever answers come, the list stays whole.

use std::cmp::Ordering;
use std::collections::HashSet;

use newsview::app::message::Message;
use newsview::domain::library::FeedId;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof, proptest};

use super::many;
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::article;

#[derive(Clone, Debug)]
enum Step {
    Press(&'static str),
    Type(&'static str),
    Deliver,
    DeliverAll,
    Arrive,
    Go,
}

fn step() -> impl Strategy<Value = Step> {
    let keys = prop_oneof![
        Just("down"),
        Just("up"),
        Just("pgdn"),
        Just("pgup"),
        Just("end"),
        Just("home"),
        Just("n"),
        Just("N"),
        Just("]"),
        Just("["),
        Just("2"),
        Just("1"),
        Just("3"),
        Just("I"),
        Just("p"),
        Just("m"),
        Just("b"),
        Just("A"),
        Just("esc"),
        Just("enter"),
        Just("backspace"),
        Just(")"),
    ];
    prop_oneof![
        6 => keys.prop_map(Step::Press),
        1 => prop_oneof![Just("/"), Just("ti"), Just("tide"), Just("number 1")].prop_map(Step::Type),
        2 => Just(Step::Deliver),
        2 => Just(Step::DeliverAll),
        1 => Just(Step::Arrive),
        1 => Just(Step::Go),
    ]
}

fn check(session: &Session) {
    let list = &session.app.list;
    assert!(
        list.rows.is_empty() || list.selected < list.rows.len(),
        "the cursor is on a row"
    );
    let ids: HashSet<_> = list.rows.iter().map(|row| &row.article.id).collect();
    assert_eq!(ids.len(), list.rows.len(), "each article stands once");
    let order = session.app.library.part.listing.order;
    for pair in list.rows.windows(2) {
        if let (Some(one), Some(other)) = (pair[0].key(), pair[1].key()) {
            assert_eq!(one.compare(&other, order), Ordering::Less, "in order");
        }
    }
    let shown = session.app.reader.article.as_ref().map(|article| &article.id);
    assert_eq!(
        shown,
        list.selected_article().map(|article| &article.id),
        "the reader follows"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(8) })]
    #[test]
    fn the_list_stays_whole(steps in prop::collection::vec(step(), 1..40), is_interrupted: bool) {
        let mut session = Session::over(Size(44, 10), Shelf::with(many(330)));
        session.is_slow = true;
        session.is_interrupted = is_interrupted;
        for (index, step) in steps.into_iter().enumerate() {
            let index = i64::try_from(index).unwrap();
            match step {
                Step::Press(key) => session.press(key),
                Step::Type(text) => session.type_text(text),
                Step::Deliver if session.waiting.is_empty() => &mut session,
                Step::Deliver => session.deliver(),
                Step::DeliverAll => session.deliver_all(),
                Step::Arrive => {
                    // Between two that are there: no two share a moment.
                    let mut new = (*article(&format!("new{index}"), 3 * index, "The Coast", "New", "The tide.")).clone();
                    let moment = new.published.unwrap() + jiff::SignedDuration::from_secs(7 + index);
                    new.published = Some(moment);
                    session.shelf().add(new.into(), FeedId(1));
                    session.tell(Message::LibraryChanged)
                }
                Step::Go => {
                    session.shelf().kept.remove(5);
                    session.tell(Message::LibraryChanged)
                }
            };
            check(&session);
        }
        session.deliver_all();
        check(&session);
        if session.app.quit {
            return Ok(());
        }
        // Once all is answered, the rows are those of the library from there on.
        let app = &session.app;
        if app.is_windowed() {
            let all = session.shelf.as_ref().unwrap().rows(&app.listing());
            let listed: HashSet<_> = app.list.rows.iter().map(|row| &row.article.id).collect();
            let within = all.iter().filter(|row| listed.contains(&row.article.id)).count();
            let is_whole = !app.library.part.has_before && !app.library.part.has_after;
            assert!(!is_whole || within == all.len(), "{within} of {}", all.len());
        }
    }
}

#[test]
fn what_becomes_unread_while_the_unread_ones_are_read_is_among_them() {
    let mut session = Session::over(Size(44, 10), Shelf::with(many(330)));
    session.is_slow = true;
    for key in ["enter", "A", "esc", "2", "m"] {
        session.press(key);
        check(&session);
    }
    session.deliver_all();
    check(&session);
    let all = session.shelf.as_ref().unwrap().rows(&session.app.listing());
    let listed: HashSet<_> = session.app.list.rows.iter().map(|row| &row.article.id).collect();
    let within = all.iter().filter(|row| listed.contains(&row.article.id)).count();
    let part = &session.app.library.part;
    assert!(
        part.has_before || part.has_after || within == all.len(),
        "{within} of {}",
        all.len()
    );
}
