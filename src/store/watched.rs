//! A list that the user's editor shares: read again when its file is another one, replaced whole.

use std::path::{Path, PathBuf};

use super::error::{StoreError, name_of};
use super::file::{self, Lock, Stamp};

/// A text → its entries, and what is wrong in it; an error where it is no such list at all.
type Parse<T> = fn(&str) -> Result<(Vec<T>, Vec<String>), String>;

/// The file as it was read last.
#[derive(Debug)]
pub struct Watched<T> {
    path: PathBuf,
    parse: Parse<T>,
    most_bytes: u64,
    stamp: Option<Stamp>,
    is_read: bool,
    entries: Vec<T>,
    mistakes: Vec<String>,
    problem: Option<StoreError>,
    is_changed: bool,
}

impl<T> Watched<T> {
    /// A file that is not read yet, and need not be there.
    pub fn new(path: PathBuf, most_bytes: u64, parse: Parse<T>) -> Self {
        Self {
            path,
            parse,
            most_bytes,
            stamp: None,
            is_read: false,
            entries: Vec::new(),
            mistakes: Vec::new(),
            problem: None,
            is_changed: false,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The entries in the order of the file; those of the last time it could be read.
    pub fn entries(&self) -> &[T] {
        &self.entries
    }

    /// What is wrong in single entries, each one sentence.
    pub fn mistakes(&self) -> &[String] {
        &self.mistakes
    }

    /// Why the file as a whole cannot be read or written now.
    pub fn problem(&self) -> Option<&StoreError> {
        self.problem.as_ref()
    }

    pub fn set_problem(&mut self, problem: StoreError) {
        self.problem = Some(problem);
    }

    /// Whether the file is another one than was read last; looks at its date and size only.
    pub fn is_stale(&self) -> bool {
        !self.is_read || file::stamp(&self.path).unwrap_or(None) != self.stamp
    }

    /// The next look reads the file, whatever it looks like.
    pub fn forget(&mut self) {
        self.is_read = false;
    }

    /// Reads the file again if it is another one; says whether it was.
    pub fn refresh(&mut self) -> bool {
        if !self.is_stale() {
            return false;
        }
        self.is_read = true;
        self.is_changed = true;
        let outcome = self.stamp_now().and_then(|stamp| {
            // Taken before reading: a change meanwhile makes it stale again.
            self.stamp = stamp;
            self.parse(&self.read_text()?)
        });
        match outcome {
            Ok((entries, mistakes)) => {
                self.entries = entries;
                self.mistakes = mistakes;
                self.problem = None;
            }
            Err(problem) => {
                self.mistakes.clear();
                self.problem = Some(problem);
            }
        }
        true
    }

    /// Whether somebody else changed the file since this was asked last.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.is_changed)
    }

    /// Reads, changes and replaces the file while no other newsview does.
    pub fn rewrite<R, E: From<StoreError>>(
        &mut self,
        lock: &str,
        work: impl Fn(&Self, &str) -> Result<(String, R), E>,
    ) -> Result<R, E> {
        const TRIES: usize = 5;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        super::database::make_folder(folder).map_err(|error| StoreError::from_io(folder, &error))?;
        let lock = Lock::take(&folder.join(lock))?;
        for _ in 0..TRIES {
            let before = self.stamp_now()?;
            let is_foreign = self.stamp != before;
            let text = self.read_text()?;
            let (changed, result) = work(self, &text)?;
            // An editor knows nothing of the lock: what it saved meanwhile is read again.
            if self.stamp_now()? != before {
                continue;
            }
            if changed != text {
                file::replace(&self.path, &changed)
                    .map_err(|error| StoreError::from_io(&self.path, &error))?;
                self.is_read = false;
            }
            drop(lock);
            let was_changed = self.is_changed | is_foreign;
            self.refresh();
            self.is_changed = was_changed;
            return Ok(result);
        }
        Err(E::from(StoreError::Locked {
            path: name_of(&self.path),
        }))
    }

    pub fn read_text(&self) -> Result<String, StoreError> {
        file::read_text(&self.path, self.most_bytes)
    }

    pub fn parse(&self, text: &str) -> Result<(Vec<T>, Vec<String>), StoreError> {
        (self.parse)(text).map_err(|why| StoreError::damaged(&self.path, &why))
    }

    fn stamp_now(&self) -> Result<Option<Stamp>, StoreError> {
        file::stamp(&self.path).map_err(|error| StoreError::from_io(&self.path, &error))
    }
}
