//! The terminal: what it calls itself, its size, its colours, its letters and its clipboard.

use std::env;
use std::io::{self, IsTerminal};

use crate::jobs::doctor::Finding;
use crate::runtime::terminal;

const WHAT: &str = "terminal";
/// What the screen is laid out for at least.
const LEAST: (u16, u16) = (40, 10);

pub fn examine() -> Vec<Finding> {
    if !io::stdout().is_terminal() {
        let found = "the output is no terminal, so that none can be looked at";
        return vec![Finding::note(
            WHAT,
            found,
            "run newsview doctor on the terminal itself",
        )];
    }
    let mut findings = vec![kind(), size()];
    findings.push(letters());
    findings.push(colours());
    findings.push(clipboard());
    findings
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

fn kind() -> Finding {
    match terminal::fault() {
        Some(fault) => Finding::wrong(WHAT, fault, "set TERM to what the terminal is"),
        None => Finding::sound(WHAT, format!("it calls itself {}", variable("TERM"))),
    }
}

fn size() -> Finding {
    let Some((columns, rows)) = terminal::size() else {
        return Finding::note(
            WHAT,
            "it does not tell its size",
            "newsview takes it for 80 by 24",
        );
    };
    let found = format!("{columns} columns, {rows} rows");
    if columns < LEAST.0 || rows < LEAST.1 {
        return Finding::note(WHAT, found, "a larger window shows more");
    }
    Finding::sound(WHAT, found)
}

/// The first of these that is set decides, as everywhere.
fn letters() -> Finding {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let set = names.iter().map(|name| (name, variable(name)));
    let Some((name, locale)) = set.into_iter().find(|(_, value)| !value.is_empty()) else {
        return Finding::note(
            WHAT,
            "no locale is set",
            "LANG=C.UTF-8 says that it shows all letters",
        );
    };
    let small = locale.to_lowercase().replace('-', "");
    if small.contains("utf8") {
        return Finding::sound(WHAT, format!("its letters are UTF-8 ({name} is {locale})"));
    }
    let found = format!("its letters are not UTF-8 ({name} is {locale})");
    Finding::wrong(WHAT, found, "set LANG to a locale that ends in UTF-8")
}

fn colours() -> Finding {
    if !variable("NO_COLOR").is_empty() {
        return Finding::sound(WHAT, "no colours, because NO_COLOR is set");
    }
    let colours = variable("COLORTERM");
    let found = if matches!(colours.as_str(), "truecolor" | "24bit") {
        "16 million colours"
    } else if variable("TERM").contains("256") {
        "256 colours"
    } else {
        "16 colours"
    };
    Finding::sound(WHAT, found)
}

fn clipboard() -> Finding {
    if !variable("TMUX").is_empty() {
        return Finding::note(
            WHAT,
            "what is copied goes to tmux (OSC 52)",
            "set -g set-clipboard on lets tmux hand it on",
        );
    }
    if !variable("STY").is_empty() {
        return Finding::note(WHAT, "screen hands no copied text on", "tmux does");
    }
    Finding::sound(
        WHAT,
        "what is copied goes to the terminal (OSC 52), if it allows that",
    )
}
