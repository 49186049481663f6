//! `feeds.toml`: the truth for what is followed, shared with the user's editor.

mod edit;
mod fields;
mod pieces;
mod read;
mod spans;
mod step;
mod write;

use std::path::{Path, PathBuf};

pub use self::edit::Edit;
pub use self::step::{Place, Step, from_json, to_json};

use super::error::{StoreError, name_of};
use super::file::{self, Lock, Stamp};
use crate::domain::limits;
use crate::domain::subscription::Subscription;
use crate::domain::text::Text;

const NAME: &str = "feeds.toml";

/// The file as it was read last.
#[derive(Debug)]
pub struct Subscriptions {
    path: PathBuf,
    stamp: Option<Stamp>,
    is_read: bool,
    entries: Vec<Subscription>,
    mistakes: Vec<String>,
    problem: Option<StoreError>,
    /// Whether somebody else changed the file since this was asked last.
    is_changed: bool,
}

impl Subscriptions {
    /// Reads the file of a config directory; it need not be there.
    pub fn open(config_folder: &Path) -> Self {
        let mut opened = Self {
            path: config_folder.join(NAME),
            stamp: None,
            is_read: false,
            entries: Vec::new(),
            mistakes: Vec::new(),
            problem: None,
            is_changed: false,
        };
        opened.refresh();
        opened.is_changed = false;
        opened
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The subscriptions in the order of the file; those of the last time it could be read.
    pub fn all(&self) -> &[Subscription] {
        &self.entries
    }

    pub fn find(&self, address: &str) -> Option<&Subscription> {
        self.entries.iter().find(|entry| entry.address == address)
    }

    /// What is wrong in single entries, each one sentence with its line.
    pub fn mistakes(&self) -> &[String] {
        &self.mistakes
    }

    /// Why the file as a whole cannot be read now. Then [`Self::all`] tells what it last held, or
    /// nothing at all if it could never be read: no feed may be dropped for that.
    pub fn problem(&self) -> Option<&StoreError> {
        self.problem.as_ref()
    }

    /// Whether the file is another one than was read last; looks at its date and size only.
    pub fn is_stale(&self) -> bool {
        !self.is_read || file::stamp(&self.path).unwrap_or(None) != self.stamp
    }

    /// Reads the file again if it is another one; says whether it was.
    pub fn refresh(&mut self) -> bool {
        if !self.is_stale() {
            return false;
        }
        self.is_read = true;
        self.is_changed = true;
        let outcome = file::stamp(&self.path)
            .map_err(|error| StoreError::from_io(&self.path, &error))
            .and_then(|stamp| {
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

    /// The steps that an edit would take now; nothing is written. Steps that are kept in the
    /// journal before they are applied are never lost, and applied twice they do nothing more.
    pub fn plan(&self, edit: &Edit) -> Result<Vec<Step>, StoreError> {
        let text = self.read_text()?;
        let (_, steps) = edit::edited(&text, edit).map_err(|why| self.refusal(&text, &why))?;
        Ok(steps)
    }

    /// Makes an edit; the steps taken can be turned back by [`Self::revert`].
    pub fn edit(&mut self, edit: &Edit) -> Result<Vec<Step>, StoreError> {
        self.write(|text| edit::edited(text, edit))
    }

    /// Takes these steps, those that were taken already not again. The answer is the steps as they
    /// were taken now, to be kept in place of the ones given.
    pub fn apply(&mut self, steps: &[Step]) -> Result<Vec<Step>, StoreError> {
        self.write(|text| edit::applied(text, steps))
    }

    /// Takes these steps back: every entry stands as it was, where it was. The answer is to be
    /// kept in place of the steps given, so that they can be taken again by [`Self::apply`].
    pub fn revert(&mut self, steps: &[Step]) -> Result<Vec<Step>, StoreError> {
        let back: Vec<Step> = steps.iter().rev().map(Step::reversed).collect();
        let taken = self.write(|text| edit::applied(text, &back))?;
        Ok(taken.iter().rev().map(Step::reversed).collect())
    }

    /// Reads, changes and replaces the file while no other newsview does.
    fn write(
        &mut self,
        work: impl Fn(&str) -> Result<(String, Vec<Step>), String>,
    ) -> Result<Vec<Step>, StoreError> {
        const TRIES: usize = 5;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        super::database::make_folder(folder).map_err(|error| StoreError::from_io(folder, &error))?;
        let lock = Lock::take(&folder.join(".feeds.lock"))?;
        for _ in 0..TRIES {
            let before = self.stamp_now()?;
            let is_foreign = self.stamp != before;
            let text = self.read_text()?;
            let (changed, steps) = work(&text).map_err(|why| self.refusal(&text, &why))?;
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
            return Ok(steps);
        }
        Err(StoreError::Locked {
            path: name_of(&self.path),
        })
    }

    fn stamp_now(&self) -> Result<Option<Stamp>, StoreError> {
        file::stamp(&self.path).map_err(|error| StoreError::from_io(&self.path, &error))
    }

    fn read_text(&self) -> Result<String, StoreError> {
        file::read_text(&self.path, limits::FEED_FILE_BYTES)
    }

    fn parse(&self, text: &str) -> Result<(Vec<Subscription>, Vec<String>), StoreError> {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        read::parse(body).map_err(|why| StoreError::damaged(&self.path, &why))
    }

    /// Why a text cannot be changed: the file is damaged, or the change is none.
    fn refusal(&self, text: &str, why: &str) -> StoreError {
        match self.parse(text) {
            Err(damaged) => damaged,
            Ok(_) => StoreError::unavailable(&self.path, &Text::line(why)),
        }
    }
}
