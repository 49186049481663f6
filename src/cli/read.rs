//! `newsview [FILE|FOLDER|ADDRESS|-]…`: opens the screen.

use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use crate::app::{App, Edition};
use crate::config::paths::Paths;
use crate::config::{self};
use crate::jobs::edition;
use crate::runtime::loader::Source;
use crate::runtime::{self, Aim, Opening, Options, Outcome, terminal};

use super::out::complain;
use super::{Exit, target};

/// Whether any feed is followed, told without reading them all.
fn follows_feeds(paths: &Paths) -> bool {
    fs::read_to_string(paths.feeds()).is_ok_and(|text| text.contains("feed"))
}

/// Opens the reader on these sources, or on the bundled edition.
pub fn run(arguments: &[OsString], paths: &Paths, trace: Option<PathBuf>) -> anyhow::Result<Exit> {
    let (sources, others) = target::sort(arguments);
    if let Some(other) = others.first() {
        complain(&super::unknown(other));
        return Ok(Exit::WrongUse);
    }
    if let Some(fault) = terminal::fault() {
        complain(&fault);
        return Ok(Exit::WrongUse);
    }
    if sources.contains(&Source::StandardInput) && io::stdin().is_terminal() {
        complain("- reads articles from standard input, which is the terminal; pipe them in: … | newsview -");
        return Ok(Exit::WrongUse);
    }
    let is_library = sources.is_empty();
    let has_library = is_library && follows_feeds(paths);
    let aim = match (is_library, has_library) {
        (false, _) => Aim::Files,
        (true, false) => Aim::Samples,
        (true, true) => Aim::Library,
    };
    let opening = Opening::begin(&paths.config, &paths.data, aim);
    let config = config::load(paths);
    let edition = match sources.as_slice() {
        [] if has_library => Edition::Library,
        [] => Edition::Sample,
        [one] => Edition::Opened(target::name_of(one)),
        several => Edition::Opened(format!("{} sources", several.len())),
    };
    let save_folder = paths.saved(&config.settings.save_folder);
    let articles = if is_library && !has_library {
        edition::articles
    } else {
        Vec::new
    };
    let options = Options {
        app: App::new(config.settings, config.keymap, edition),
        theme: config.theme,
        articles,
        sources,
        config_dir: paths.config.clone(),
        data_dir: paths.data.clone(),
        save_folder,
        is_library,
        problems: config.problems.iter().map(ToString::to_string).collect(),
        trace,
    };
    match runtime::run(options, opening) {
        Ok(Outcome::Quit) => Ok(Exit::Done),
        Ok(Outcome::TerminalGone) => Ok(Exit::Failed),
        Ok(Outcome::Signal(signal)) => {
            runtime::end_by(signal);
            Ok(Exit::Failed)
        }
        Err(error) if error.is::<runtime::NoTerminal>() => {
            complain(&format!("{error:#}"));
            Ok(Exit::WrongUse)
        }
        Err(error) => Err(error),
    }
}
