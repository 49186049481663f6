//! Damage that is met by somebody who only reads, overcome by the one who writes.

use super::error::StoreError;
use super::{Store, rescue};
use crate::domain::library::Damage;

impl Store {
    /// Puts a new database with what can be read of it in the place of the one that somebody met
    /// damage in, said in [`Store::notices`]; nothing where another file is there by now, or where
    /// this one proves sound: then it is worth asking again.
    ///
    /// The error says why nothing more can be done.
    pub fn overcome_damage(&mut self, damage: &Damage) -> Result<(), StoreError> {
        self.follow();
        let met = StoreError::damaged(&self.path, &damage.why);
        if let Some(stand_in) = &self.stand_in {
            let why = format!("{}; it cannot be rescued, because {}", damage.why, stand_in.why());
            return Err(StoreError::damaged(&self.path, &why));
        }
        if self.number != Some(damage.file) {
            return Ok(());
        }
        // Pages may be as they should while what stands in a row is not.
        let is_second = self.suspected == self.number;
        if is_second && rescue::is_readable(&self.connection) {
            let why = format!("{}; newsview doctor --repair looks into it", damage.why);
            return Err(StoreError::damaged(&self.path, &why));
        }
        self.suspected = self.number;
        if let Err(error) = self.mend(&met, is_second) {
            let why = format!("{}; it cannot be rescued, because {error}", damage.why);
            self.fall_back(error);
            return Err(StoreError::damaged(&self.path, &why));
        }
        Ok(())
    }

    /// Whether another file took the place of the one that was open since this was asked last.
    pub fn take_replaced(&mut self) -> bool {
        std::mem::take(&mut self.is_replaced)
    }
}
