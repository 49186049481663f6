//! Esc undoes one thing and never quits; q does the same and then quits.

use newsview::app::layout::Pane;

use crate::support::press::Session;
use crate::support::world::articles;

#[test]
fn esc_undoes_one_thing_after_the_other_and_never_quits() {
    let mut session = Session::with(articles());
    session
        .press("/")
        .type_text("strike")
        .press("enter right /")
        .type_text("cranes")
        .press("enter ?");
    assert!(session.app.sheet.is_some());
    session.press("esc");
    assert!(session.app.sheet.is_none() && session.app.reader.find.is_some());
    session.press("esc");
    assert!(session.app.reader.find.is_none());
    assert_eq!(session.app.focus, Pane::Reader);
    session.press("esc");
    assert_eq!(session.app.focus, Pane::List);
    assert_eq!(session.app.list.query_text, "strike");
    let article = session.selected_title().to_owned();
    session.press("esc");
    assert_eq!(session.app.list.query_text, "");
    assert_eq!(
        session.selected_title(),
        article,
        "the cursor stays on its article"
    );
    session.press("esc esc esc");
    assert!(!session.app.quit);
}

#[test]
fn q_goes_back_and_then_quits() {
    let mut session = Session::with(articles());
    session.press("right q");
    assert_eq!(session.app.focus, Pane::List);
    assert!(!session.app.quit);
    session.press("q");
    assert!(session.app.quit);
}

#[test]
fn ctrl_c_quits_from_anywhere() {
    for keys in ["ctrl-c", "/ ctrl-c", "? ctrl-c", "right / ctrl-c", ": ctrl-c"] {
        let mut session = Session::with(articles());
        session.press(keys);
        assert!(session.app.quit, "{keys}");
    }
}

#[test]
fn a_letter_in_a_prompt_is_a_letter() {
    let mut session = Session::with(articles());
    session.press("/ q");
    assert!(!session.app.quit);
    assert_eq!(session.app.list.query_text, "q");
}
