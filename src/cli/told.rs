//! What is kept, opened by a command: whatever its work finds out is said at the latest when it ends.

use std::ops::{Deref, DerefMut};

use crate::config::paths::Paths;
use crate::domain::text::Text;
use crate::jobs::library::Library;
use crate::store::Store;

use super::out::complain_each;

/// Something that has notices to give.
pub trait Tells {
    fn notices(&mut self) -> Vec<Text>;
}

impl Tells for Store {
    fn notices(&mut self) -> Vec<Text> {
        Self::notices(self)
    }
}

impl Tells for Library {
    fn notices(&mut self) -> Vec<Text> {
        Self::notices(self)
    }
}

/// Says what it has to say when it is let go.
#[derive(Debug)]
pub struct Told<T: Tells>(T);

/// Opens the database, and says what is wrong with it.
pub fn store(paths: &Paths) -> Told<Store> {
    let (store, notices) = Store::open(&paths.config, &paths.data);
    complain_each(&notices);
    Told(store)
}

/// Opens the database and the list of feeds, and says what is wrong with them.
pub fn library(paths: &Paths) -> Told<Library> {
    let (library, notices) = Library::open(&paths.config, &paths.data);
    complain_each(&notices);
    Told(library)
}

impl<T: Tells> Told<T> {
    /// Says what there is to say by now; whether that was anything.
    pub fn tell(&mut self) -> bool {
        let notices = self.0.notices();
        complain_each(&notices);
        !notices.is_empty()
    }
}

impl<T: Tells> Deref for Told<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Tells> DerefMut for Told<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Tells> Drop for Told<T> {
    fn drop(&mut self) {
        self.tell();
    }
}
