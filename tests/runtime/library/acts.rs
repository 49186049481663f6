//! What is done with articles of the library, and what of it is there after the next start.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::program::Home;
use crate::support::pty::Start;

use super::{Coast, DOWN, NONE, QUIET, coast_and, item};

#[test]
fn tags_typed_on_the_screen_are_there_after_a_kill() {
    let coast = Coast::filled();
    let mut terminal = coast.started();
    terminal.until_shows("the word was oak");
    terminal
        .press("t")
        .until_shows("tags")
        .press("tide, pier\r")
        .until_shows("tagged: Old pier");
    terminal.kill();
    let id = coast.id("Old pier");
    let state = coast.state();
    assert!(state.contains(&format!("tag {id} tide\n")), "{state}");
    assert!(state.contains(&format!("tag {id} pier\n")), "{state}");
    let mut terminal = coast.started();
    terminal.until_shows("the word was oak").press("t");
    terminal.until(|screen| {
        let text = screen.contents();
        text.lines()
            .any(|line| line.contains("tags") && line.contains("tide") && line.contains("pier"))
    });
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn a_whole_list_marked_read_is_taken_back_and_done_again_in_later_runs() {
    let coast = Coast::filled();
    let reads = |state: &str| state.lines().filter(|line| line.starts_with("read ")).count();
    let mut terminal = coast.started();
    terminal
        .press("A")
        .until_shows("6 articles marked read; u takes it back")
        .until_shows("0 unread of 6");
    terminal.kill();
    assert_eq!(reads(&coast.state()), 6);
    let mut terminal = coast.started();
    terminal
        .press("u")
        .until_shows("took back: 6 articles marked read")
        .until_shows("6 unread of 6");
    terminal.kill();
    assert_eq!(reads(&coast.state()), 0);
    let mut terminal = coast.started();
    terminal.press("U").until_shows("0 unread of 6");
    terminal.press("\x03").end();
    assert_eq!(reads(&coast.state()), 6);
    coast.is_sound();
}

#[test]
fn an_edited_article_changes_on_the_screen_only_when_it_is_asked_for() {
    let coast = Coast::filled();
    let mut terminal = coast.started();
    terminal.until_shows("the word was oak");
    let edited = item(
        "Old pier gets a wooden deck",
        "06:10",
        "The council agreed, and the word was larch.",
    );
    let items = [edited, super::coast()[1].clone()];
    coast.serve("/coast", "The Coast", &items);
    terminal.press("R").until_shows("1 updated").settle();
    assert!(terminal.text().contains("the word was oak"));
    assert!(!terminal.text().contains("larch"));
    terminal.press("D").until_shows("larch");
    terminal.press("D").until_shows("the word was oak");
    terminal.press("\r").until_shows("the word was larch");
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn an_article_is_saved_as_a_file_of_ones_own() {
    let coast = Coast::filled();
    let folder = coast.home.path("saved");
    let settings = format!("{QUIET}save_folder = \"{}\"\n", folder.display());
    coast.home.configure("config.toml", settings);
    let mut terminal = coast.started();
    terminal.until_shows("the word was oak");
    terminal.press("S").until_shows("saved as");
    let file = folder.join("2025-08-13-old-pier-gets-a-wooden-deck.md");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("the word was oak"), "{text}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    terminal.press("q").end();
}

#[test]
fn a_command_gets_the_article_and_enter_comes_back() {
    let coast = Coast::filled();
    let settings = format!("{QUIET}pipe = [\"grep\", \"-c\", \"the word was oak\"]\n");
    coast.home.configure("config.toml", settings);
    let mut terminal = coast.started();
    terminal.until_shows("the word was oak");
    terminal
        .press("|")
        .until_shows("grep -c")
        .press("\r")
        .until_shows("Enter goes back to newsview");
    let shown = terminal.text();
    assert!(shown.lines().any(|line| line.trim() == "1"), "{shown}");
    terminal
        .press("\r")
        .until_shows("Night ferry")
        .until_shows("? help");
    terminal.press(DOWN).until_shows("the word was berth");
    terminal.press("q");
    assert!(terminal.end().success());
    assert!(terminal.is_as_found());
}

/// A program of that name that writes its arguments to `seen` and waits for a line.
fn fake(home: &Home, name: &str) -> String {
    let script = home.path("bin").join(name);
    fs::create_dir_all(script.parent().unwrap()).unwrap();
    let text = "#!/bin/sh\necho \"$@\" > \"$HOME/seen\"\necho \"a page of its own\"\nread line\n";
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    format!("{}:{path}", home.path("bin").display())
}

#[test]
fn a_browser_of_the_terminal_has_the_screen_while_it_runs() {
    let coast = Coast::filled();
    let path = fake(&coast.home, "w3m");
    let settings = format!("{QUIET}browser = [\"w3m\", \"{{url}}\"]\n");
    coast.home.configure("config.toml", settings);
    let mut terminal = Start::program(&coast.home, &NONE).with("PATH", path).run();
    terminal
        .until_shows("unread of 6")
        .until_shows("the word was oak")
        .settle();
    for times in 1..=2 {
        let is_there =
            |screen: &vt100::Screen| screen.contents().matches("a page of its own").count() == times;
        terminal.press("o").until(is_there);
        assert!(!terminal.screen().alternate_screen());
        assert!(!terminal.text().contains("Night ferry"));
        terminal
            .press("\r")
            .until_shows("Night ferry")
            .until_shows("? help");
        assert!(terminal.screen().alternate_screen());
    }
    let seen = fs::read_to_string(coast.home.path("seen")).unwrap();
    assert_eq!(seen.trim(), "https://coast.example/old-pier-gets-a-wooden-deck");
    terminal.press(DOWN).until_shows("the word was berth");
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn a_place_in_a_text_is_kept_while_the_feed_is_refreshed() {
    let coast = Coast::filled();
    let paragraph =
        |number: u32| format!("</p><p>Paragraph {number} of the report on the lock gates, which goes on.");
    let long = (0..60).map(paragraph).collect::<Vec<_>>().concat();
    let report = item("Lock gates report", "08:00", &long);
    coast.serve("/coast", "The Coast", &coast_and(std::slice::from_ref(&report)));
    assert_eq!(coast.home.run(&["refresh"]).code, Some(0));
    let mut terminal = coast.start();
    terminal
        .until_shows("unread of 7")
        .until_shows("Paragraph 0 of")
        .press("\r")
        .press(DOWN.repeat(30))
        .until_gone("Paragraph 0 of")
        .settle();
    let before = terminal.text();
    let paragraph = before
        .lines()
        .find_map(|line| Some(line[line.find("Paragraph ")?..].to_owned()))
        .unwrap();
    let row = super::row_of(&terminal, &paragraph);
    coast.serve(
        "/coast",
        "The Coast",
        &coast_and(&[item("Later news", "09:00", "More."), report]),
    );
    terminal.press("R").until_shows("1 new").settle();
    assert_eq!(super::row_of(&terminal, &paragraph), row);
    terminal.press("\x03").end();
}
