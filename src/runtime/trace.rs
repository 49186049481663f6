//! The trace: every message and effect, a line each, for reports of mistakes.

use std::fmt::Debug;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use crate::domain::subscription::without_credentials;

/// Writes what happens to a file, if asked to.
#[derive(Debug)]
pub struct Trace(Option<(BufWriter<File>, Instant)>);

impl Trace {
    pub fn new(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self(None)) };
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        let file = open(options, path)?;
        Ok(Self(Some((BufWriter::new(file), Instant::now()))))
    }

    /// The same of something typed that may be a password.
    pub fn write_unsaid(&mut self, kind: &str) {
        self.write(kind, &format_args!("…"));
    }

    /// One line: milliseconds since the start, what it is, and its content.
    pub fn write(&mut self, kind: &str, what: &impl Debug) {
        const LONGEST: usize = 400;
        if let Some((file, start)) = &mut self.0 {
            let mut text = without_credentials(&format!("{what:?}"));
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

/// What was read and typed is nobody else's business, in a file that was there before, too.
#[cfg(unix)]
fn open(mut options: OpenOptions, path: &Path) -> io::Result<File> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    const OWN: u32 = 0o600;
    let file = options.mode(OWN).open(path)?;
    if file.metadata()?.is_file() {
        file.set_permissions(PermissionsExt::from_mode(OWN))?;
    }
    Ok(file)
}

#[cfg(not(unix))]
fn open(options: OpenOptions, path: &Path) -> io::Result<File> {
    options.open(path)
}
