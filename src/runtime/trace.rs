//! The trace: every message and effect, a line each, for reports of mistakes.

use std::fmt::Debug;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

/// Writes what happens to a file, if asked to.
#[derive(Debug)]
pub struct Trace(Option<(BufWriter<File>, Instant)>);

impl Trace {
    pub fn new(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self(None)) };
        Ok(Self(Some((BufWriter::new(File::create(path)?), Instant::now()))))
    }

    /// One line: milliseconds since the start, what it is, and its content.
    pub fn write(&mut self, kind: &str, what: &impl Debug) {
        const LONGEST: usize = 400;
        if let Some((file, start)) = &mut self.0 {
            let mut text = format!("{what:?}");
            let end = text.floor_char_boundary(LONGEST);
            text.truncate(end);
            // A full disk must not stop the reader.
            let _ = writeln!(
                file,
                "{:.3} {kind} {text}",
                start.elapsed().as_secs_f64() * 1000.0
            );
            let _ = file.flush();
        }
    }
}
