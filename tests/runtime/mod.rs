//! The program on a terminal: what is kept, how it ends, and what it leaves behind.

mod chunks;
mod keys;
mod library;
mod manners;
mod panics;
mod refresher;
mod stories;
mod streams;
mod trouble;
mod whole_path;

use crate::support::program::Home;
use crate::support::pty::{Start, Terminal};

/// A home with three articles of our own; newest first: pier, ferry, market.
fn three_articles() -> Home {
    let home = Home::new();
    for (name, date, text) in [
        (
            "pier.txt",
            "2025-08-13 06:10",
            "Old pier to get a wooden deck again",
        ),
        ("ferry.txt", "2025-08-12 06:10", "Night ferry adds a quiet cabin"),
        (
            "market.txt",
            "2025-08-11 06:10",
            "Fish market moves under the bridge",
        ),
    ] {
        home.write(name, article(text, date));
    }
    home
}

/// A plain article whose text names its headline's words.
fn article(title: &str, date: &str) -> String {
    let last = title.split(' ').next_back().unwrap_or_default();
    // What tells one event in the same words would be one story.
    let own = match last {
        "again" => {
            "Carpenters drive new larch piles before the herring come; half of the money is the harbour office's."
        }
        "cabin" => {
            "Sleepers get doors that close, thicker curtains and a bell of their own, the shipping line wrote."
        }
        _ => "Stallholders take ice, scales and awnings along, and customers find them between two arches.",
    };
    format!(
        "{title}\n\nBy Ana Ruiz\n{date}\n\nThe council agreed on Tuesday, and the word was {last} all along.\n\n{own}\n"
    )
}

/// The program on these articles, all of them shown.
fn started(home: &Home) -> Terminal {
    let mut terminal = Start::program(home, &["."]).run();
    for title in ["Old pier", "Night ferry", "Fish market"] {
        terminal.until_shows(title);
    }
    terminal
}
