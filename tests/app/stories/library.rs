//! Stories in the window over the library: what comes and goes under the cursor.

use newsview::app::effect::Effect;
use newsview::app::message::Message;
use newsview::domain::library::FeedId;
use newsview::domain::story::StoryId;

use super::{go_to, rows};
use crate::support::events::{BARRIER, id, shelf};
use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::shelf::Shelf;
use crate::support::world::article;

const SIZE: Size = Size(120, 36);

fn line(session: &Session) -> usize {
    session.app.list.selected - session.app.list.top
}

/// A library with many articles before and behind both events.
fn large() -> Shelf {
    let mut shelf = shelf();
    for index in 0..600 {
        let minutes = if index < 200 { -index - 1000 } else { 400 + index };
        let title = format!("Number {index}");
        shelf.add(
            article(
                &format!("n{index}"),
                minutes,
                "The Coast",
                &title,
                "Nothing came.",
            ),
            FeedId(2),
        );
    }
    shelf
}

#[test]
fn the_library_lists_stories() {
    let mut session = Session::over(SIZE, shelf());
    assert_eq!(
        rows(&session)[0],
        "4: What the barrier of Alma cost, and who paid"
    );
    assert_eq!(session.titles().len(), 7);
    session.press("right");
    assert_eq!(session.titles().len(), 11);
    session.press("v");
    assert_eq!(session.titles().len(), 11);
    assert!(session.app.list.rows.iter().all(|row| row.story.is_none()));
    assert_eq!(
        session.selected_title(),
        "What the barrier of Alma cost, and who paid"
    );
}

#[test]
fn a_story_that_grows_over_ten_refreshes_keeps_its_place_its_marks_and_its_id() {
    for is_far in [false, true] {
        let mut session = Session::over(SIZE, if is_far { large() } else { shelf() });
        if is_far {
            session.press("end");
            session.shelf().group(9, &["n590"]);
            while !session.selected_title().starts_with("Number 590") {
                session.press("up");
            }
        } else {
            go_to(&mut session, "Last night ferry");
        }
        session.press("enter esc b");
        let (story, name) = if is_far { (9, "n590") } else { (2, "ferry-end") };
        let above = |session: &Session| session.titles()[session.app.list.selected - 1].to_owned();
        let (title, before, line_before) = (
            session.selected_title().to_owned(),
            above(&session),
            line(&session),
        );
        for index in 1..=10 {
            let new = format!("more{index}");
            let report = article(
                &new,
                -5000 - index,
                "Delta Post",
                "More of it",
                "It goes on and on and on.",
            );
            session.shelf().add(report, FeedId(1));
            session.shelf().group(story, &[&new]);
            session.tell(Message::LibraryChanged);
            assert_eq!(session.selected_title(), title);
            assert_eq!(above(&session), before, "{index}");
            assert_eq!(line(&session), line_before, "{index}");
            let row = session.app.list.selected_row().unwrap();
            assert_eq!(row.story_id(), Some(StoryId(story)), "{index}");
            assert!(session.app.is_read(&id(name)) && session.app.is_bookmarked(&id(name)));
            assert!(session.app.is_row_unread(row));
        }
        let count = session
            .app
            .list
            .selected_row()
            .unwrap()
            .story
            .as_ref()
            .unwrap()
            .count;
        assert_eq!(count, if is_far { 11 } else { 12 });
        session.press("home down up");
        session.tell(Message::LibraryChanged);
        let rows = rows(&session);
        let listed = rows.iter().filter(|row| row.contains(&title)).count();
        assert!(listed <= 1, "{rows:?}");
    }
}

#[test]
fn the_cursor_stays_on_a_report_of_an_unfolded_story_that_grows() {
    let mut session = Session::over(SIZE, shelf());
    session.press("right down down down");
    let shown = session.app.reader.article.as_ref().unwrap().id.clone();
    for index in 1..=10 {
        let new = format!("more{index}");
        session
            .shelf()
            .add(article(&new, -index, "The Coast", "More", "Text."), FeedId(1));
        session.shelf().group(1, &[&new]);
        session.tell(Message::LibraryChanged);
        assert_eq!(session.app.reader.article.as_ref().unwrap().id, shown);
        let row = session.app.list.selected_row().unwrap();
        assert!(row.is_report && row.article.id == shown);
        assert_eq!(session.titles().len(), 11 + usize::try_from(index).unwrap());
    }
}

#[test]
fn an_article_that_becomes_a_story_keeps_its_row_and_its_text() {
    let mut session = Session::over(SIZE, shelf());
    go_to(&mut session, "Port strike");
    session.press("enter");
    session.shelf().add(
        article(
            "strike-2",
            1,
            "Delta Post",
            "Strike goes on",
            "Cranes stand still, and ships wait before the port.",
        ),
        FeedId(1),
    );
    session.shelf().group(4, &["strike", "strike-2"]);
    session.tell(Message::LibraryChanged);
    assert_eq!(session.selected_title(), "Port strike enters second week");
    assert_eq!(rows(&session)[2], "2: Port strike enters second week");
    assert_eq!(session.app.reader.article.as_ref().unwrap().id, id("strike"));
}

#[test]
fn pages_join_below_and_above_unfolded_stories() {
    let mut session = Session::over(SIZE, large());
    while session.selected_title() != "What the barrier of Alma cost, and who paid" {
        session.press("down");
    }
    session.press("right");
    let listing = session.app.listing();
    let all = session.shelf().rows(&listing).len();
    let unfolded = session.app.list.rows.iter().filter(|row| row.is_report).count();
    assert_eq!(unfolded, 4);
    session.press("end home");
    let mut seen = vec![session.selected_title().to_owned()];
    for _ in 0..all + 3 {
        session.press("down");
        seen.push(session.selected_title().to_owned());
    }
    assert_eq!(session.app.list.selected, session.app.list.rows.len() - 1);
    let last = seen.last().unwrap().clone();
    for _ in 0..all + 3 {
        session.press("up");
    }
    assert_eq!(session.selected_title(), seen[0]);
    session.press("end");
    assert_eq!(session.selected_title(), last);
}

#[test]
fn a_story_read_under_unread_stays_until_the_list_is_left() {
    let mut session = Session::over(SIZE, shelf());
    session.press("2 m down");
    session.tell(Message::LibraryChanged);
    assert_eq!(session.titles().len(), 7);
    assert!(!session.app.is_row_unread(&session.app.list.rows[0]));
    session.press("1 2");
    assert_eq!(session.titles().len(), 6);
}

#[test]
fn a_split_and_a_merge_keep_the_cursor() {
    let mut session = Session::over(SIZE, shelf());
    session.press("right right X");
    session.tell(Message::LibraryChanged);
    assert_eq!(session.selected_title(), "Barrier holds as storm reaches Alma");
    assert!(session.app.list.selected_row().unwrap().story.is_none());
    session.press(":").type_text("join this story").press("enter");
    go_to(&mut session, "What the barrier");
    session.press("enter");
    session.tell(Message::LibraryChanged);
    let row = session.app.list.selected_row().unwrap();
    assert_eq!(row.story.as_ref().unwrap().reports.len(), 4);
    assert_eq!(row.article.id, id("cost"));
}

#[test]
fn why_is_asked_for_each_report() {
    let mut session = Session::over(SIZE, shelf());
    session.press("w");
    let asked = session
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Explain(_)));
    assert_eq!(asked.count(), BARRIER.len());
    assert!(
        session.screen().contains("barrier 0.31 · gates 0.18"),
        "{}",
        session.screen()
    );
}

#[test]
fn the_next_unread_story_may_lie_beyond_the_window() {
    let mut session = Session::over(SIZE, large());
    let unread: Vec<_> = ["ferry", "gates", "gates-copy"].map(id).into();
    let all = session.shelf().kept.iter().map(|kept| kept.article.id.clone());
    session.shelf().read = all.filter(|id| !unread.contains(id)).collect();
    session.press("1 n");
    assert_eq!(
        session.selected_title(),
        "Alma closes its flood barrier for the first time"
    );
    session.press("n");
    assert_eq!(
        session.selected_title(),
        "Night ferry to Shoal Island stops after a year"
    );
    assert!(session.app.is_read(&id("gates")) && session.app.is_read(&id("gates-copy")));
    session.press("n");
    assert!(session.screen().contains("no other unread article here"));
}
