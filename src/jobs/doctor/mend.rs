//! Mends the database and the search index.

use std::path::Path;

use crate::domain::text::Text;
use crate::jobs::{index, stored};
use crate::store::{self, Store, StoreError};

/// Rescues a damaged database into a new one, puts counts right, and builds a wrong index anew.
///
/// Gives what was done, in sentences. `advanced` hears how many articles are indexed, and how many
/// are left.
pub fn repair(
    config_folder: &Path,
    data_folder: &Path,
    mut advanced: impl FnMut(usize, usize),
) -> Result<Vec<Text>, StoreError> {
    if !store::exists(data_folder) {
        return Ok(Vec::new());
    }
    // Nothing is done to a database that is sound or another program's.
    let before = match store::proof(data_folder) {
        Ok(proof) => proof,
        Err(StoreError::Damaged { .. }) => None,
        Err(error) => return Err(error),
    };
    let (mut store, mut said) = Store::open(config_folder, data_folder);
    let was_damaged = store.repair()?;
    said.extend(store.notices());
    let Some(proof) = before.filter(|_| !was_damaged) else {
        rest(&mut store, &mut advanced)?;
        return Ok(said);
    };
    if proof.loose > 0 || proof.miscounted > 0 {
        said.push(Text::line("counts were put right"));
    }
    if proof.textless > 0 {
        said.push(Text::line(
            "texts that could not be read are fetched again with the next refresh",
        ));
    }
    if store.prove_index().is_ok_and(|proof| proof.is_sound()) {
        return Ok(said);
    }
    let count = rebuild(&mut store, &mut advanced)?;
    said.push(done(count));
    Ok(said)
}

/// Builds the search index anew; gives what was done in a sentence.
pub fn reindex(
    config_folder: &Path,
    data_folder: &Path,
    mut advanced: impl FnMut(usize, usize),
) -> Result<Vec<Text>, StoreError> {
    if !store::exists(data_folder) {
        return Ok(Vec::new());
    }
    // What is damaged is mended by who asks for that, and not in passing.
    store::proof(data_folder)?;
    let (mut store, mut said) = Store::open(config_folder, data_folder);
    if let Some(trouble) = store.trouble() {
        return Err(trouble.clone());
    }
    let count = rebuild(&mut store, &mut advanced)?;
    said.push(done(count));
    Ok(said)
}

fn rebuild(store: &mut Store, advanced: &mut impl FnMut(usize, usize)) -> Result<usize, StoreError> {
    let count = index::rebuild(store, &stored::build, advanced)?;
    store.sync_to_disk();
    Ok(count)
}

/// Indexes what is not indexed; after a rescue that is everything.
fn rest(store: &mut Store, advanced: &mut impl FnMut(usize, usize)) -> Result<(), StoreError> {
    const STEP: usize = 2_000;
    let mut count = 0;
    loop {
        let indexing = index::step(store, &stored::build, STEP, &|| false)?;
        if indexing.done == 0 {
            store.sync_to_disk();
            return Ok(());
        }
        count += indexing.done;
        advanced(count, indexing.left);
    }
}

fn done(count: usize) -> Text {
    let articles = super::count(count, "article");
    Text::line(&format!("the search index was built anew, with {articles}"))
}
