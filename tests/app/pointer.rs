//! The mouse: rows, panes, the rule, sheets and links.

use newsview::app::effect::Effect;
use newsview::app::layout::Pane;
use newsview::app::message::{Message, Pointer, Pointing};

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::world::{articles, linked_article, long_article};

fn point(session: &mut Session, kind: Pointing, column: u16, row: u16) {
    session.tell(Message::Pointed(Pointer { column, row, kind }));
}

/// The cell where a text stands on the screen.
fn place_of(session: &mut Session, text: &str) -> (u16, u16) {
    let screen = session.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(text))
        .unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"));
    let column = line[..line.find(text).unwrap()].chars().count();
    (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

#[test]
fn a_click_selects_a_row_and_a_double_click_reads_it() {
    let mut session = Session::with(articles());
    let title = session.titles()[2].to_owned();
    let (column, row) = place_of(&mut session, &title[..10]);
    point(&mut session, Pointing::Clicked, column, row);
    assert_eq!(session.selected_title(), title);
    assert_eq!(session.app.focus, Pane::List);
    point(&mut session, Pointing::DoubleClicked, column, row);
    assert_eq!(session.app.focus, Pane::Reader);
}

#[test]
fn the_second_click_of_a_pair_opens_nothing_below_a_sheet_that_closed() {
    let mut session = Session::with(articles());
    session.press("?");
    point(&mut session, Pointing::Clicked, 3, 5);
    assert!(session.app.sheet.is_none());
    point(&mut session, Pointing::DoubleClicked, 3, 5);
    assert_eq!(session.app.focus, Pane::List);
}

#[test]
fn a_click_on_a_line_of_the_palette_takes_it() {
    let mut session = Session::with(articles());
    session.press(":").type_text("mark all");
    let (column, row) = place_of(&mut session, "mark all shown");
    point(&mut session, Pointing::Clicked, column, row);
    assert!(session.app.sheet.is_none());
    assert_eq!(session.app.unread_count(), 0);
}

#[test]
fn a_click_on_a_line_of_a_scrolled_sheet_takes_the_line_that_is_seen() {
    let mut session = Session::sized(Size(80, 16), articles());
    session.press(":");
    for _ in 0..30 {
        point(&mut session, Pointing::WheeledDown, 40, 8);
    }
    let body = session.app.viewport.sheet_body;
    let (top, entries) = (session.app.viewport.sheet_top, session.app.sheet_entries());
    assert!(top > 0);
    let row = session
        .screen()
        .lines()
        .nth(usize::from(body.row))
        .unwrap()
        .to_owned();
    assert!(row.contains(&entries[top].right), "{row}");
}

#[test]
fn a_click_beside_a_sheet_closes_it() {
    let mut session = Session::with(articles());
    session.press("?");
    point(&mut session, Pointing::Clicked, 0, 0);
    assert!(session.app.sheet.is_none());
}

#[test]
fn a_click_on_a_link_opens_it() {
    let mut session = Session::with(vec![linked_article()]);
    let (column, row) = place_of(&mut session, "tide table");
    point(&mut session, Pointing::Clicked, column, row);
    let opened = session.effects.iter().filter_map(|effect| match effect {
        Effect::OpenInBrowser(address) => Some(address.as_str()),
        _ => None,
    });
    assert_eq!(opened.collect::<Vec<_>>(), ["https://example.org/tides"]);
    assert_eq!(session.app.focus, Pane::Reader);
    let count = session.effects.len();
    point(&mut session, Pointing::Clicked, column, row + 1);
    assert_eq!(session.effects.len(), count);
}

#[test]
fn the_wheel_moves_the_pane_below_it() {
    let mut session = Session::with(vec![long_article(), articles().remove(0)]);
    let reader = session.app.viewport.reader;
    point(
        &mut session,
        Pointing::WheeledDown,
        reader.column + 5,
        reader.row + 5,
    );
    assert!(session.app.viewport.place.percent > 0);
    assert_eq!(session.app.list.selected, 0);
    point(&mut session, Pointing::WheeledDown, 5, 5);
    assert_eq!(session.app.list.selected, 1);
}

#[test]
fn the_rule_is_dragged() {
    let mut session = Session::with(articles());
    let list = session.app.viewport.list;
    point(&mut session, Pointing::Clicked, list.columns, 10);
    point(&mut session, Pointing::Dragged, 70, 10);
    point(&mut session, Pointing::Released, 70, 10);
    assert!(session.app.viewport.list.columns.abs_diff(70) <= 1);
    assert!(
        session
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::SaveLayout(_)))
    );
}

#[test]
fn a_click_ends_what_is_being_typed_as_enter_does() {
    let mut session = Session::with(articles());
    session.press("enter /").type_text("phone");
    point(&mut session, Pointing::Clicked, 6, 6);
    assert!(session.app.prompt.is_none());
    assert_eq!(session.app.focus, Pane::List);
    session.press("/").type_text("strike");
    point(&mut session, Pointing::Clicked, 6, 2);
    assert!(session.app.prompt.is_none());
    assert_eq!(session.app.list.query_text, "strike");
}

#[test]
fn the_wheel_over_the_list_leaves_no_find_of_another_text_behind() {
    let mut session = Session::with(articles());
    session.press("enter /").type_text("phone");
    point(&mut session, Pointing::WheeledDown, 6, 6);
    session.press("esc");
    assert!(session.app.reader.find.is_none());
    assert_eq!(session.app.list.selected, 1);
}
