//! Changes taken back and done again, and the list of them.

use super::{Store, journal, now};
use crate::domain::change::{Changed, Logged, Mark, Way};

impl Store {
    /// Takes the newest change back, whichever instance and day it is from; none when there is none.
    ///
    /// Of a change of feeds only the entry of the journal is turned: see [`Store::undo_with`].
    pub fn undo(&mut self) -> Option<Changed> {
        let at = now();
        let changed = self.run(|connection, file| journal::undo(connection, file, None, at));
        self.flush();
        changed.flatten()
    }

    /// Does again what was taken back last; none when a change came after it.
    pub fn redo(&mut self) -> Option<Changed> {
        let at = now();
        let changed = self.run(|connection, file| journal::redo(connection, file, None, at));
        self.flush();
        changed.flatten()
    }

    /// Takes the newest change back; one of feeds is first handed to `turn`, which takes its steps
    /// back in their file, and may give other steps to be kept. When it fails, nothing is changed.
    pub fn undo_with<E>(
        &mut self,
        turn: impl FnMut(&str, Way) -> Result<Option<String>, E>,
    ) -> Result<Option<Changed>, E> {
        self.turn_with(Way::TakenBack, turn)
    }

    /// Does again what was taken back last; a change of feeds is first handed to `turn`.
    pub fn redo_with<E>(
        &mut self,
        turn: impl FnMut(&str, Way) -> Result<Option<String>, E>,
    ) -> Result<Option<Changed>, E> {
        self.turn_with(Way::DoneAgain, turn)
    }

    fn turn_with<E>(
        &mut self,
        way: Way,
        mut turn: impl FnMut(&str, Way) -> Result<Option<String>, E>,
    ) -> Result<Option<Changed>, E> {
        // Another instance may change the journal while the file is written.
        const TRIES: usize = 8;
        let at = now();
        for _ in 0..TRIES {
            let is_undo = way == Way::TakenBack;
            let found = self.look(|connection, _| {
                if is_undo {
                    journal::newest(connection)
                } else {
                    journal::undone(connection)
                }
            });
            let Some(Some(mut entry)) = found else {
                break;
            };
            if entry.mark == Mark::Feeds {
                let steps = turn(entry.steps.as_deref().unwrap_or_default(), way)?;
                entry.steps = steps.or(entry.steps);
            }
            let changed = self.run(|connection, file| {
                if is_undo {
                    journal::undo(connection, file, Some(&entry), at)
                } else {
                    journal::redo(connection, file, Some(&entry), at)
                }
            });
            self.flush();
            if let Some(Some(changed)) = changed {
                return Ok(Some(changed));
            }
        }
        Ok(None)
    }

    /// The newest changes in words, the newest first.
    pub fn log(&mut self, limit: usize) -> Vec<Logged> {
        self.look(|connection, _| journal::log(connection, limit))
            .unwrap_or_default()
    }
}
