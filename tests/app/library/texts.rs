//! Texts that arrive by message, and the one under the eyes.

use newsview::app::effect::{Change, Effect};
use newsview::app::message::Message;

use super::library;

fn opened(effects: &[Effect]) -> usize {
    let ids = effects.iter().filter_map(|effect| match effect {
        Effect::Open(ids) => Some(ids.len()),
        _ => None,
    });
    ids.sum()
}

#[test]
fn the_selected_text_is_asked_for_with_its_neighbours() {
    let mut session = library(300);
    assert_eq!(opened(&session.take_effects()), 3);
    session.press("down");
    assert_eq!(opened(&session.take_effects()), 1);
    session.press("pgdn");
    assert_eq!(opened(&session.take_effects()), 5);
}

#[test]
fn the_headline_is_there_at_once_and_the_text_when_it_arrives() {
    let mut session = library(300);
    session.is_slow = true;
    session.press("pgdn");
    let title = session.selected_title().to_owned();
    let screen = session.screen();
    assert!(screen.matches(&title).count() >= 2, "{screen}");
    assert!(!screen.contains("Nothing came") && !screen.contains("tide came"));
    session.deliver_all();
    let screen = session.screen();
    assert!(
        screen.contains("Nothing came") || screen.contains("tide came"),
        "{screen}"
    );
}

#[test]
fn what_is_done_before_the_text_is_there_is_done_with_it() {
    let mut session = library(300);
    session.is_slow = true;
    session.press("pgdn b");
    assert!(session.app.bookmarked.is_empty());
    session.deliver_all();
    let kept = session.effects.iter().find_map(|effect| match effect {
        Effect::Mark(Change::Bookmark { article, .. }) => Some(article),
        _ => None,
    });
    assert!(!kept.unwrap().document.is_empty());
}

#[test]
fn the_text_on_the_screen_never_changes_by_itself() {
    let mut session = library(30);
    session.press("enter");
    let id = session.app.reader.article.as_ref().unwrap().id.clone();
    session.shelf().edit(&id, "Something else came.");
    session.tell(Message::LibraryChanged);
    let screen = session.screen();
    assert!(screen.contains("Nothing came."), "{screen}");
    assert!(
        screen.contains("updated; D shows what changed, Enter reads the new text"),
        "{screen}"
    );
    session.press("enter");
    let screen = session.screen();
    assert!(screen.contains("Something else came."), "{screen}");
    assert!(!screen.contains("reads the new text"));
}

#[test]
fn an_article_that_is_come_back_to_shows_its_new_text() {
    let mut session = library(30);
    session.press("enter");
    let id = session.app.reader.article.as_ref().unwrap().id.clone();
    session.shelf().edit(&id, "Something else came.");
    session.tell(Message::LibraryChanged);
    session.press("] [");
    assert!(session.screen().contains("Something else came."));
}

#[test]
fn only_so_many_texts_are_held() {
    let mut session = library(200);
    for _ in 0..120 {
        session.press("down");
    }
    let held = session
        .app
        .list
        .rows
        .iter()
        .filter(|row| !row.article.document.is_empty());
    assert!(held.count() <= 64);
}

#[test]
fn moves_wait_for_the_text_they_are_about() {
    let mut session = library(30);
    session.is_slow = true;
    session.press("pgdn enter space");
    assert!(!session.screen().contains("space again"), "{}", session.screen());
}

#[test]
fn a_line_for_tags_opens_before_the_text_is_there_so_that_no_letter_is_a_command() {
    let mut session = library(30);
    session.is_slow = true;
    session.press("pgdn pgdn t");
    assert!(session.app.prompt.is_some());
    session.type_text("tide").press("enter");
    let tagged = session
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Mark(Change::Tags { tags, .. }) if tags.len() == 1));
    assert!(tagged);
}
