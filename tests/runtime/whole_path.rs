use std::fs;

use super::{started, three_articles};
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
