//! `feeds.toml`: the truth for what is followed, shared with the user's editor.

mod edit;
mod fields;
mod pieces;
mod read;
mod spans;
mod step;
mod write;

use std::path::Path;

pub use self::edit::Edit;
pub use self::step::{Place, Step, from_json, to_json};

use super::error::StoreError;
use super::watched::Watched;
use crate::domain::limits;
use crate::domain::subscription::Subscription;
use crate::domain::text::Text;

const NAME: &str = "feeds.toml";

/// The file as it was read last.
#[derive(Debug)]
pub struct Subscriptions(Watched<Subscription>);

impl Subscriptions {
    /// Reads the file of a config directory; it need not be there.
    pub fn open(config_folder: &Path) -> Self {
        let mut file = Watched::new(config_folder.join(NAME), limits::FEED_FILE_BYTES, |text| {
            read::parse(text.strip_prefix('\u{feff}').unwrap_or(text))
        });
        file.refresh();
        file.take_changed();
        Self(file)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The subscriptions in the order of the file; those of the last time it could be read.
    pub fn all(&self) -> &[Subscription] {
        self.0.entries()
    }

    pub fn find(&self, address: &str) -> Option<&Subscription> {
        self.all().iter().find(|entry| entry.address == address)
    }

    /// What is wrong in single entries, each one sentence with its line.
    pub fn mistakes(&self) -> &[String] {
        self.0.mistakes()
    }

    /// Why the file as a whole cannot be read now. Then [`Self::all`] tells what it last held, or
    /// nothing at all if it could never be read: no feed may be dropped for that.
    pub fn problem(&self) -> Option<&StoreError> {
        self.0.problem()
    }

    /// Whether the file is another one than was read last; looks at its date and size only.
    pub fn is_stale(&self) -> bool {
        self.0.is_stale()
    }

    /// Reads the file again if it is another one; says whether it was.
    pub fn refresh(&mut self) -> bool {
        self.0.refresh()
    }

    /// Whether somebody else changed the file since this was asked last.
    pub fn take_changed(&mut self) -> bool {
        self.0.take_changed()
    }

    /// The steps that an edit would take now; nothing is written. Steps that are kept in the
    /// journal before they are applied are never lost, and applied twice they do nothing more.
    pub fn plan(&self, edit: &Edit) -> Result<Vec<Step>, StoreError> {
        let text = self.0.read_text()?;
        let (_, steps) = edit::edited(&text, edit).map_err(|why| refusal(&self.0, &text, &why))?;
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

    fn write(
        &mut self,
        work: impl Fn(&str) -> Result<(String, Vec<Step>), String>,
    ) -> Result<Vec<Step>, StoreError> {
        let work = |file: &Watched<_>, text: &str| work(text).map_err(|why| refusal(file, text, &why));
        self.0.rewrite(".feeds.lock", work)
    }
}

/// Why a text cannot be changed: the file is damaged, or the change is none.
fn refusal(file: &Watched<Subscription>, text: &str, why: &str) -> StoreError {
    match file.parse(text) {
        Err(damaged) => damaged,
        Ok(_) => StoreError::unavailable(file.path(), &Text::line(why)),
    }
}
