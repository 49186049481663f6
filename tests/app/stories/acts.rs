//! What keys do on a story, on its reports, and in the reader.

use newsview::app::effect::{Change, Effect};
use newsview::app::layout::Pane;
use newsview::app::message::{Message, Pointer, Pointing};
use newsview::domain::article::ArticleId;

use super::{go_to, index, rows};
use crate::support::events::{BARRIER, FERRY, id};
use crate::support::press::Session;
use crate::support::screen::Size;

const SIZE: Size = Size(120, 36);

fn marks(effects: &[Effect]) -> Vec<&Change> {
    let marks = effects.iter().filter_map(|effect| match effect {
        Effect::Mark(change) => Some(change),
        _ => None,
    });
    marks.collect()
}

fn are_read(session: &Session, names: &[&str]) -> Vec<bool> {
    names.iter().map(|name| session.app.is_read(&id(name))).collect()
}

#[test]
fn a_story_unfolds_and_folds() {
    let mut session = Session::with_events(SIZE);
    session.press("right");
    assert_eq!(
        rows(&session)[..6],
        [
            "4: What the barrier of Alma cost, and who paid",
            "  The Coast",
            "  Harbour Wire",
            "  Market Daily",
            "  Delta Post",
            "Leaders vow closer ties in phone call",
        ]
    );
    assert_eq!(session.app.list.selected, 0);
    assert!(!session.app.list.rows[2].is_copy(), "who had it first");
    assert!(session.app.list.rows[3].is_copy());
    session.press("right");
    assert_eq!(session.app.list.selected, 1);
    session.press("down left");
    assert_eq!(session.app.list.selected, 0);
    assert_eq!(session.titles().len(), 7);
    session.press("right right right");
    assert_eq!(session.app.focus, Pane::Reader);
    assert_eq!(session.app.reader.article.as_ref().unwrap().id, id("storm"));
}

#[test]
fn an_unfolded_story_stays_so_when_the_list_is_made_anew() {
    let mut session = Session::with_events(SIZE);
    session.press("right 4 1");
    assert_eq!(session.titles().len(), 11);
    session.press("left 4 1");
    assert_eq!(session.titles().len(), 7);
}

#[test]
fn reading_one_report_leaves_the_others_and_keeps_the_headline() {
    let mut session = Session::with_events(SIZE);
    session.press("enter");
    assert_eq!(are_read(&session, &BARRIER), [false, false, false, true]);
    session.press("esc");
    assert_eq!(session.titles()[0], "What the barrier of Alma cost, and who paid");
    assert!(session.app.is_row_unread(&session.app.list.rows[0]));
}

#[test]
fn one_text_in_two_outlets_is_read_once() {
    let mut session = Session::with_events(SIZE);
    session.press("right right down enter");
    assert_eq!(are_read(&session, &BARRIER), [true, false, true, false]);
    let story = session.app.story_of(&id("gates")).unwrap();
    assert_eq!(session.app.count_reports(story), (1, 3));
    assert_eq!(marks(&session.effects).len(), 1, "one change, and one undo");
}

#[test]
fn m_on_a_story_marks_all_its_reports() {
    let mut session = Session::with_events(SIZE);
    session.press("enter esc m");
    assert_eq!(are_read(&session, &BARRIER), [true; 4]);
    assert_eq!(marks(&session.effects).len(), 2);
    session.press("m");
    assert_eq!(are_read(&session, &BARRIER), [false; 4]);
    session.press("enter m");
    assert_eq!(
        are_read(&session, &BARRIER),
        [false; 4],
        "in the reader the report that is shown"
    );
}

#[test]
fn the_next_unread_is_the_next_story_with_something_unread() {
    let mut session = Session::with_events(SIZE);
    session.press("n n n");
    assert_eq!(session.selected_title(), "River city opens flood barrier");
    session.press("n");
    assert_eq!(session.selected_title(), "Last night ferry leaves on Sunday");
    session.press("n n n");
    assert_eq!(
        session.selected_title(),
        "What the barrier of Alma cost, and who paid"
    );
    session.press("n");
    assert_eq!(
        session.selected_title(),
        "Night ferry to Shoal Island stops after a year",
        "of a story that is read in part, what is unread"
    );
    session.press("n");
    assert_eq!(
        session.selected_title(),
        "Alma closes its flood barrier for the first time"
    );
    session.press("n");
    assert_eq!(session.selected_title(), "Barrier holds as storm reaches Alma");
    session.press("n");
    assert_eq!(session.app.unread_count(), 0);
    assert!(session.screen().contains("no other unread article here"));
}

#[test]
fn the_next_article_while_reading_is_the_next_row() {
    let mut session = Session::with_events(SIZE);
    session.press("enter ]");
    assert_eq!(session.selected_title(), "Leaders vow closer ties in phone call");
    session.press("[ esc right enter ]");
    assert_eq!(session.selected_title(), "Barrier holds as storm reaches Alma");
}

#[test]
fn marking_all_marks_every_report() {
    let mut session = Session::with_events(SIZE);
    session.press("A");
    assert_eq!(session.app.unread_count(), 0);
    let mut session = Session::with_events(SIZE);
    session.press("right down down (");
    assert_eq!(are_read(&session, &BARRIER), [true, true, false, false]);
}

#[test]
fn a_bookmark_of_any_report_marks_the_story() {
    let mut session = Session::with_events(SIZE);
    session.press("right down b left");
    assert!(session.app.is_bookmarked(&id("storm")));
    assert!(session.app.is_row_bookmarked(&session.app.list.rows[0]));
}

#[test]
fn a_report_is_taken_out_of_its_story() {
    let mut session = Session::with_events(SIZE);
    session.press("right right X");
    let others: Vec<ArticleId> = ["gates-copy", "gates", "cost"].map(id).into();
    let split = Change::Split {
        article: id("storm"),
        from: others,
    };
    assert_eq!(marks(&session.effects), [&split]);
    let mut session = Session::with_events(SIZE);
    session.press("enter X");
    assert!(matches!(marks(&session.effects)[1], Change::Split { article, .. } if *article == id("cost")));
    let mut session = Session::with_events(SIZE);
    session.press("down X");
    assert!(session.screen().contains("stands by itself already"));
}

#[test]
fn two_rows_are_joined_by_enter_on_the_other() {
    let mut session = Session::with_events(SIZE);
    session
        .press("down :")
        .type_text("join this story")
        .press("enter");
    assert!(
        session.screen().contains("join with this row"),
        "{}",
        session.screen()
    );
    session.press("enter");
    assert!(marks(&session.effects).is_empty(), "not with itself");
    go_to(&mut session, "Last night ferry");
    session.press("enter");
    let merge = Change::Merge {
        one: id("talks"),
        other: id("ferry-end"),
    };
    assert_eq!(marks(&session.effects), [&merge]);
    assert_eq!(session.app.focus, Pane::List);
    session.press(":").type_text("join this story").press("enter esc");
    assert!(session.app.stories.merging.is_none());
    session.press("enter");
    assert_eq!(session.app.focus, Pane::Reader);
}

#[test]
fn w_says_why() {
    let mut session = Session::with_events(SIZE);
    session.press("w");
    let screen = session.screen();
    for said in [
        "why these are one story",
        "0.48",
        "barrier 0.21",
        "the story began with",
    ] {
        assert!(screen.contains(said), "{said}\n{screen}");
    }
    session.press("esc down w");
    assert!(session.app.sheet.is_none());
}

#[test]
fn the_mark_of_a_story_unfolds_it_by_a_click() {
    let mut session = Session::with_events(SIZE);
    let (area, row) = session.app.viewport.folds[1];
    assert_eq!(row, index(&session, "Last night ferry"));
    let point = |kind| {
        Message::Pointed(Pointer {
            column: area.column + 1,
            row: area.row,
            kind,
        })
    };
    session.tell(point(Pointing::Clicked));
    assert_eq!(session.titles().len(), 9);
    session.tell(point(Pointing::DoubleClicked));
    assert_eq!(session.app.focus, Pane::List);
    session.tell(point(Pointing::Clicked));
    assert_eq!(session.titles().len(), 7);
}

#[test]
fn rows_above_and_below_are_marked_with_all_their_reports() {
    let begin: [fn() -> Session; 2] = [
        || Session::with_events(SIZE),
        || Session::over(SIZE, crate::support::events::shelf()),
    ];
    for begin in begin {
        let mark = |session: &mut Session, command: &str| {
            session.press(":").type_text(command).press("enter");
            let all = BARRIER.iter().chain(&FERRY);
            let is_read = |name: &&&str| session.app.is_read(&id(name));
            all.filter(is_read).copied().collect::<Vec<_>>()
        };
        let (above, below) = ("mark this and all above", "mark this and all below");
        let mut session = begin();
        go_to(&mut session, "Port strike");
        assert_eq!(mark(&mut session, above), BARRIER);
        let mut session = begin();
        go_to(&mut session, "Port strike");
        assert_eq!(mark(&mut session, below), FERRY);
        // The reports of an unfolded story stand for themselves.
        let mut session = begin();
        session.press("right right down");
        let reports: Vec<String> = rows(&session)[1..5].to_vec();
        assert_eq!(
            reports,
            ["  The Coast", "  Harbour Wire", "  Market Daily", "  Delta Post"]
        );
        assert_eq!(mark(&mut session, above), ["gates", "storm"]);
        let mut session = begin();
        session.press("right right down down down");
        assert_eq!(mark(&mut session, below), ["cost", "ferry", "ferry-end"]);
    }
}
