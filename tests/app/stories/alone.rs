//! Reports that stand by themselves, in flat, searched and bookmarked lists: they know their story.

use newsview::app::effect::{Change, Effect};
use newsview::app::message::Message;

use super::{go_to, rows};
use crate::support::events::{BARRIER, id, shelf};
use crate::support::press::Session;
use crate::support::screen::Size;

const SIZE: Size = Size(120, 36);

fn over() -> Session {
    Session::over(SIZE, shelf())
}

fn in_memory() -> Session {
    Session::with_events(SIZE)
}

/// Each way to a list in which `storm` stands by itself, in the library and in memory.
fn lists(keys: &str) -> Vec<Session> {
    let mut lists = Vec::new();
    for begin in [over, in_memory] {
        let begin = || {
            let mut session = begin();
            go_to(&mut session, "What the barrier");
            session.press(keys);
            session
        };
        let mut flat = begin();
        flat.press("v");
        let mut searched = begin();
        searched.press("/").type_text("barrier holds").press("enter");
        let mut kept = begin();
        kept.press("right right");
        assert_eq!(kept.selected_title(), "Barrier holds as storm reaches Alma");
        kept.press("b 3");
        lists.extend([flat, searched, kept]);
    }
    for session in &mut lists {
        go_to(session, "Barrier holds");
        assert!(
            session.app.list.selected_row().unwrap().story.is_none(),
            "{:?}",
            rows(session)
        );
    }
    lists
}

#[test]
fn its_reports_are_counted_and_compared() {
    for mut session in lists("") {
        session.press("enter");
        let screen = session.screen();
        assert!(screen.contains("1 of 3 reports read"), "{screen}");
        session.press("c");
        let compare = session.app.compare.as_ref().expect("reports are compared");
        assert_eq!(compare.reports.len(), 3);
        session.press("esc esc");
        assert!(session.app.compare.is_none());
    }
}

#[test]
fn why_it_is_of_its_story_is_said() {
    for mut session in lists("") {
        let screen = session.press("w").screen();
        for outlet in [
            "The Coast: Barrier holds",
            "Harbour Wire: Alma closes",
            "Delta Post: What",
        ] {
            assert!(screen.contains(outlet), "{screen}");
        }
        if session.shelf.is_some() {
            let asked = session.effects.iter();
            let asked = asked.filter(|effect| matches!(effect, Effect::Explain(_)));
            assert_eq!(asked.count(), BARRIER.len());
        }
    }
}

#[test]
fn it_is_taken_out_of_its_story() {
    for mut session in lists("") {
        session.press("X");
        let is_split = |effect: &Effect| {
            matches!(effect, Effect::Mark(Change::Split { article, from })
                if *article == id("storm") && from.len() == 3)
        };
        assert!(session.effects.iter().any(is_split));
        if session.shelf.is_some() {
            session.take_effects();
            session.press("X");
            assert!(!session.effects.iter().any(is_split));
            assert!(session.screen().contains("stands by itself already"));
        }
    }
}

#[test]
fn what_is_new_in_it_is_said_and_what_is_known_is_dimmed() {
    for mut session in lists("enter esc") {
        assert!(session.app.is_read(&id("cost")));
        let is_asked = |effect: &Effect| {
            matches!(effect, Effect::FindNew { article, read }
                if article.0.id == id("storm") && read.iter().any(|kept| kept.0.id == id("cost")))
        };
        assert!(session.effects.iter().any(is_asked));
        assert!(session.app.news().is_some());
        let row = session.app.list.selected_row().unwrap();
        assert!(session.app.tally_of_row(row).is_some());
        let screen = session.screen();
        assert!(
            screen.contains("1 of 3 reports read · 2 new sentences"),
            "{screen}"
        );
    }
}

#[test]
fn the_same_text_in_another_outlet_is_read_with_it() {
    for begin in [over, in_memory] {
        let mut session = begin();
        session.press("v");
        go_to(&mut session, "Alma closes");
        session.press("enter");
        assert!(session.app.is_read(&id("gates")) && session.app.is_read(&id("gates-copy")));
    }
}

#[test]
fn a_key_that_comes_before_the_story_is_known_waits_for_it() {
    for (key, is_done) in [
        (
            "c",
            (|session| session.app.compare.is_some()) as fn(&mut Session) -> bool,
        ),
        ("w", |session| session.screen().contains("barrier 0.31")),
        ("X", |session| {
            let effects = session.effects.iter();
            effects
                .clone()
                .any(|effect| matches!(effect, Effect::Mark(Change::Split { .. })))
        }),
    ] {
        let mut session = over();
        session.is_slow = true;
        session.press("v");
        // The list and its counts are there, the rest is on its way.
        session.deliver().deliver();
        go_to(&mut session, "Barrier holds");
        session.press(key);
        assert!(!is_done(&mut session), "{key}");
        session.deliver_all();
        assert!(is_done(&mut session), "{key}");
    }
}

#[test]
fn a_story_that_grows_is_known_to_its_reports() {
    let mut session = over();
    session.press("v");
    go_to(&mut session, "Barrier holds");
    session.press("enter");
    assert!(session.screen().contains("1 of 3 reports read"));
    session.shelf().group(1, &["ferry"]);
    session.tell(Message::LibraryChanged);
    let screen = session.screen();
    assert!(screen.contains("1 of 4 reports read"), "{screen}");
}

#[test]
fn marks_made_meanwhile_are_newer_than_the_story_that_comes() {
    let mut session = over();
    session.is_slow = true;
    session.press("v");
    session.deliver().deliver();
    go_to(&mut session, "Alma closes");
    session.press("m");
    assert!(session.app.is_read(&id("gates-copy")));
    session.deliver_all();
    assert!(session.app.is_read(&id("gates-copy")));
    let unread = ["storm", "cost", "gates"].map(id);
    assert!(unread.iter().all(|id| !session.app.is_read(id)));
}

#[test]
fn turning_stories_off_hides_no_row_above_while_there_is_room_below() {
    for begin in [over, in_memory] {
        let mut session = begin();
        session.press("v");
        assert_eq!(
            session.selected_title(),
            "What the barrier of Alma cost, and who paid"
        );
        assert_eq!((session.app.list.selected, session.app.list.top), (5, 0));
    }
}
