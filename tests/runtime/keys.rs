use std::time::Duration;

use super::{started, three_articles};
use crate::support::pty::Terminal;

fn selected(terminal: &mut Terminal, title: &str) {
    // The reader shows what is selected: its headline then stands twice.
    terminal.until(|screen| screen.contents().matches(title).count() == 2);
}

#[test]
fn a_lone_escape_is_a_key_and_a_slow_sequence_is_one_key() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.press("\x1b[B");
    selected(&mut terminal, "Night ferry");
    terminal.press("/pier").until_gone("Fish market");
    terminal.press("\x1b").until_shows("Fish market");
    selected(&mut terminal, "Night ferry");
    terminal.press("\x1b");
    std::thread::sleep(Duration::from_millis(5));
    terminal.press("[B");
    selected(&mut terminal, "Fish market");
    terminal.press("\x1b");
    std::thread::sleep(Duration::from_millis(5));
    terminal.press("[");
    std::thread::sleep(Duration::from_millis(5));
    terminal.press("A");
    selected(&mut terminal, "Night ferry");
    terminal.press("q").end();
}

#[test]
fn a_paste_is_typed_into_a_prompt_and_never_taken_for_keys() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.press("\x1b[200~qq\x03\x1b[201~").settle();
    terminal.press("/").press("\x1b[200~night\r\nferry\x07\x1b[201~");
    terminal.until_gone("Fish market").until_shows("Night ferry");
    terminal.press("\x1b").until_shows("Fish market");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn keys_that_mean_nothing_and_bytes_that_are_no_keys_change_nothing() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.settle();
    // A cell that holds a space looks like one that holds nothing.
    let text = |terminal: &Terminal| -> Vec<String> {
        let lines = terminal.text();
        lines.lines().map(|line| line.trim_end().to_owned()).collect()
    };
    let before = text(&terminal);
    terminal.press("\x1b[99;99;99Z\x1b]52;c;aGFsbG8=\x07\x1bP1$r0m\x1b\\\x1b[?62c\x1b[12;40R");
    terminal.press(b"\xff\xfe\xc3\x28\x9b").settle();
    terminal.press("\x1b[B\x1b[A").settle();
    assert_eq!(text(&terminal), before);
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_sequence_that_begins_and_never_ends_swallows_no_later_key() {
    // Esc and a bracket typed so fast that they arrive together look like the start of one.
    for begun in ["\x1b]", "\x1bP", "\x1b_"] {
        let home = three_articles();
        let mut terminal = started(&home);
        terminal.press(begun).settle();
        terminal.press("?").until_shows("type to narrow");
        terminal.press("\x03");
        assert_eq!(terminal.end().exit_code(), 0, "{begun:?}");
    }
}

#[test]
fn the_mouse_selects_what_it_clicks_and_can_be_turned_off() {
    let home = three_articles();
    let mut terminal = started(&home);
    let row = terminal
        .text()
        .lines()
        .position(|line| line.contains("Fish market"))
        .unwrap()
        + 1;
    terminal.press(format!("\x1b[<0;5;{row}M\x1b[<0;5;{row}m"));
    selected(&mut terminal, "Fish market");
    terminal
        .press("M")
        .until(|screen| screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None);
    terminal
        .press("M")
        .until(|screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    terminal.press("q").end();
}

#[test]
fn letters_of_several_bytes_may_come_byte_by_byte() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.press("/");
    for byte in "Öé港😀".bytes() {
        terminal.press([byte]);
        std::thread::sleep(Duration::from_millis(3));
    }
    terminal
        .until_shows("Öé港😀")
        .press("\x1b")
        .until_shows("Fish market");
    terminal.press("q").end();
}
