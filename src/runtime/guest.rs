//! A program that has the terminal for a while: a browser of the terminal, a pager, a filter.

use std::io::{self, Write};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::domain::article::Article;
use crate::jobs::find_files::reason;
use crate::sources::write::markdown;

/// A program to run, as a list of arguments; no shell.
#[derive(Debug)]
pub struct Guest {
    program: String,
    arguments: Vec<String>,
    /// What it reads, where that is not the terminal.
    input: Option<String>,
}

/// The article as a program gets it.
pub fn text_of(article: &Article) -> String {
    markdown::article(article)
}

impl Guest {
    /// A program that reads its keys from the terminal.
    pub fn new(program: &str, arguments: Vec<String>) -> Self {
        Self {
            program: program.to_owned(),
            arguments,
            input: None,
        }
    }

    /// A program that is fed a text; none without a program.
    pub fn pipe(command: Vec<String>, input: String) -> Option<Self> {
        let mut command = command.into_iter();
        Some(Self {
            program: command.next()?,
            arguments: command.collect(),
            input: Some(input),
        })
    }

    /// Runs it until it ends.
    pub fn run(self) -> Result<(), String> {
        let program = self.program.clone();
        let is_fed = self.input.is_some();
        self.start()
            .and_then(|mut child| child.wait())
            .map_err(|error| format!("cannot run {program}: {}", reason(&error)))
            .and_then(|status| {
                if is_fed {
                    // What a filter printed stays until it was seen.
                    wait_for_enter();
                }
                if status.success() {
                    return Ok(());
                }
                Err(match status.code() {
                    Some(code) => format!("{program} ended with code {code}"),
                    None => format!("{program} was ended by a signal"),
                })
            })
    }

    fn start(self) -> io::Result<Child> {
        let input = if self.input.is_some() {
            Stdio::piped()
        } else {
            Stdio::inherit()
        };
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .stdin(input)
            .spawn()?;
        if let (Some(mut pipe), Some(text)) = (child.stdin.take(), self.input) {
            // A program that reads nothing, or not all, must hold nobody up.
            thread::spawn(move || {
                let _ = pipe.write_all(text.as_bytes());
            });
        }
        Ok(child)
    }
}

fn wait_for_enter() {
    let mut out = io::stdout().lock();
    let asked = out
        .write_all(b"\nEnter goes back to newsview ")
        .and_then(|()| out.flush());
    if asked.is_ok() {
        let mut byte = [0];
        // Read byte by byte, so that nothing is left in a buffer that belongs to the keys.
        while let Ok(terminal) = super::input::open()
            && let Ok(1) = rustix::io::read(&terminal, &mut byte)
            && byte[0] != b'\n'
        {}
    }
}
