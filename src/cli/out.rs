//! Out: the one writer to standard output; a closed pipe ends quietly.

use std::io::{self, BufWriter, Stdout, Write};

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

/// Writes lines on standard error, cleaned.
pub fn say(text: &str) {
    // With standard error closed there is nobody to tell.
    let _ = io::stderr().lock().write_all(Text::lines(text).as_bytes());
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
