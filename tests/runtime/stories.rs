//! Stories on a terminal: a folder of reports we wrote, and the keys that are for them.

use super::Home;
use crate::support::pty::{Start, Terminal};

const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const HOME: &str = "\x1b[H";

/// Of each its file, headline, author, time and text: three reports of a ferry that ran aground, and two articles of nothing else.
pub const NEWS: [(&str, &str, &str, &str, &str); 5] = [
    (
        "wire.txt",
        "Ferry Marit runs aground off Alma harbour",
        "Ana Ruiz, Harbour Wire",
        "2025-08-13 04:10",
        "The ferry Marit ran aground on the Gull Bank off Alma harbour early on Wednesday, the coastguard said.\n\n\
         All 112 passengers were taken ashore in lifeboats before dawn. \"Nobody was hurt and nobody panicked,\" \
         the captain, Ida Holm, said.\n\n\
         The harbour office closed the channel until the ferry Marit is towed off the Gull Bank.",
    ),
    (
        "delta.txt",
        "Channel of Alma harbour closed after ferry Marit runs aground",
        "Delta Post",
        "2025-08-13 05:10",
        "The harbour office of Alma closed the channel on Wednesday after the ferry Marit ran aground on the Gull \
         Bank.\n\nThree freighters wait outside with onions. About 110 passengers were brought ashore.",
    ),
    (
        "coast.txt",
        "Passengers of ferry Marit spend the night in Alma",
        "Jo Lund, The Coast",
        "2025-08-13 06:10",
        "The ferry Marit ran aground on the Gull Bank off Alma harbour early on Wednesday, the coastguard said.\n\n\
         All 112 passengers were taken ashore in lifeboats before dawn. Tugs from Shoal Island are expected to \
         reach the ferry on Friday.\n\n\
         The shipping line pays for the hotels in Alma, wrote its director, Tom Berg.",
    ),
    (
        "onions.txt",
        "Onions are cheap this week",
        "Mia Koch",
        "2025-08-12 06:10",
        "Growers in the delta dug early, and the sheds are full. A sack costs half of what it cost in June.",
    ),
    (
        "leeks.txt",
        "Leeks wait for rain in the hills",
        "Mia Koch",
        "2025-08-12 05:10",
        "Gardeners carry water uphill twice a day. The almanac promised showers that never came.",
    ),
];

fn home() -> Home {
    let home = Home::new();
    for (file, title, by, date, text) in NEWS {
        home.write(file, format!("{title}\n\nBy {by}\n{date}\n\n{text}\n"));
    }
    home
}

/// The program on these, the ferry's reports in one row.
fn started(home: &Home) -> Terminal {
    let mut terminal = Start::program(home, &["."]).run();
    terminal
        .until_shows("3 outlets · 3 new")
        .until_shows("Onions are cheap")
        .until_shows("Leeks wait");
    terminal
}

/// The row of the list that has this, and the one below it.
fn row(terminal: &Terminal, text: &str) -> Option<(String, String)> {
    let all = terminal.text();
    let mut lines = all.lines().map(|line| line.split('│').next().unwrap_or_default());
    let first = lines.find(|line| line.contains(text))?;
    Some((first.to_owned(), lines.next().unwrap_or_default().to_owned()))
}

/// The colour of the first letter of this, where it stands in the reader.
fn color(screen: &vt100::Screen, text: &str) -> Option<vt100::Color> {
    let lines: Vec<String> = screen.rows(0, 120).collect();
    let found = |(row, line): (usize, &String)| {
        let at = line.rfind(text).filter(|at| *at > 50)?;
        Some((
            u16::try_from(row).unwrap(),
            u16::try_from(line[..at].chars().count()).unwrap(),
        ))
    };
    let (row, column) = lines.iter().enumerate().find_map(found)?;
    Some(screen.cell(row, column)?.fgcolor())
}

#[test]
fn a_report_that_is_taken_out_stays_out_after_a_restart_until_that_is_taken_back() {
    let home = home();
    let mut terminal = started(&home);
    terminal
        .press(RIGHT)
        .until_shows("│ The Coast")
        .until_shows("│ Delta Post");
    // The first report is the newest one.
    terminal
        .press(RIGHT)
        .until_shows("Passengers of ferry Marit spend the night in Alma");
    terminal.press("X").until_shows("2 outlets · 2 new");
    terminal.until_shows("u takes it back");
    assert!(row(&terminal, "Passengers of").unwrap().1.contains("The Coast"));
    terminal.kill();

    let mut terminal = Start::program(&home, &["."]).run();
    terminal
        .until_shows("2 outlets · 2 new")
        .until_shows("Passengers of");
    terminal
        .press("u")
        .until_shows("3 outlets · 3 new")
        .until_shows("took back");
    terminal.press("U").until_shows("2 outlets · 2 new");
    terminal.press("u").until_shows("3 outlets · 3 new");
    terminal.press("q");
    assert!(terminal.end().success());
    started(&home).kill();
}

#[test]
fn two_rows_are_joined_from_the_palette() {
    let home = home();
    let mut terminal = started(&home);
    terminal.press(DOWN).until_shows("Growers in the delta");
    terminal.press(":").until_shows("type to narrow");
    terminal
        .press("join this story")
        .until_shows("join this story with the one");
    terminal.press("\r").until_shows("join with this row");
    terminal.press(DOWN).until_shows("Gardeners carry water");
    terminal
        .press("\r")
        .until_shows("2 outlets · 2 new")
        .until_shows("3 outlets · 3 new");
    terminal.press("w").until_shows("you joined it with the story");
    terminal.kill();
    let mut terminal = Start::program(&home, &["."]).run();
    terminal.until_shows("2 outlets · 2 new").press("u");
    terminal.until_gone("2 outlets").until_shows("took back");
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn why_is_said_with_words_and_weights() {
    let home = home();
    let mut terminal = started(&home);
    terminal.press("w").until_shows("why these are one story");
    let said = |text: &str| {
        text.contains("the report that the story began with")
            && text.contains("near to Harbour Wire, an hour apart (at least 0.21 is needed)")
            && text
                .lines()
                .any(|line| line.contains("words") && line.contains("Marit 0.1"))
    };
    terminal.until(|screen| said(&screen.contents()));
    terminal.press("\x1b").until_gone("why these are one story");
    // In the flat list, too.
    terminal.press("v").until_shows("Channel of Alma");
    terminal.press("w").until(|screen| said(&screen.contents()));
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn reports_are_compared_difference_by_difference() {
    let home = home();
    let mut terminal = started(&home);
    terminal
        .press("c")
        .until_shows("Shoal Island")
        .until_shows("1 of 7");
    terminal
        .press("}")
        .until_shows("┃ Tugs from Shoal Island")
        .until_shows("4 of 7");
    terminal.press("}").until_shows("┃ The shipping line pays");
    terminal
        .press("{")
        .until_shows("┃ Tugs from Shoal Island")
        .until_shows("4 of 7");

    terminal.press("\x1b").until_shows("3 outlets · 3 new");
    terminal.press("\x03");
    assert!(terminal.end().success());
}

#[test]
fn what_was_read_in_one_report_is_dimmed_in_the_next() {
    // To the newest report: of the unfolded story, and of the flat list.
    for keys in [[RIGHT, RIGHT], ["v", HOME]] {
        let home = home();
        let mut terminal = started(&home);
        let known = "The ferry Marit ran aground";
        terminal.until(|screen| color(screen, known).is_some());
        let full = color(terminal.screen(), known);
        terminal.press("\r").until_shows("1 of 3 reports read");
        terminal.press("\x1b").until_shows("/ search");
        for key in keys {
            terminal.press(key);
        }
        terminal.until_shows("1 of 3 reports read · 2 new sentences");
        terminal.until_shows("Tugs from Shoal Island");
        terminal.until(|screen| color(screen, known).is_some_and(|color| Some(color) != full));
        assert_eq!(color(terminal.screen(), "Tugs from Shoal Island"), full);
        terminal.press("F").until(|screen| color(screen, known) == full);
        terminal.press("\x03");
        assert!(terminal.end().success());
    }
}
