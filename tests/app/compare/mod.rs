//! Comparing: which reports, moving between them, and the way into their articles and back.

mod find;
mod moves;
mod properties;

use std::sync::Arc;

use newsview::app::effect::{Change, Effect};
use newsview::domain::article::Article;
use newsview::domain::story::Story;

use crate::support::compared::{answer, compared, session, story};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{article, articles};

const WIDE: Size = Size(120, 36);

/// Three reports; the two later ones carry one text.
fn own() -> Vec<Arc<Article>> {
    vec![
        article(
            "first",
            600,
            "The Coast",
            "Ferry runs aground off Little Sarrow",
            "The ferry Anna ran aground on Monday with more than 200 passengers aboard.|Nobody was hurt, the coastguard said.",
        ),
        article(
            "second",
            300,
            "Harbour Wire",
            "Ferry Anna aground with 210 aboard",
            "The ferry Anna ran aground on Monday with around 210 passengers aboard, its owner said.|A tug is on its way.|The owner named no cause.",
        ),
        article(
            "third",
            200,
            "Tradewind Daily",
            "Ferry Anna aground with 210 aboard",
            "The ferry Anna ran aground on Monday with around 210 passengers aboard, its owner said.|A tug is on its way.|The owner named no cause.",
        ),
    ]
}

fn shown_outlets(session: &Session) -> (&str, &str) {
    let compare = session.app.compare.as_ref().unwrap();
    let outlet = |index: usize| compare.reports[index].article.outlet.as_str();
    (outlet(compare.left), outlet(compare.right))
}

fn reader_outlet(session: &Session) -> &str {
    &session.app.reader.article.as_ref().unwrap().outlet
}

fn said(session: &Session) -> &str {
    session
        .app
        .notices
        .shown
        .as_ref()
        .map_or("", |notice| notice.text.as_str())
}

#[test]
fn an_article_alone_has_nothing_to_be_compared_with() {
    let mut session = Session::with(articles());
    session.press("c");
    assert_eq!(said(&session), "no other outlet reports this yet");
    assert!(session.app.compare.is_none());
}

#[test]
fn one_report_of_each_text_is_compared_the_earliest_first() {
    let mut session = session(WIDE, own());
    let mut story = Story::clone(&story(&own()));
    for report in &mut story.reports {
        report.text = u32::from(report.article.outlet.as_str() == "The Coast");
    }
    session.app.list.rows[0].story = Some(Arc::new(story));
    session.press("c");
    let asked: Vec<String> = session
        .effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Compare { reports, .. } => {
                Some(reports.iter().map(|report| report.0.outlet.to_string()).collect())
            }
            _ => None,
        })
        .unwrap();
    // The open report stands for the text it shares.
    assert_eq!(asked, ["The Coast", "Tradewind Daily"]);
    answer(&mut session);
    assert_eq!(shown_outlets(&session), ("Tradewind Daily", "The Coast"));
}

#[test]
fn an_answer_to_an_earlier_question_is_dropped() {
    let mut session = session(WIDE, own());
    session.press("c");
    let effects = session.take_effects();
    session.press("esc c");
    let later = session.take_effects();
    session.effects = effects;
    answer(&mut session);
    assert!(session.app.compare.as_ref().unwrap().comparison.is_none());
    session.effects = later;
    answer(&mut session);
    assert!(session.app.compare.as_ref().unwrap().comparison.is_some());
}

#[test]
fn each_step_goes_to_a_difference_and_the_last_one_says_so() {
    let mut session = compared(Size(80, 24), "strike");
    for _ in 0..60 {
        session.press("n");
        let compare = session.app.compare.as_ref().unwrap();
        let is_difference = compare
            .mark(true)
            .is_some_and(newsview::domain::comparison::Mark::is_difference);
        assert!(is_difference || !said(&session).is_empty());
    }
    assert_eq!(said(&session), "no difference further down");
    let last = session.app.compare.as_ref().unwrap().index(true);
    session.press("{ }");
    assert_eq!(session.app.compare.as_ref().unwrap().index(true), last);
}

#[test]
fn what_is_done_to_an_article_is_done_to_the_report_of_the_side() {
    let mut session = session(WIDE, own());
    session.press("c");
    answer(&mut session);
    let (left, right) = shown_outlets(&session);
    let (left, right) = (left.to_owned(), right.to_owned());
    session.take_effects();
    session.press("b tab b o y");
    let done: Vec<String> = session
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::Mark(Change::Bookmark { article, .. }) => article.outlet.to_string(),
            Effect::OpenInBrowser(address) | Effect::Copy(address) => address.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    let address = session
        .app
        .reader
        .article
        .as_ref()
        .unwrap()
        .url
        .clone()
        .unwrap()
        .to_string();
    assert_eq!(done, [left, right.clone(), address.clone(), address]);
    assert_eq!(reader_outlet(&session), right);
}

#[test]
fn a_passage_opens_at_its_place_and_esc_comes_back_to_it() {
    let mut session = compared(WIDE, "strike");
    let selected = session.selected_title().to_owned();
    session.press("n n n n tab");
    let before = session.app.compare.clone().unwrap();
    let screen = session.screen();
    session.press("enter");
    let compare = session.app.compare.as_ref().unwrap();
    assert!(compare.is_away);
    let article = session.app.reader.article.clone().unwrap();
    assert_eq!(article.outlet.as_str(), shown_outlets(&session).1);
    assert!(session.app.is_read(&article.id));
    let comparison = compare.comparison.as_ref().unwrap();
    let item = &compare.items(false)[compare.index(false)];
    let sentence = &comparison.reports[compare.right].sentences[item.right.unwrap()];
    let passage = session.app.reader.passage.unwrap();
    assert_eq!(Some(passage), sentence.place);
    let mut texts = Vec::new();
    article.document.each_text(|text| texts.push(text.to_owned()));
    let text = &texts[passage.text as usize][passage.start as usize..passage.end as usize];
    assert_eq!(text, sentence.text.as_str());
    session.press("down pgdn esc");
    let after = session.app.compare.as_ref().unwrap();
    assert!(!after.is_away);
    assert_eq!((after.index(false), after.top), (before.index(false), before.top));
    assert_eq!(session.screen(), screen);
    session.press("esc");
    assert!(session.app.compare.is_none());
    assert_eq!(session.selected_title(), selected);
    assert_eq!(
        session.app.reader.article.as_ref().unwrap().title.as_str(),
        selected
    );
    let is_position = |effect: &Effect| matches!(effect, Effect::SavePosition(..));
    assert!(!session.effects.iter().any(is_position));
}

#[test]
fn a_passage_far_down_is_on_the_screen() {
    let mut session = compared(Size(80, 12), "barrier");
    session.press("end up up enter");
    let place = session.app.viewport.place;
    assert_eq!((place.hits > 0, place.hit), (true, 1));
    assert!(session.app.reader.position > newsview::domain::document::Position::default());
}

#[test]
fn brackets_change_the_outlet_of_the_side_that_has_the_focus() {
    let mut session = compared(WIDE, "strike");
    let (left, right) = shown_outlets(&session);
    let (left, right) = (left.to_owned(), right.to_owned());
    session.press("]");
    let third = shown_outlets(&session).0.to_owned();
    assert!(third != left && third != right);
    assert_eq!(shown_outlets(&session).1, right);
    session.press("[ tab ]");
    assert_eq!(shown_outlets(&session), (left.as_str(), third.as_str()));
    assert_eq!(reader_outlet(&session), third);
    let mut two = compared(WIDE, "strike");
    two.app.compare.as_mut().unwrap().reports.truncate(2);
    two.press("]");
    assert_eq!(said(&two), "these are all its reports");
}

#[test]
fn all_of_a_passage_is_on_the_screen() {
    let mut long = own();
    let before = "The harbour office keeps a list of all ferries that ran aground there. ".repeat(8);
    let after = "A tug has been waiting at the pier since dawn.|".repeat(30);
    let told = "The ferry Anna, which was built in 1974 and painted anew in spring, ran aground on Monday with \
        around 210 passengers aboard, its owner said, adding that all of them had been given tea, that the band had \
        played on, that the captain had not left the bridge, and that a second boat had been sent from Little Sarrow.";
    long[1] = article(
        "second",
        300,
        "Harbour Wire",
        "Ferry Anna aground with 210 aboard",
        &format!("{before}|{told}|{after}"),
    );
    long.truncate(2);
    for rows in 10..36 {
        let mut session = session(Size(120, rows), long.clone());
        session.press("c");
        answer(&mut session);
        let compare = session.app.compare.as_mut().unwrap();
        let comparison = compare.comparison.clone().unwrap();
        let index = compare
            .reports
            .iter()
            .position(|report| report.article.outlet.as_str() == "Harbour Wire");
        let sentences = &comparison.reports[index.unwrap()].sentences;
        let passage = sentences
            .iter()
            .find(|sentence| sentence.text.contains("Little Sarrow."));
        let passage = passage.unwrap().place;
        while session.app.reader.article.as_ref().unwrap().outlet.as_str() != "Harbour Wire" {
            session.press("tab");
        }
        session.press("enter");
        session.app.reader.go_to(passage);
        let screen = session.screen();
        let has_room = rows > 14;
        assert!(screen.contains("which was built"), "at {rows} rows:\n{screen}");
        assert!(
            !has_room || screen.contains("from Little Sarrow."),
            "at {rows} rows:\n{screen}"
        );
    }
}
