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
    session.press("pgdn C");
    let is_opened = |effect: &Effect| matches!(effect, Effect::OpenInBrowser(_));
    let saved = |effects: &[Effect]| {
        let saved = effects.iter().find_map(|effect| match effect {
            Effect::Save(article) => Some(article.0.clone()),
            _ => None,
        });
        saved.map(|article| (article.title.to_string(), article.document.is_empty()))
    };
    let title = session.selected_title().to_owned();
    session.press("S down");
    assert_eq!(saved(&session.effects), None);
    session.deliver_all();
    assert_eq!(
        saved(&session.effects),
        Some((title, false)),
        "of the article that was meant"
    );
    assert!(!session.effects.iter().any(is_opened));
}

#[test]
fn a_bookmark_is_set_before_the_text_is_there() {
    let mut session = library(300);
    session.is_slow = true;
    session.press("pgdn b");
    let id = session.app.list.selected_article().unwrap().id.clone();
    assert!(session.app.bookmarked.contains(&id));
}

#[test]
fn a_command_is_typed_before_the_text_is_there_and_run_when_it_is() {
    let mut session = library(300);
    session.is_slow = true;
    session.press("pgdn |").type_text("wc -m").press("enter");
    let title = session.selected_title().to_owned();
    session.press("down");
    let piped = |effects: &[Effect]| {
        let piped = effects.iter().find_map(|effect| match effect {
            Effect::Pipe { article, command } => Some((article.0.clone(), command.join(" "))),
            _ => None,
        });
        piped.map(|(article, command)| (article.title.to_string(), article.document.is_empty(), command))
    };
    assert_eq!(piped(&session.effects), None);
    session.deliver_all();
    assert_eq!(piped(&session.effects), Some((title, false, "wc -m".to_owned())));
    session.take_effects();
    session
        .press("pgdn |")
        .type_text("wc")
        .deliver_all()
        .press("enter");
    let title = session.selected_title().to_owned();
    assert_eq!(
        piped(&session.effects),
        Some((title, false, "wc".to_owned())),
        "it came while the line was typed"
    );
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
