//! Everyday acts: marks above and below, tags, notes, pipes, enclosures, refreshing, versions.

use std::sync::Arc;

use newsview::app::effect::{Change, Effect};
use newsview::app::form::Kind as FormKind;
use newsview::app::message::{FoundList, Message, Refreshing};
use newsview::app::{App, Edition};
use newsview::domain::article::{Article, Enclosure};
use newsview::domain::library::{FeedId, Scope};
use newsview::domain::text::Text;
use newsview::stories::changes::of_versions;

use super::{library, many};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::{article, articles, now};

fn changes(session: &Session) -> Vec<&Change> {
    let marks = session.effects.iter().filter_map(|effect| match effect {
        Effect::Mark(change) => Some(change),
        _ => None,
    });
    marks.collect()
}

fn unread(app: &App) -> usize {
    app.library.counts.unwrap().unread
}

#[test]
fn all_that_stands_above_or_below_is_marked_read() {
    let mut session = library(30);
    session.press("down down down (");
    assert_eq!(unread(&session.app), 26);
    assert!(session.app.is_read(&session.app.list.rows[3].article.id));
    session.press("end up )");
    assert_eq!(unread(&session.app), 24);
    assert!(!session.app.is_read(&session.app.list.rows[27].article.id));
}

#[test]
fn above_and_below_mean_the_same_in_files() {
    let mut session = Session::with(articles());
    session.press("down (");
    assert_eq!(session.app.unread_count(), 3);
    session.press("end )");
    assert_eq!(session.app.unread_count(), 2);
}

#[test]
fn a_listing_is_marked_read_as_it_was_shown() {
    let mut session = library(30);
    session.press("2 / N enter A");
    let Some(Change::ReadListing { listing, before }) = changes(&session).last() else {
        panic!("{:?}", changes(&session));
    };
    assert_eq!((listing.query.as_str(), *before), ("N", now()));
    session.press("A");
    assert!(session.screen().contains("all of these are read"));
}

#[test]
fn tags_are_typed_with_those_that_are_there() {
    let mut session = library(30);
    session
        .press("t")
        .type_text("harbour, the sea, harbour")
        .press("enter");
    let Some(Change::Tags { tags, .. }) = changes(&session).last() else {
        panic!("no tags");
    };
    assert_eq!(tags, &[Text::name("harbour"), Text::name("the sea")]);
    session.press("t");
    assert!(
        session.screen().contains("tags harbour, the sea"),
        "{}",
        session.screen()
    );
    session.press("enter");
    assert_eq!(
        changes(&session).len(),
        1,
        "nothing changed, nothing is asked for"
    );
    assert!(session.screen().contains("#harbour · #the sea"));
    session.press("t esc");
    assert!(session.app.prompt.is_none());
}

#[test]
fn a_note_is_written_from_the_palette() {
    let mut session = library(30);
    session.press(":").type_text("write a note").press("enter");
    session.type_text("ask the harbour office").press("enter");
    let Some(Change::Note { note, .. }) = changes(&session).last() else {
        panic!("no note");
    };
    assert_eq!(note.as_str(), "ask the harbour office");
}

#[test]
fn a_command_is_offered_and_given_the_whole_article() {
    let mut session = library(30);
    session.app.settings.pipe = vec!["wc".into(), "-w".into()];
    session.press("|");
    assert!(session.screen().contains("| wc -w"));
    session.type_text(" 'a b'").press("enter");
    let Some(Effect::Pipe { article, command }) = session.effects.last() else {
        panic!("{:?}", session.effects.last());
    };
    assert_eq!(command, &["wc", "-w", "a b"]);
    assert!(!article.0.document.is_empty());
    session.press("| ' enter");
    assert!(session.screen().contains("a quotation mark is open"));
}

fn with_enclosures(kinds: &[&str]) -> Session {
    let mut one = Article::clone(&article("radio", 1, "The Coast", "On the radio", "Listen."));
    let enclosure = |(index, kind): (usize, &&str)| Enclosure {
        url: Text::line(&format!("https://example.org/tide-{index}.bin?x=1")),
        kind: Some(Text::name(kind)),
        length: Some(12_400_000),
    };
    one.enclosures = kinds.iter().enumerate().map(enclosure).collect();
    one.comments_url = Some(Text::line("https://example.org/talk"));
    Session::over(Size(120, 36), Shelf::with(vec![Arc::new(one)]))
}

#[test]
fn a_single_enclosure_can_be_opened_and_saved_as_well() {
    let mut session = with_enclosures(&["audio/mpeg"]);
    session.press("E S");
    let is_saved = |effect: &Effect| matches!(effect, Effect::Enclosure { save: true, .. });
    assert!(session.effects.iter().any(is_saved));
    session.press("esc E enter");
    let opens = |effect: &Effect| matches!(effect, Effect::Enclosure { save: false, .. });
    assert!(session.effects.iter().any(opens));
    session.press("C");
    assert!(matches!(session.effects.last(), Some(Effect::OpenInBrowser(_))));
}

#[test]
fn several_enclosures_are_listed_opened_and_saved() {
    let mut session = with_enclosures(&["audio/mpeg", "video/mp4"]);
    session.press("E down S");
    let screen = session.screen();
    assert!(
        screen.contains("tide-1.bin") && screen.contains("video/mp4, 13 MB"),
        "{screen}"
    );
    let Some(Effect::Enclosure { address, save, .. }) = session.effects.last() else {
        panic!("nothing is saved");
    };
    assert!(*save && address.contains("tide-1"));
    session.press("up enter");
    let Some(Effect::Enclosure { address, save, .. }) = session.effects.last() else {
        panic!("nothing is opened");
    };
    assert!(!*save && address.contains("tide-0"));
    assert!(session.app.sheet.is_none());
}

#[test]
fn the_articles_own_feed_is_shown_and_all_again() {
    let mut session = library(30);
    session.press("down p");
    assert_eq!(session.app.scope(), &Scope::Feed(FeedId(2)));
    assert_eq!(session.titles().len(), 15);
    assert!(
        session
            .screen()
            .contains("newsview   The Coast ▾   15 unread of 15")
    );
    session.press("r");
    assert_eq!(session.effects.last(), Some(&Effect::Refresh(vec![FeedId(2)])));
    session.press("p");
    assert_eq!(session.titles().len(), 30);
    assert_eq!(session.selected_title(), "Number 1");
}

#[test]
fn a_refresh_shows_how_far_it_is_and_what_came_of_it() {
    let mut session = library(30);
    session.press("down r");
    assert_eq!(session.effects.last(), Some(&Effect::Refresh(vec![FeedId(2)])));
    session.press("R");
    assert_eq!(session.effects.last(), Some(&Effect::Refresh(Vec::new())));
    let mut how_far = Refreshing {
        done: 12,
        of: 40,
        ..Refreshing::default()
    };
    session.tell(Message::RefreshAdvanced(how_far.clone()));
    assert!(session.screen().contains("↻ 12 of 40 feeds  ━━━━╸"));
    session.press("R");
    assert_eq!(session.effects.last(), Some(&Effect::CancelRefresh));
    how_far = Refreshing {
        done: 40,
        new: 37,
        updated: 2,
        failed: 2,
        errors: vec![
            "Delta Post: it did not answer".into(),
            "Tide: not found (404)".into(),
        ],
        ..how_far
    };
    session.tell(Message::RefreshEnded(how_far));
    let screen = session.screen();
    assert!(!screen.contains("↻"));
    assert!(
        screen.contains("37 new, 2 updated; 2 feeds failed: Delta Post: it did not answer; ! shows all"),
        "{screen}"
    );
    session.press("!");
    assert!(session.screen().contains("Tide: not found (404)"));
}

#[test]
fn what_a_refresh_found_waits_until_the_notice_before_it_was_seen() {
    let mut session = library(30);
    let offer = "12 articles marked read; u takes it back";
    let ended = |new| {
        Message::RefreshEnded(Refreshing {
            new,
            ..Refreshing::default()
        })
    };
    session.tell(Message::Said(offer.into()));
    session.tell(ended(5)).tell(ended(37));
    assert!(session.screen().contains(offer), "{}", session.screen());
    session.press("down");
    let screen = session.screen();
    assert!(screen.contains("37 new") && !screen.contains(offer), "{screen}");
    session.tell(ended(4));
    assert!(session.screen().contains("4 new"), "the later one counts");
    session.press("down");
    assert!(!session.screen().contains("4 new"));
    session.press("!");
    assert!(session.screen().contains("5 new"));
}

#[test]
fn lists_that_were_found_are_taken_over_with_one_key() {
    let mut session = Session::with(articles());
    session.app.edition = Edition::Sample;
    session.press("i");
    assert!(session.screen().contains("no lists of other readers were found"));
    session.tell(Message::ListsFound(vec![FoundList {
        name: "newsboat".into(),
        feeds: 42,
    }]));
    assert!(
        session
            .screen()
            .contains("newsboat: 42 feeds found; i takes them over")
    );
    session.press("i");
    assert_eq!(session.effects.last(), Some(&Effect::TakeOver));
    // The first feeds are there: the samples give way to the library.
    let shelf = Shelf::with(super::many(10));
    let sources = shelf.sources();
    session.shelf = Some(shelf);
    session.tell(sources);
    assert_eq!(session.app.edition, Edition::Library);
    assert_eq!(session.titles().len(), 10);
}

#[test]
fn what_is_being_fetched_shows_until_it_is_there() {
    let mut session = library(3);
    let told = |done, is_finished| Message::Transferred {
        name: "tide.mp3".into(),
        done,
        of: Some(40_000_000),
        is_finished,
    };
    session.tell(told(12_300_000, false));
    assert!(
        session.screen().contains("↓ tide.mp3  12.3 of 40.0 MB  ━━━━╸"),
        "{}",
        session.screen()
    );
    session.tell(told(40_000_000, true));
    assert!(!session.screen().contains("tide.mp3"));
}

fn versions(session: &mut Session, texts: &[&str]) {
    let id = session.app.reader.article.as_ref().unwrap().id.clone();
    let version = |(index, text): (i64, &&str)| {
        let at = now() - jiff::SignedDuration::from_hours(index);
        (at, article("n0", 0, "The Coast", "Number 0", text))
    };
    let all: Vec<_> = (0..).zip(texts).map(version).collect();
    session.tell(Message::VersionsRead {
        article: id,
        changes: of_versions(&all),
    });
}

#[test]
fn what_changed_is_read_version_by_version() {
    let mut session = library(30);
    session.press("enter D");
    assert!(matches!(session.effects.last(), Some(Effect::LoadVersions(_))));
    versions(&mut session, &["Three came.", "Two came.", "One came."]);
    assert!(
        session.screen().contains("[-Two-] [+Three+] came."),
        "{}",
        session.screen()
    );
    session.press("[");
    assert!(session.screen().contains("[-One-] [+Two+] came."));
    session.press("[");
    assert!(session.screen().contains("this is the first change"));
    session.press("]");
    assert!(session.screen().contains("[+Three+]"));
    assert_eq!(session.selected_title(), "Number 0");
    session.press("b");
    let Some(Change::Bookmark { article, .. }) = changes(&session).last() else {
        panic!("no bookmark");
    };
    assert!(
        article.document.plain_text().contains("Nothing came."),
        "the text itself is kept"
    );
    session.press("esc");
    assert!(session.screen().contains("Nothing came."));
    assert_eq!(session.app.focus, newsview::app::layout::Pane::Reader);
    versions(&mut session, &["Only one."]);
    assert!(
        session
            .screen()
            .contains("this text has not changed since it came")
    );
}

#[test]
fn a_place_in_what_changed_is_not_the_place_in_the_text() {
    let mut session = library(30);
    session.press("enter D");
    let long = "A line that is the same. ".repeat(900);
    versions(&mut session, &[&format!("{long} Two."), &format!("{long} One.")]);
    session.take_effects();
    session.press("end");
    let is_kept = |effect: &Effect| matches!(effect, Effect::SavePosition(..));
    assert!(!session.take_effects().iter().any(is_kept));
    assert!(session.screen().contains("[+Two.+]"));
}

#[test]
fn a_line_is_about_the_article_it_was_opened_for() {
    let mut session = library(30);
    session.press("down t").type_text("tide");
    session.shelf().kept.remove(1);
    session.tell(Message::LibraryChanged);
    session.press("enter");
    let Some(Change::Tags { article, .. }) = changes(&session).last() else {
        panic!("no tags");
    };
    assert_eq!(article.title.as_str(), "Number 1");
    session.press("t").type_text("sea");
    session.tell(Message::Pointed(newsview::app::message::Pointer {
        column: 5,
        row: 8,
        kind: newsview::app::message::Pointing::Clicked,
    }));
    assert!(session.app.prompt.is_none());
    assert_eq!(changes(&session).len(), 2, "a click keeps what was typed");
}

#[test]
fn the_note_of_an_article_that_is_not_bookmarked_is_shown() {
    let mut shelf = Shelf::with(many(3));
    shelf.kept[0].note = Some(Text::line("ask the harbour office"));
    let mut session = Session::over(Size(120, 36), shelf);
    assert!(session.screen().contains("Note: ask the harbour office"));
}

#[test]
fn settings_in_the_list_are_those_of_the_articles_feed() {
    let mut session = library(3);
    session.press("down e");
    assert!(matches!(
        &session.app.form.as_ref().unwrap().kind,
        FormKind::Edit(_)
    ));
    assert!(session.screen().contains("The Coast"));
}

#[test]
fn an_error_that_was_seen_gives_way_to_what_is_said_next() {
    let mut session = library(3);
    session.tell(Message::Failed("feeds.toml: an unknown key".to_owned()));
    session.tell(Message::Said("3 new".to_owned()));
    assert!(session.screen().contains("an unknown key"), "it was not seen yet");
    session.press("down");
    assert!(
        session.screen().contains("an unknown key"),
        "nothing else was said"
    );
    session.tell(Message::Said("saved as tide.md".to_owned()));
    assert!(session.screen().contains("saved as tide.md"));
}

#[test]
fn lists_that_were_taken_over_and_back_can_be_taken_over_again() {
    let mut session = Session::over(Size(120, 36), Shelf::default());
    session.tell(Message::ListsFound(vec![FoundList {
        name: "newsboat".to_owned(),
        feeds: 2,
    }]));
    let takes = |session: &Session| {
        let is_it = |effect: &&Effect| matches!(effect, Effect::TakeOver);
        session.effects.iter().filter(is_it).count()
    };
    session.press("i");
    assert_eq!(takes(&session), 1);
    session.tell(Message::Noted(vec![
        "line 3: exec:news.sh: it would run a program".to_owned(),
    ]));
    session.press("u i");
    assert_eq!(takes(&session), 2);
    session.press("!");
    assert!(
        session.screen().contains("line 3: exec:news.sh"),
        "{}",
        session.screen()
    );
}
