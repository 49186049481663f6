//! The command line: one file a subcommand, each a short call into jobs or runtime.

mod add;
mod bookmarks;
mod compare;
mod config;
mod doctor;
mod export;
mod feeds;
mod find;
mod import;
mod kept;
mod library;
mod list;
mod log;
mod named;
mod once;
mod out;
mod parse;
mod read;
mod refresh;
mod remove;
mod show;
mod state;
mod stories;
mod target;
mod told;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::config::paths::Paths;
use crate::domain::closest::closest;
use crate::runtime::job;
use crate::store::StoreError;
use crate::store::reader::LookError;

use out::{Out, complain};

/// A terminal news reader.
#[derive(Debug, Default, Parser)]
#[command(
    name = "newsview",
    version,
    about = "A terminal news reader",
    long_about = "A terminal news reader. Without arguments it opens what is set up, or a bundled sample edition.\n\
                  With files, folders, addresses or - (standard input) it reads these, with no setup.",
    override_usage = "newsview [OPTIONS] [FILE|FOLDER|ADDRESS|-]...\n       newsview [OPTIONS] <COMMAND>",
    disable_help_subcommand = true
)]
struct Cli {
    #[command(flatten)]
    folders: Folders,
    /// Write every message and effect to this file
    #[arg(
        long,
        value_name = "FILE",
        global = true,
        hide_short_help = true,
        display_order = 902
    )]
    trace: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
    /// Files, folders or addresses to read; - is standard input
    #[arg(value_name = "FILE|FOLDER|ADDRESS|-")]
    sources: Vec<OsString>,
}

/// Where what newsview writes is kept.
#[derive(Debug, Default, Args)]
struct Folders {
    #[arg(
        long,
        value_name = "DIR",
        global = true,
        display_order = 900,
        help = "Keep settings and bookmarks here [env: NEWSVIEW_CONFIG_DIR]"
    )]
    config_dir: Option<PathBuf>,
    #[arg(
        long,
        value_name = "DIR",
        global = true,
        display_order = 901,
        help = "Keep read marks, positions and texts here [env: NEWSVIEW_DATA_DIR]"
    )]
    data_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List articles, newest first
    List(list::List),
    /// Show one article as the reader sets it
    Show(show::Show),
    /// List stories: the reports of one event together
    Stories(stories::Stories),
    /// Compare reports of one event by their own words
    Compare(compare::Compare),
    /// Print what newsview sees in a file or at an address, without keeping anything
    Parse(parse::Parse),
    /// List bookmarks
    Bookmarks(bookmarks::Bookmarks),
    /// Subscribe to a feed, or to what a page, file or folder has
    Add(add::Add),
    /// Drop feeds
    Remove(remove::Remove),
    /// List feeds and how they fare
    Feeds(feeds::Feeds),
    /// Take over the feeds of other readers
    Import(import::Import),
    /// Write feeds, bookmarks or articles for other programs
    Export(export::Export),
    /// Ask feeds for what is new
    Refresh(refresh::Refresh),
    /// Tell what was changed, newest first
    Log(log::Log),
    /// Print the durable state, one fact a line
    State,
    /// Prove that all that is kept is sound, and mend it
    Doctor(doctor::Doctor),
    /// Show, find, write or check the settings
    Config(config::Config),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// Nothing found, or something failed.
    Failed,
    WrongUse,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Failed => Self::from(1),
            Exit::WrongUse => Self::from(2),
        }
    }
}

/// Runs the program.
pub fn main(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let mut arguments = arguments.peekable();
    let program = arguments.next();
    let read = if arguments.peek().is_none() {
        // Nothing was said: nothing is to be understood, which would take longer than a frame.
        Ok(Cli::default())
    } else {
        Cli::try_parse_from(program.into_iter().chain(arguments))
    };
    let cli = match read {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() {
                out::say(&error.render().to_string());
                return Exit::WrongUse.into();
            }
            // Help and version are no errors; with nobody to read them there is nothing to do.
            let _ = error.print();
            return Exit::Done.into();
        }
    };
    match run(cli) {
        Ok(exit) => exit.into(),
        Err(error) if out::is_closed_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            complain(&format!("{}{}", out::sentence(&error), advice(&error)));
            Exit::Failed.into()
        }
    }
}

/// What to do about an error that ends a command, where there is something.
fn advice(error: &anyhow::Error) -> &'static str {
    let of_reader = error.downcast_ref::<LookError>();
    let of_store = error.downcast_ref::<StoreError>();
    let is_rescuable = match (of_reader, of_store) {
        (Some(LookError::Store(error)), _) | (_, Some(error)) => error.is_rescuable(),
        _ => false,
    };
    if is_rescuable {
        "; newsview doctor --repair rescues what can be read of it"
    } else {
        ""
    }
}

fn run(cli: Cli) -> anyhow::Result<Exit> {
    let Some(paths) = Paths::new(cli.folders.config_dir, cli.folders.data_dir) else {
        complain("there is no home folder; --config-dir and --data-dir say where to keep things");
        return Ok(Exit::WrongUse);
    };
    job::install_hook();
    let mut out = Out::standard();
    if cli.trace.is_some() && cli.command.is_some() {
        complain("--trace writes what the screen does; nothing is written for a command");
    }
    let exit = match cli.command {
        None => read::run(&cli.sources, &paths, cli.trace)?,
        Some(Command::List(list)) => list.run(&paths, &mut out)?,
        Some(Command::Show(show)) => show.run(&paths, &mut out)?,
        Some(Command::Stories(stories)) => stories.run(&paths, &mut out)?,
        Some(Command::Compare(compare)) => compare.run(&paths, &mut out)?,
        Some(Command::Parse(parse)) => parse.run(&mut out)?,
        Some(Command::Bookmarks(bookmarks)) => bookmarks.run(&paths, &mut out)?,
        Some(Command::Add(add)) => add.run(&paths, &mut out)?,
        Some(Command::Remove(remove)) => remove.run(&paths)?,
        Some(Command::Feeds(feeds)) => feeds.run(&paths, &mut out)?,
        Some(Command::Import(import)) => import.run(&paths, &mut out)?,
        Some(Command::Export(export)) => export.run(&paths, &mut out)?,
        Some(Command::Refresh(refresh)) => refresh.run(&paths, &mut out)?,
        Some(Command::Log(log)) => log.run(&paths, &mut out)?,
        Some(Command::Doctor(doctor)) => doctor.run(&paths, &mut out)?,
        Some(Command::State) => state::run(&paths, &mut out)?,
        Some(Command::Config(config)) => config.run(&paths, &mut out)?,
    };
    out.finish()?;
    Ok(exit)
}

/// `no command or file "lisst"; did you mean "list"?`
fn unknown(name: &str) -> String {
    let cli = Cli::command();
    let commands: Vec<&str> = cli.get_subcommands().map(clap::Command::get_name).collect();
    if commands.contains(&name) {
        return format!("no file \"{name}\"; a command comes first: newsview {name} …");
    }
    match closest(name, commands) {
        Some(right) => format!("no command or file \"{name}\"; did you mean \"{right}\"?"),
        None => format!("no command or file \"{name}\""),
    }
}
