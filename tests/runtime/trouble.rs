use std::fs;

use rustix::process::Signal;

use super::{started, three_articles};
use crate::support::pty::{Start, Terminal};

#[track_caller]
fn reading_goes_on(terminal: &mut Terminal) {
    terminal.press("\x1b[B\r").until_shows("the word was cabin");
    terminal.press("q").press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn where_nothing_can_be_kept_reading_goes_on() {
    let home = three_articles();
    fs::write(home.path("data"), "a file where a folder should be").unwrap();
    let mut terminal = started(&home);
    terminal.until_shows("not being kept");
    terminal.press("b").until_shows("★");
    reading_goes_on(&mut terminal);
    assert_eq!(
        fs::read_to_string(home.path("data")).unwrap(),
        "a file where a folder should be"
    );

    let mut terminal = Start::program(
        &home,
        &[
            ".",
            "--data-dir",
            "/proc/newsview",
            "--config-dir",
            "/proc/newsview",
        ],
    )
    .run();
    terminal
        .until_shows("Night ferry")
        .until_shows("Fish market")
        .until_shows("Old pier")
        .until_shows("not being kept");
    reading_goes_on(&mut terminal);
}

#[test]
fn a_damaged_store_is_said_and_reading_goes_on() {
    let home = three_articles();
    fs::create_dir(home.data()).unwrap();
    fs::write(
        home.data().join("library.db"),
        "no database, but long enough to be looked at. ".repeat(200),
    )
    .unwrap();
    let mut terminal = started(&home);
    terminal.until_shows("damaged");
    reading_goes_on(&mut terminal);
}

#[test]
fn damaged_bookmarks_are_said_and_never_overwritten() {
    let home = three_articles();
    home.configure("bookmarks.toml", "[[bookmark]\nid = ");
    let mut terminal = started(&home);
    terminal.until_shows("bookmarks");
    terminal.press("b").until_shows("★");
    reading_goes_on(&mut terminal);
    let kept = fs::read_dir(home.config()).unwrap().any(|entry| {
        fs::read_to_string(entry.unwrap().path()).is_ok_and(|text| text == "[[bookmark]\nid = ")
    });
    assert!(kept, "what was there is still there");
}

#[test]
fn two_at_once_see_each_other_s_marks() {
    let home = three_articles();
    let mut one = started(&home);
    let mut other = started(&home);
    one.press("b").until_shows("★");
    other.press("\x1b[B").until_shows("★");
    other
        .press("b")
        .until(|screen| screen.contents().matches('★').count() >= 2);
    one.press("\x1b[B")
        .until(|screen| screen.contents().matches('★').count() >= 2);
    other.press("\x1b[I").press("q").end();
    one.press("q").end();
}

#[test]
fn the_cursor_and_the_place_in_the_text_are_found_again() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal
        .press("\x1b[B")
        .until(|screen| screen.contents().matches("Night ferry").count() == 2);
    terminal.press("q").end();
    let mut terminal = started(&home);
    terminal.until(|screen| screen.contents().matches("Night ferry").count() == 2);
    terminal.send(Signal::TERM);
    terminal.end();
}

#[test]
fn a_store_that_another_program_holds_stops_no_reading() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.settle();
    let other = rusqlite::Connection::open(home.data().join("library.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    terminal.press("b").until_shows("not being kept");
    terminal.press("\x1b[B").until_shows("the word was cabin");
    other.execute_batch("COMMIT").unwrap();
    terminal.press("b").until_shows("being kept again");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_store_that_is_held_at_the_start_delays_no_headline() {
    let home = three_articles();
    started(&home).press("b").until_shows("★").press("q").end();
    let other = rusqlite::Connection::open(home.data().join("library.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let mut terminal = started(&home);
    terminal.press("\x1b[B").until_shows("the word was cabin");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_full_disk_stops_no_reading() {
    let home = three_articles();
    let mut terminal = Start::shell(&home, "ulimit -f 0; exec \"$NEWSVIEW\" .").run();
    terminal
        .until_shows("Night ferry")
        .until_shows("Old pier")
        .until_shows("not being kept");
    terminal.press("b").until_shows("★");
    terminal.press("\x1b[B").until_shows("the word was cabin");
    reading_goes_on(&mut terminal);
}

#[test]
fn the_place_in_a_long_text_is_found_again_in_another_size() {
    let home = three_articles();
    let paragraphs: Vec<String> = (1..=60)
        .map(|number| format!("Stone number {number} was lifted and laid beside the others on the quay."))
        .collect();
    let text = format!(
        "Every stone of the quay is counted\n\n2025-08-14 06:10\n\n{}\n",
        paragraphs.join("\n\n")
    );
    home.write("stones.txt", text);
    let mut terminal = started(&home);
    terminal
        .until_shows("Stone number 1 ")
        .press("\r\x1b[6~")
        .until_gone("Stone number 1 ");
    terminal.press("\x1b[6~").until_gone("Stone number 16 ");
    let top = terminal
        .text()
        .lines()
        .find_map(|line| {
            line.split_once("Stone number")
                .map(|(_, rest)| format!("Stone number{rest}"))
        })
        .unwrap();
    let top = top.split(" was").next().unwrap().to_owned() + " was";
    terminal.press("q").press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    let mut terminal = started(&home);
    terminal.until_shows(&top).until_gone("Stone number 1 ");
    terminal
        .resize(90, 40)
        .until_shows(&top)
        .until_gone("Stone number 1 ");
    terminal.press("\x03").end();
}

#[test]
fn marks_of_another_instance_are_seen_when_the_terminal_gives_focus() {
    let home = three_articles();
    let mut one = started(&home);
    let mut other = started(&home);
    other.settle();
    one.press("b").until_shows("★");
    other.press("\x1b[I").until_shows("★");
    one.press("u").until_gone("★");
    other.press("\x1b[I").until_gone("★");
    one.press("q").end();
    other.press("q").end();
}
