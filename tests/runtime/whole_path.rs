use std::fs;

use super::{started, three_articles};
use crate::support::program::Home;
use crate::support::pty::Start;

const DOWN: &str = "\x1b[B";

#[test]
fn a_bookmark_survives_a_kill_as_soon_as_its_star_is_seen() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal
        .press(DOWN)
        .press("/herring wooden")
        .until_gone("Fish market");
    terminal.press("\r").press("b").until_shows("★");
    terminal.kill();

    let mut terminal = Start::program(&home, &["."]).run();
    terminal
        .until_shows("★ Old pier")
        .press("3")
        .until_gone("Fish market");
    terminal.press("\r").until_shows("The council agreed on Tuesday");
    terminal.kill();

    fs::remove_file(home.news().join("pier.txt")).unwrap();
    let mut terminal = Start::program(&home, &["."]).run();
    terminal.until_shows("newsview").press("1");
    terminal.until_shows("Fish market").until_gone("Old pier");
    terminal.press("3").until_shows("★ Old pier");
    terminal.press("\r").until_shows("The council agreed on Tuesday");
    terminal.press("q");
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn what_the_screen_marks_is_what_the_commands_tell() {
    let home = three_articles();
    let list = home.run(&["list", "."]).done();
    let id = |title: &str| list.lines().find(|line| line.contains(title)).unwrap()[..16].to_owned();
    let mut terminal = started(&home);
    terminal.press("b").until_shows("★");
    terminal.press(DOWN).until_shows("the word was cabin");
    terminal.press("m").until_shows("2 unread of 3");
    terminal.kill();
    let state = home.run(&["state"]).done();
    assert!(
        state.contains(&format!("bookmark {}\n", id("Old pier"))),
        "{state}"
    );
    assert!(
        state.contains(&format!("read {}\n", id("Night ferry"))),
        "{state}"
    );
    assert!(!state.contains(&id("Fish market")), "{state}");
    assert!(home.run(&["bookmarks"]).done().starts_with(&id("Old pier")));
}

#[test]
fn what_was_done_is_taken_back_in_the_next_run() {
    let home = three_articles();
    let mut terminal = started(&home);
    terminal.press("b").until_shows("★").press("q").end();
    let mut terminal = started(&home);
    terminal.until_shows("★").press("u").until_gone("★");
    terminal.press("U").until_shows("★").press("u").until_gone("★");
    terminal.kill();
    assert!(!home.run(&["state"]).done().contains("bookmark "));
}

#[test]
fn without_arguments_the_sample_edition_opens() {
    let home = Home::new();
    let arguments: [&str; 0] = [];
    let mut terminal = Start::program(&home, &arguments).run();
    terminal
        .until_shows("Two minutes with newsview")
        .until_shows("sample");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn what_cannot_be_read_is_one_row_with_the_reason() {
    let home = three_articles();
    std::os::unix::fs::symlink("nowhere", home.news().join("dangling.txt")).unwrap();
    home.write(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
    );
    let mut terminal = started(&home);
    terminal.until_shows("cannot read dangling.txt: no such");
    assert_eq!(terminal.text().matches("cannot read").count(), 1);
    assert!(!terminal.text().contains("picture"));
    terminal.press("q").end();
}
