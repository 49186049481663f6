//! The user's files: every mistake named, none of them an end.

mod keymap;
mod settings;
mod themes;

use newsview::config::paths::Paths;
use newsview::config::{self, Config};

use crate::support::program::Home;

fn load(home: &Home) -> Config {
    config::load(&Paths {
        config: home.config(),
        data: home.data(),
    })
}

/// Every mistake of these files, as it is said.
fn mistakes(home: &Home) -> Vec<String> {
    load(home).problems.iter().map(ToString::to_string).collect()
}
