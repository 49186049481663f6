//! `newsview config`: shows, finds, writes and checks the settings.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use clap::{Args, Subcommand};

use crate::app::action::Action;
use crate::app::keymap::{Context, Keymap};
use crate::app::settings::{Bidi, Settings};
use crate::config::paths::Paths;
use crate::config::{self, DEFAULT_KEYMAP, DEFAULT_SETTINGS};
use crate::store;
use crate::store::subscriptions::Subscriptions;

use super::Exit;
use super::out::{Out, complain};

/// What to do with the settings.
#[derive(Debug, Args)]
pub struct Config {
    #[command(subcommand)]
    command: Act,
}

#[derive(Clone, Copy, Debug, Subcommand)]
enum Act {
    /// Print what is in force
    Show,
    /// Print where files are kept
    Path,
    /// Write the commented defaults where there are none yet
    Init,
    /// Name every mistake in the files
    Check,
}

impl Config {
    pub fn run(&self, paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
        match self.command {
            Act::Show => show(paths, out),
            Act::Path => path(paths, out),
            Act::Init => init(paths, out),
            Act::Check => check(paths, out),
        }
    }
}

fn show(paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
    let config = config::load(paths);
    let settings = &config.settings;
    let from = |path: &Path| {
        if path.exists() {
            format!("# {} over the defaults", path.display())
        } else {
            "# the defaults".to_owned()
        }
    };
    out.line(&from(&paths.settings()))?;
    show_settings(settings, out)?;
    out.line(&format!("\n{}", from(&paths.keymap())))?;
    show_keys(&config.keymap, out)?;
    Ok(Exit::Done)
}

fn show_settings(settings: &Settings, out: &mut Out) -> io::Result<()> {
    out.line(&format!("theme = {:?}", settings.theme))?;
    out.line(&format!("measure = {}", settings.measure))?;
    out.line(&format!("two_line_rows = {}", settings.two_line_rows))?;
    out.line(&format!("mouse = {}", settings.mouse))?;
    let bidi = if settings.bidi == Bidi::Newsview {
        "newsview"
    } else {
        "terminal"
    };
    out.line(&format!("bidi = {bidi:?}"))?;
    out.line(&format!("browser = {:?}", settings.browser))?;
    show_library_settings(settings, out)?;
    out.line("\n[open]")?;
    for (kind, command) in &settings.open {
        out.line(&format!("{kind:?} = {command:?}"))?;
    }
    Ok(())
}

fn show_library_settings(settings: &Settings, out: &mut Out) -> io::Result<()> {
    out.line(&format!("terminal_browsers = {:?}", settings.terminal_browsers))?;
    out.line(&format!("pipe = {:?}", settings.pipe))?;
    out.line(&format!("save_folder = {:?}", settings.save_folder))?;
    out.line(&format!("refresh_on_start = {}", settings.refresh_on_start))?;
    out.line(&format!("refresh_minutes = {}", settings.refresh_minutes))?;
    out.line(&format!("keep_days = {}", settings.keep_days))?;
    out.line(&format!("keep_articles = {}", settings.keep_articles))?;
    out.line(&format!("keep_unread = {}", settings.keep_unread))
}

fn show_keys(keymap: &Keymap, out: &mut Out) -> io::Result<()> {
    let default = config::default_keymap();
    let is_usual = |context, action| {
        default
            .all()
            .any(|(place, _, bound)| (place, bound) == (context, action))
    };
    for context in Context::ALL {
        out.line(&format!("[{}]", context.name()))?;
        for action in Action::ALL {
            let keys: Vec<String> = keymap
                .all()
                .filter(|(place, _, bound)| (place, bound) == (context, action))
                .map(|(_, keys, _)| keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
                .collect();
            if !keys.is_empty() || is_usual(*context, *action) {
                out.line(&format!("{} = {keys:?}", action.name()))?;
            }
        }
    }
    Ok(())
}

fn path(paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
    let places = [
        ("config", &paths.config),
        ("data", &paths.data),
        ("settings", &paths.settings()),
        ("keymap", &paths.keymap()),
        ("themes", &paths.themes()),
        ("bookmarks", &paths.bookmarks()),
        ("database", &paths.database()),
    ];
    for (name, path) in places {
        out.line(&format!("{name:<10}{}", path.display()))?;
    }
    Ok(Exit::Done)
}

fn init(paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
    if let Err(error) = fs::create_dir_all(&paths.config) {
        let why = config::reason(&error);
        complain(&format!(
            "cannot make the folder {}: {why}",
            paths.config.display()
        ));
        return Ok(Exit::Failed);
    }
    let mut exit = Exit::Done;
    for (path, text) in [
        (paths.settings(), DEFAULT_SETTINGS),
        (paths.keymap(), DEFAULT_KEYMAP),
    ] {
        match File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes())) {
            Ok(()) => out.line(&format!("wrote {}", path.display()))?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                out.line(&format!("kept {}, which was there", path.display()))?;
            }
            Err(error) => {
                complain(&format!(
                    "cannot write {}: {}",
                    path.display(),
                    config::reason(&error)
                ));
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

fn check(paths: &Paths, out: &mut Out) -> anyhow::Result<Exit> {
    let of_settings = config::load(paths).problems;
    let mut problems: Vec<String> = of_settings.iter().map(ToString::to_string).collect();
    let feeds = Subscriptions::open(&paths.config);
    problems.extend(feeds.problem().map(ToString::to_string));
    problems.extend(
        feeds
            .mistakes()
            .iter()
            .map(|mistake| format!("feeds.toml, {mistake}")),
    );
    match store::bookmark_proof(&paths.config, &paths.data) {
        Ok(proof) => {
            let mistakes = proof.mistakes.iter();
            problems.extend(mistakes.map(|mistake| format!("bookmarks.toml, {mistake}")));
        }
        Err(problem) => problems.push(problem.to_string()),
    }
    for problem in &problems {
        complain(problem);
    }
    if problems.is_empty() {
        out.line("no mistakes found")?;
        return Ok(Exit::Done);
    }
    Ok(Exit::Failed)
}
