//! Stories of files and of standard input: grouped once all is read.

use newsview::app::effect::Effect;
use newsview::app::message::{Kept, KeptLayout, Message};
use newsview::domain::library::View;

use super::{go_to, index, rows};
use crate::support::events::{BARRIER, FERRY, events, grouping, id};
use crate::support::press::Session;
use crate::support::screen::Size;

const SIZE: Size = Size(120, 36);

fn groups(effects: &[Effect]) -> usize {
    let is_group = |effect: &&Effect| matches!(effect, Effect::Group(_));
    effects.iter().filter(is_group).count()
}

#[test]
fn all_that_is_loaded_is_grouped_once_loading_has_finished() {
    let mut session = Session::loading(SIZE);
    session.tell(Message::Loaded(events()));
    assert_eq!(groups(&session.effects), 0);
    session.tell(Message::LoadFinished);
    assert_eq!(groups(&session.effects), 1);
    let mut alone = Session::loading(SIZE);
    alone.tell(Message::Loaded(events()[..1].to_vec()));
    alone.tell(Message::LoadFinished);
    assert_eq!(groups(&alone.effects), 0, "one article is no story");
}

#[test]
fn a_story_is_one_row_with_the_headline_of_its_most_complete_unread_report() {
    let session = Session::with_events(SIZE);
    assert_eq!(
        rows(&session),
        [
            "4: What the barrier of Alma cost, and who paid",
            "Leaders vow closer ties in phone call",
            "Port strike enters second week",
            "River city opens flood barrier",
            "2: Last night ferry leaves on Sunday",
            "Bread prices fall for a third month",
            "סירת הספרייה חזרה לחוף (Harbour) אחרי 12 שנים",
        ]
    );
    assert_eq!(
        session.selected_title(),
        "What the barrier of Alma cost, and who paid"
    );
}

#[test]
fn grouping_leaves_the_cursor_on_its_article() {
    let mut session = Session::loading(SIZE);
    session.tell(Message::Loaded(events()));
    go_to(&mut session, "Barrier holds");
    session.press("down down");
    assert_eq!(
        session.selected_title(),
        "Alma closes its flood barrier for the first time"
    );
    let shown = session.app.reader.article.clone().unwrap();
    session.grouping = grouping(&[(1, &BARRIER), (2, &FERRY)]);
    session.tell(Message::LoadFinished);
    assert_eq!(session.app.reader.article.as_ref().unwrap().id, shown.id);
    let row = session.app.list.selected_row().unwrap();
    assert_eq!(row.article.id, shown.id);
    assert_eq!(row.story.as_ref().unwrap().reports.len(), 4);
}

#[test]
fn the_flat_list_is_remembered() {
    let mut session = Session::with_events(SIZE);
    session.press("v");
    assert_eq!(session.titles().len(), 11);
    assert!(!session.app.layout.is_grouped);
    assert_eq!(
        session.selected_title(),
        "What the barrier of Alma cost, and who paid"
    );
    let is_saved = |effect: &Effect| matches!(effect, Effect::SaveLayout(layout) if !layout.is_grouped);
    assert!(session.effects.iter().any(is_saved));
    session.press("v");
    assert_eq!(session.titles().len(), 7);
    session.press("4");
    assert_eq!(session.titles().len(), 2);
    session.press("v");
    assert_eq!(session.app.layout.view, View::All);
    assert_eq!(session.titles().len(), 11);
    session.press("4");
    assert_eq!(session.titles().len(), 2, "stories are grouped at all times");
}

#[test]
fn what_is_found_stands_by_itself_and_esc_brings_the_stories_back() {
    let mut session = Session::with_events(SIZE);
    session.press("right down down");
    let (before, selected) = (rows(&session), session.app.list.selected);
    session.press("/").type_text("barrier");
    assert_eq!(session.titles().len(), 5);
    session.press("esc");
    assert_eq!(rows(&session), before);
    assert_eq!(session.app.list.selected, selected);
}

#[test]
fn unread_lists_a_story_while_a_report_is_unread() {
    let mut session = Session::with_events(SIZE);
    session.press("enter esc 2");
    assert_eq!(session.app.list.rows[0].story.as_ref().unwrap().reports.len(), 4);
    assert_eq!(
        session.selected_title(),
        "Alma closes its flood barrier for the first time"
    );
    session.press("m 1 2");
    assert!(
        session
            .app
            .list
            .rows
            .iter()
            .all(|row| row.story_id().map(|id| id.0) != Some(1))
    );
    session.press("u");
}

#[test]
fn a_story_that_was_split_is_grouped_anew() {
    let mut session = Session::with_events(SIZE);
    session.press("right");
    let report = index(&session, "Barrier holds");
    session.press(&"down ".repeat(report));
    session.grouping = grouping(&[
        (1, &["gates", "gates-copy", "cost"]),
        (5, &["storm"]),
        (2, &FERRY),
    ]);
    session.take_effects();
    session.press("X");
    assert_eq!(groups(&session.effects), 1);
    assert_eq!(session.selected_title(), "Barrier holds as storm reaches Alma");
    assert!(session.app.list.selected_row().unwrap().story.is_none());
    assert_eq!(session.app.story_of(&id("cost")).unwrap().reports.len(), 3);
    session.take_effects();
    session.press("u");
    session.tell(Message::Marked(newsview::app::message::Marked {
        said: Some("brought back".into()),
        ..Default::default()
    }));
    assert_eq!(groups(&session.effects), 1);
}

#[test]
fn the_view_of_stories_fills_when_they_are_known() {
    let mut session = Session::loading(SIZE);
    session.tell(Message::Loaded(events())).press("4");
    assert!(session.titles().is_empty());
    session.grouping = grouping(&[(1, &BARRIER)]);
    session.tell(Message::LoadFinished);
    assert_eq!(session.titles().len(), 1);
    assert_eq!(session.app.count_of_view(View::Stories), Some(1));
}

#[test]
fn what_was_read_in_an_earlier_run_does_not_speak_for_its_story() {
    let mut session = Session::loading(SIZE);
    session.tell(Message::Restored(Box::new(Kept {
        layout: KeptLayout {
            selected: Some(id("cost")),
            ..KeptLayout::default()
        },
        read: [id("cost")].into(),
        ..Kept::default()
    })));
    session.tell(Message::Loaded(events()));
    session.tell(Message::LoadFinished);
    session.tell(Message::Grouped(grouping(&[(1, &BARRIER), (2, &FERRY)])));
    let story = session.app.list.selected_row().unwrap().stands_for().cloned();
    assert_eq!(story.unwrap().count, 4, "the cursor returns to the story");
    assert_ne!(session.app.list.selected_row().unwrap().article.id, id("cost"));
}
