//! Finding a line in what is compared.

use super::WIDE;
use crate::support::compared::compared;
use crate::support::press::Session;
use crate::support::screen::Size;

/// The sentences under the cursor.
fn under_cursor(session: &Session, is_stacked: bool) -> String {
    let compare = session.app.compare.as_ref().unwrap();
    let comparison = compare.comparison.as_ref().unwrap();
    let item = &compare.items(is_stacked)[compare.index(is_stacked)];
    let text = |report: usize, sentence: Option<usize>| {
        sentence.map_or("", |sentence| {
            comparison.reports[report].sentences[sentence].text.as_str()
        })
    };
    format!(
        "{} {}",
        text(compare.left, item.left),
        text(compare.right, item.right)
    )
}

#[test]
fn what_is_typed_is_found_in_the_reports_and_does_nothing_else() {
    for (size, is_stacked) in [(WIDE, false), (Size(80, 24), true)] {
        let mut session = compared(size, "strike");
        session.press("/ c r a n e s");
        assert!(session.app.compare.is_some() && session.app.prompt.is_some());
        let first = under_cursor(&session, is_stacked);
        assert!(first.to_lowercase().contains("cranes"), "{first}");
        session.press("down");
        let second = under_cursor(&session, is_stacked);
        assert!(
            second.to_lowercase().contains("cranes") && second != first,
            "{second}"
        );
        session.press("up enter");
        assert_eq!(under_cursor(&session, is_stacked), first);
        assert!(session.app.prompt.is_none() && session.app.compare.is_some());
    }
}

#[test]
fn esc_puts_the_cursor_back_and_what_is_not_there_moves_nothing() {
    let mut session = compared(WIDE, "strike");
    session.press("n n");
    let before = under_cursor(&session, false);
    let screen = session.screen();
    session.press("/ x y l o");
    assert_eq!(under_cursor(&session, false), before);
    session.press("esc");
    assert_eq!(session.screen(), screen);
    session.press("/ c r a n e s esc");
    assert_eq!(session.screen(), screen);
}

#[test]
fn a_row_of_the_table_is_found_by_the_lines_of_its_cells() {
    let mut session = compared(WIDE, "strike");
    session.press("T / b a n a n a s enter");
    let compare = session.app.compare.as_ref().unwrap();
    let comparison = compare.comparison.as_ref().unwrap();
    let row = &compare.table[compare.table_row];
    let mut cells = row.cells.iter().flatten();
    assert!(cells.any(|cell| comparison.sentence(cell.place).unwrap().text.contains("Bananas")));
}
