//! Only what is new: what is asked and when, what is dimmed, and the keys.

use std::sync::Arc;

use newsview::app::effect::{Change, Effect};
use newsview::app::message::{Marked, Message};
use newsview::domain::article::{Article, ArticleId};
use newsview::ui::theme::Role;
use proptest::prelude::{ProptestConfig, proptest};

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::told::{articles, grouped, id, read, select, session};
use crate::support::world::article;

const SIZE: Size = Size(120, 36);

/// What was asked: the article, and what it is held against.
fn asked(effects: &[Effect]) -> Vec<(ArticleId, Vec<ArticleId>)> {
    let found = effects.iter().filter_map(|effect| match effect {
        Effect::FindNew { article, read } => {
            let read = read.iter().map(|kept| kept.0.id.clone()).collect();
            Some((article.0.id.clone(), read))
        }
        _ => None,
    });
    found.collect()
}

/// What an article was held against, each time.
fn asked_about(session: &Session, name: &str) -> Vec<Vec<ArticleId>> {
    let all = asked(&session.effects).into_iter();
    all.filter(|(article, _)| *article == id(name))
        .map(|(_, read)| read)
        .collect()
}

fn dark() -> Session {
    session(SIZE).with_theme("dark")
}

/// Two reports in one story, the first one read, the second one shown.
fn pair(first: Arc<Article>, second: Arc<Article>) -> Session {
    let mut session = Session::sized(SIZE, vec![second, first]).with_theme("dark");
    session.app.layout.is_grouped = false;
    session.tell(grouped(&[("first", None), ("second", None)]));
    read(&mut session, "first");
    select(&mut session, "second");
    session
}

fn dimmed(session: &mut Session) -> String {
    session.shown_as(Role::Known).join(" ")
}

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
fn an_article_without_a_story_says_so() {
    let mut session = dark();
    select(&mut session, "alone");
    session.press("enter }");
    let said = session.app.notices.shown.as_ref().unwrap();
    assert_eq!(said.text, "no other report of this is known");
}

#[test]
fn what_was_read_in_another_report_is_dimmed_and_the_rest_is_not() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    let dimmed = dimmed(&mut session);
    assert!(dimmed.starts_with("The ferry Marit ran aground"), "{dimmed}");
    assert!(dimmed.contains("nobody panicked"), "{dimmed}");
    assert!(
        dimmed.contains("The harbour office closed the channel"),
        "{dimmed}"
    );
    for new in ["fog", "Red Anchor", "112", "Tugs", "hotels", "spend the night"] {
        assert!(!dimmed.contains(new), "{new}: {dimmed}");
    }
    let underlined = session.underlined().join(" ");
    assert!(underlined.contains("Red Anchor society"), "{underlined}");
    assert!(!underlined.contains("112"), "{underlined}");
}

#[test]
fn it_is_asked_once_and_again_when_more_was_read() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter down up esc");
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
    let mut session = dark();
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
fn a_report_whose_copy_was_read_before_is_all_known() {
    let mut session = dark();
    read(&mut session, "copy");
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
    assert_eq!(all, [id("paper"), id("brief"), id("copy")]);
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

#[test]
fn what_is_found_stands_out_of_what_is_dimmed() {
    let mut session = dark();
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter /").type_text("gull bank").press("enter");
    let dimmed = dimmed(&mut session);
    assert!(!dimmed.contains("Gull Bank"), "{dimmed}");
    assert!(dimmed.contains("ran aground on the"), "{dimmed}");
    assert_eq!(session.shown_as(Role::Match).join(" "), "GullBank");
}

#[test]
fn right_to_left_text_is_dimmed_as_well() {
    let text = "סירת הספרייה חזרה לחוף שחף ובה ספרים ישנים רבים.|הקוראים חיכו על הרציף מאז הבוקר.";
    let longer = format!("{text}|השיט הבא ייצא בקיץ.");
    let mut session = pair(
        article("first", 90, "יומן המעגן", "סירת הספרייה חזרה", text),
        article("second", 30, "קול החוף", "הסירה הגיעה לרציף", &longer),
    );
    let dimmed = dimmed(&mut session);
    assert_eq!(
        dimmed.chars().filter(|letter| *letter == 'ס').count(),
        3,
        "{dimmed}"
    );
    assert!(session.screen().contains('▕'), "{}", session.screen());
}

#[test]
fn a_headline_is_never_dimmed() {
    let text = "The ferry Marit ran aground on the Gull Bank near Alma harbour early on Monday.";
    let mut session = pair(
        article(
            "first",
            90,
            "Harbour Wire",
            "Ferry Marit runs aground near Alma harbour",
            text,
        ),
        article(
            "second",
            30,
            "The Coast",
            "Ferry Marit runs aground near Alma harbour",
            text,
        ),
    );
    let dimmed = dimmed(&mut session);
    assert!(dimmed.contains("ran aground"), "{dimmed}");
    assert!(!dimmed.contains("runs"), "{dimmed}");
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_figure_a_date_or_a_name_that_was_not_read_is_never_dimmed(
        read in 20_u32..900,
        told in 901_u32..9_000,
        day in 0_usize..6,
        name in 0_usize..4,
        kind in 0_usize..4,
    ) {
        const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        const NAMES: [&str; 5] = ["Holm", "Tarrant", "Okafor", "Velázquez", "Nakata"];
        let line = |figure: u32, day: &str, name: &str, quote: &str| format!(
            "The harbour master of Alma, Ida {name}, told the council on {day} that {figure} containers of oranges \
             had been unloaded from the ship and called it “{quote}”."
        );
        let known = line(read, DAYS[day], NAMES[name], "a quiet week for the cranes");
        let new = match kind {
            0 => line(told, DAYS[day], NAMES[name], "a quiet week for the cranes"),
            1 => line(read, DAYS[day + 1], NAMES[name], "a quiet week for the cranes"),
            2 => line(read, DAYS[day], NAMES[name + 1], "a quiet week for the cranes"),
            _ => line(read, DAYS[day], NAMES[name], "the worst we have ever had to see"),
        };
        let mut session = pair(
            article("first", 90, "Harbour Wire", "Oranges in Alma", &known),
            article("second", 30, "The Coast", "Council hears of oranges", &format!("{new}|{known}")),
        );
        let shown = dimmed(&mut session);
        assert_eq!(shown.matches("The harbour master").count(), 1, "{new}: {shown}");
        assert!(shown.contains(&read.to_string()) && shown.contains("quiet"), "{shown}");
    }
}
