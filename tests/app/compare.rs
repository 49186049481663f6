//! Comparing: which reports, moving between them, and the way into their articles and back.

use std::sync::Arc;

use newsview::app::compare::Side;
use newsview::app::effect::{Change, Effect};
use newsview::app::message::Message;
use newsview::domain::article::Article;
use newsview::domain::library::Listing;
use newsview::domain::story::{Report, Story};
use proptest::prelude::*;

use crate::support::compared::{answer, compared, reports, session, story};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
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
        let is_difference = compare.mark(true).is_some_and(|mark| mark.is_difference());
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
    session.press("end enter");
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

#[test]
fn other_languages_are_said_below() {
    let mut one = Article::clone(&reports("strike")[0]);
    one.language = Some(newsview::domain::text::Text::line("de"));
    let mut session = session(WIDE, vec![Arc::new(one), reports("strike")[1].clone()]);
    session.press("c");
    answer(&mut session);
    assert!(
        session
            .screen()
            .contains("two languages: only numbers, names and dates")
    );
}

fn words() -> impl Strategy<Value = String> {
    let words = [
        "ferry",
        "Anna",
        "10,000",
        "more than 12",
        "around 11",
        "“we",
        "go”",
        "on",
        "Monday",
        ".",
        "|",
        "שלום",
        "10",
        "[",
        "]",
        "世界",
        "👩‍👩‍👧",
        "e\u{301}",
        "’",
        "\"",
        "killed",
        "people",
        "und",
        "crowns",
        "\u{202e}x",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|all| all.join(" "))
}

fn keys() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "down",
        "up",
        "pgdn",
        "end",
        "home",
        "n",
        "N",
        "tab",
        "enter",
        "esc",
        "]",
        "[",
        "T",
        "c",
        "shift-tab",
        "ctrl-d",
    ];
    prop::collection::vec(prop::sample::select(keys.to_vec()), 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_written_breaks_it(
        texts in prop::collection::vec(words(), 2..4),
        keys in keys(),
        size in prop::sample::select(vec![(40, 10), (80, 24), (120, 20), (200, 30), (5, 2)]),
    ) {
        let outlets = ["The Coast", "Harbour Wire", "Tradewind Daily"];
        let articles = texts.iter().zip(outlets).map(|(text, outlet)| article(outlet, 60, outlet, text, text));
        let mut session = session(Size(size.0, size.1), articles.collect());
        session.press("c");
        answer(&mut session);
        for key in keys {
            session.press(key);
        }
        session.resize(63, 17);
        prop_assert!(!session.screen().is_empty());
    }
}
