//! What is asked, when, and which answers count.

use std::sync::Arc;

use newsview::app::effect::{Change, Effect};
use newsview::app::message::{Marked, Message};
use newsview::domain::article::ArticleId;

use super::{SIZE, asked, asked_about, dark, dimmed};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::told::{articles, grouped, id, read, select, session, session_with_copy};
use crate::support::world::article;

#[test]
fn nothing_is_asked_or_dimmed_before_a_report_of_the_story_was_read() {
    let mut session = dark();
    select(&mut session, "paper");
    assert_eq!(asked(&session.effects), []);
    session.press("enter");
    assert_eq!(asked_about(&session, "paper"), Vec::<Vec<ArticleId>>::new());
    assert_eq!(dimmed(&mut session), "");
    session.press("}");
    let said = session.app.notices.shown.as_ref().unwrap();
    assert_eq!(said.text, "no other report of this story was read before");
}

#[test]
fn it_is_asked_once_and_again_when_more_was_read() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("end");
    select(&mut session, "paper");
    assert_eq!(asked_about(&session, "paper"), [vec![id("wire")]]);
    let marked = Marked {
        read: vec![(id("brief"), true)],
        ..Marked::default()
    };
    session.tell(Message::Marked(marked));
    let all = asked_about(&session, "paper");
    assert_eq!(all, [vec![id("wire")], vec![id("brief"), id("wire")]]);
}

#[test]
fn nothing_is_dimmed_until_the_answer_is_there_and_the_text_does_not_move_by_it() {
    for size in [Size(40, 20), Size(80, 24), SIZE] {
        let mut session = session(size).with_theme("dark");
        session.is_slow = true;
        read(&mut session, "wire");
        select(&mut session, "paper");
        session.press("enter z");
        let before = session.screen();
        assert_eq!(dimmed(&mut session), "");
        session.press("}");
        let said = session.app.notices.shown.as_ref().unwrap();
        assert_eq!(said.text, "what is new here is still being found out");
        session.deliver_all();
        assert_ne!(dimmed(&mut session), "");
        let after = session.screen();
        let line_of = |screen: &str, words: &str| screen.lines().position(|line| line.contains(words));
        for words in ["Ferry passengers", "thick fog", "112 passengers", "Shoal"] {
            assert_eq!(
                line_of(&before, words),
                line_of(&after, words),
                "{words} at {size:?}"
            );
        }
    }
}

#[test]
fn a_text_that_is_another_by_now_is_asked_about_again_and_never_marked_wrongly() {
    let mut session = dark();
    session.is_slow = true;
    read(&mut session, "wire");
    select(&mut session, "paper");
    let late = session.waiting.pop_back().unwrap();
    let Message::NewFound {
        article,
        read,
        report,
    } = late
    else {
        panic!("{late:?}");
    };
    let mut report = (*report).clone();
    for sentence in &mut report.sentences {
        if let Some(place) = &mut sentence.place {
            place.start += 1;
            place.end += 1;
        }
    }
    session.tell(Message::NewFound {
        article,
        read,
        report: Arc::new(report),
    });
    assert_eq!(dimmed(&mut session), "");
}

#[test]
fn a_copy_marked_read_with_a_report_does_not_dim_that_report() {
    let mut session = session_with_copy(SIZE).with_theme("dark");
    select(&mut session, "wire");
    session.press("enter");
    let marked = Marked {
        read: vec![(id("wire"), true), (id("copy"), true)],
        ..Marked::default()
    };
    session.tell(Message::Marked(marked));
    assert_eq!(asked_about(&session, "wire"), Vec::<Vec<ArticleId>>::new());
    assert_eq!(dimmed(&mut session), "");
}

#[test]
fn rows_are_asked_about_one_at_a_time_after_the_text_that_is_read() {
    let mut session = session(SIZE);
    session.is_slow = true;
    read(&mut session, "wire");
    select(&mut session, "alone");
    session.take_effects();
    session.press("home");
    assert_eq!(asked(&session.effects), [(id("paper"), vec![id("wire")])]);
    session.deliver_all();
    let all: Vec<ArticleId> = asked(&session.effects)
        .into_iter()
        .map(|(article, _)| article)
        .collect();
    assert_eq!(all, [id("paper"), id("brief")]);
}

#[test]
fn only_rows_on_the_screen_are_asked_about() {
    let mut all = articles();
    for index in 0..60 {
        let name = format!("filler-{index}");
        all.push(article(
            &name,
            300 + index,
            "The Coast",
            "Filler",
            "The tide came in.",
        ));
    }
    let mut session = Session::sized(SIZE, all);
    session.app.layout.is_grouped = false;
    let fillers: Vec<String> = (0..60).map(|index| format!("filler-{index}")).collect();
    let mut names: Vec<(&str, Option<&str>)> = vec![("wire", None), ("paper", None)];
    names.extend(fillers.iter().map(|name| (name.as_str(), None)));
    session.tell(grouped(&names));
    read(&mut session, "wire");
    let rows = session.app.viewport.list_rows;
    let asked = asked(&session.effects).len();
    assert!((1..=rows).contains(&asked), "{asked} of {rows} rows");
}

#[test]
fn what_is_known_stays_dimmed_while_more_is_read() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    let before = dimmed(&mut session);
    session.is_slow = true;
    let marked = Marked {
        read: vec![(id("brief"), true)],
        ..Marked::default()
    };
    session.tell(Message::Marked(marked));
    assert_eq!(dimmed(&mut session), before);
    assert!(session.screen().contains("The Coast · 3 new sentences"));
    session.deliver_all();
    assert_eq!(dimmed(&mut session), before);
}

#[test]
fn what_is_marked_read_by_a_change_asks_no_more_than_it_must() {
    let mut session = session(SIZE);
    select(&mut session, "alone");
    session.press("enter esc");
    assert_eq!(asked(&session.effects), []);
    let is_mark = |effect: &&Effect| matches!(effect, Effect::Mark(Change::Read { .. }));
    assert_eq!(session.effects.iter().filter(is_mark).count(), 1);
}

#[test]
fn a_report_is_held_against_those_that_were_read_before_it_and_not_after_it() {
    let mut session = dark();
    read(&mut session, "wire");
    read(&mut session, "paper");
    select(&mut session, "wire");
    assert_eq!(dimmed(&mut session), "");
    assert!(!session.screen().contains("new sentence"), "{}", session.screen());
    select(&mut session, "paper");
    assert_ne!(dimmed(&mut session), "");
}

#[test]
fn reports_that_were_marked_as_one_tell_nothing_of_each_other() {
    let mut session = dark();
    let marked = Marked {
        read: ["wire", "paper", "brief"].map(|name| (id(name), true)).to_vec(),
        ..Marked::default()
    };
    session.tell(Message::Marked(marked));
    for name in ["wire", "paper"] {
        select(&mut session, name);
        assert_eq!(dimmed(&mut session), "");
        assert!(!session.screen().contains("new sentence"), "{}", session.screen());
    }
}
