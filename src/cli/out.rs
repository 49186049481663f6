//! Out: the one writer to standard output; a closed pipe ends quietly.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use crate::domain::text::Text;
use crate::jobs::find_files::reason;

/// Standard output, cleaned.
pub struct Out(BufWriter<Stdout>);

impl Out {
    pub fn standard() -> Self {
        Self(BufWriter::with_capacity(64 * 1024, io::stdout()))
    }

    /// A line of clean text.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(Text::lines(text).as_bytes())?;
        self.0.write_all(b"\n")
    }

    /// A value as one line of JSON.
    pub fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, value)?;
        self.0.write_all(b"\n")
    }

    /// Text of which newsview wrote every byte: cleaned text with its own colours.
    pub fn own(&mut self, text: &str) -> io::Result<()> {
        self.0.write_all(text.as_bytes())
    }

    /// Where text that is clean already is written.
    pub fn writer(&mut self) -> &mut impl Write {
        &mut self.0
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Says on standard error what is wrong, in one clean line.
pub fn complain(what: &str) {
    // With standard error closed there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "newsview: {}", Text::line(what));
}

/// Says each of these on standard error, in a line of its own.
pub fn complain_each(notices: &[Text]) {
    for notice in notices {
        complain(notice);
    }
}

/// Writes lines on standard error, cleaned.
pub fn say(text: &str) {
    // With standard error closed there is nobody to tell.
    let _ = io::stderr().lock().write_all(Text::lines(text).as_bytes());
}

/// How far long work has come, in one line of standard error; only a terminal shows it.
pub struct Progress {
    what: &'static str,
    is_shown: bool,
    /// What stands there now.
    line: String,
}

impl Progress {
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            is_shown: io::stderr().is_terminal(),
            line: String::new(),
        }
    }

    /// So much is done, and so much is left.
    pub fn show(&mut self, done: usize, left: usize) {
        const WIDTH: usize = 24;
        if !self.is_shown {
            return;
        }
        let all = (done + left).max(1);
        let full = done * WIDTH / all;
        let bar = format!("{}{}", "#".repeat(full), "-".repeat(WIDTH - full));
        self.put(&format!("{} [{bar}] {done} of {all}", self.what));
    }

    /// Clears the line.
    pub fn end(&mut self) {
        if !self.line.is_empty() {
            self.put("");
            self.put("");
        }
    }

    fn put(&mut self, line: &str) {
        let blanks = " ".repeat(self.line.len().saturating_sub(line.len()));
        let mut error = io::stderr().lock();
        // With standard error closed there is nobody to tell.
        let _ = write!(error, "\r{line}{blanks}").and_then(|()| error.flush());
        line.clone_into(&mut self.line);
    }
}

/// An error and what led to it, in one sentence.
pub fn sentence(error: &anyhow::Error) -> String {
    let causes = error
        .chain()
        .map(|cause| match cause.downcast_ref::<io::Error>() {
            Some(error) => reason(error),
            None => cause.to_string(),
        });
    causes.collect::<Vec<_>>().join(": ")
}

/// Whether the reader of our output has gone: no error.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}
