//! The command line: what each command prints, and how it ends.

mod address;
mod arguments;
mod compare;
mod complaints;
mod config;
mod damage;
mod doctor;
mod faults;
mod folder;
mod hostile;
mod kept;
mod library;
mod library_export;
pub mod library_import;
mod library_stories;
mod list;
mod parse;
mod reading;
mod refresh;
mod show;
mod stories;

use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::support::program::Home;

/// Sets when a file was last changed: so many seconds after 1970.
fn set_changed(path: &Path, seconds: u64) {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}

/// A home with three plain articles: pier (newest), ferry, market.
fn three_articles() -> Home {
    let home = Home::new();
    for (name, day, title, word) in [
        ("pier.txt", 13, "Old pier to get a wooden deck again", "oak"),
        ("ferry.txt", 12, "Night ferry adds a quiet cabin", "oak"),
        ("market.txt", 11, "Oak stalls go to the fish market", "lime"),
    ] {
        let text = format!(
            "{title}\n\nBy Ana Ruiz\n2025-08-{day} 06:10\n\nThe council agreed on Tuesday, and the wood will be {word}.\n"
        );
        home.write(name, text);
    }
    home
}

/// Whether this is clean text: nothing that a terminal could take for a command.
#[track_caller]
fn is_clean(text: &str) {
    let bad = |letter: &char| {
        (letter.is_control() && *letter != '\n')
            || matches!(*letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}')
    };
    assert_eq!(text.chars().find(bad), None, "in {text:?}");
}
