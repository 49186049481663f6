//! Reports side by side, one above the other, and as a table.

use insta::assert_snapshot;

use crate::support::compared::{compared, reports, session};
use crate::support::screen::Size;

#[test]
fn on_80_columns_one_report_stands_above_the_other() {
    let mut session = compared(Size(80, 24), "strike");
    assert_snapshot!("compare_80", session.screen());
    session.press("pgdn tab");
    assert_snapshot!("compare_80_further", session.screen());
}

#[test]
fn on_120_columns_two_reports_stand_side_by_side() {
    let mut session = compared(Size(120, 36), "strike");
    assert_snapshot!("compare_120", session.screen());
    session.press("n n tab");
    assert_snapshot!("compare_120_difference", session.screen());
}

#[test]
fn on_200_columns_the_facts_stand_beside_them() {
    let mut session = compared(Size(200, 50), "strike");
    assert_snapshot!("compare_200", session.screen());
    session.press("tab tab down");
    assert_snapshot!("compare_200_facts", session.screen());
}

#[test]
fn a_small_screen_has_room_for_it() {
    let mut session = compared(Size(40, 10), "barrier");
    assert_snapshot!("compare_40", session.screen());
    session.press("T");
    assert_snapshot!("compare_40_table", session.screen());
}

#[test]
fn the_table_has_a_column_an_outlet() {
    let mut narrow = compared(Size(80, 24), "strike");
    assert_snapshot!("compare_table_80", narrow.press("T").screen());
    let mut normal = compared(Size(120, 36), "strike");
    assert_snapshot!("compare_table_120", normal.press("T").screen());
    let mut wide = compared(Size(200, 50), "barrier");
    assert_snapshot!("compare_table_200", wide.press("T down tab").screen());
}

#[test]
fn without_colour_the_words_are_the_same() {
    for size in [Size(80, 24), Size(120, 36), Size(200, 50)] {
        let text = |theme: &str| {
            let mut session = compared(size, "strike").with_theme(theme);
            let screen = session.screen();
            screen.rsplit_once('\n').unwrap().0.to_owned()
        };
        let ansi = text("ansi");
        for theme in ["mono", "dark", "light"] {
            assert_eq!(text(theme), ansi, "{theme} at {size:?}");
        }
    }
    let mut mono = compared(Size(120, 36), "barrier").with_theme("mono");
    assert_snapshot!("compare_mono", mono.press("n").screen());
}

#[test]
fn a_passage_is_marked_in_its_article() {
    let mut session = compared(Size(100, 24), "strike");
    session.press("n enter");
    assert_snapshot!("compare_passage", session.screen());
}

#[test]
fn what_takes_long_is_said_in_the_second_frame() {
    let mut session = session(Size(80, 10), reports("strike"));
    session.press("c");
    let first = session.app.compare.clone().unwrap();
    assert!(first.is_slow);
    assert_snapshot!("compare_slow", session.screen());
}
