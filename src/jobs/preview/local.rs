//! What a file or a folder would give.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::domain::article::Kind;
use crate::domain::limits;
use crate::domain::text::Text;
use crate::jobs::find_files::{self, Found};
use crate::jobs::read_file;
use crate::sources::{ReadError, Reading};

use super::{Previewed, shown};

/// Reads a file, or the newest files of a folder.
pub fn preview(path: &Path) -> Result<Previewed, String> {
    let (files, unfound) = find_files::find(path);
    let mut reading = Reading::default();
    let is_folder = path.is_dir();
    let is_all = files.len() <= limits::PREVIEW_ARTICLES;
    for file in newest(files) {
        match read_file::read_entries(&file, Arc::from(&*file.to_string_lossy())) {
            Ok(found) => {
                reading.feed = found.feed.filter(|_| !is_folder);
                reading.articles.extend(found.articles);
                reading.warnings.extend(found.warnings);
            }
            Err(fault) if !is_folder => return Err(fault.to_string()),
            Err(read_file::Fault::Unreadable(ReadError::Binary | ReadError::Empty)) => {}
            Err(fault) => {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                reading.warnings.push(Text::line(&format!("{name}: {fault}")));
            }
        }
    }
    let why = unfound.into_iter().next().map(|unfound| unfound.why);
    if let Some(why) = why.filter(|_| reading.articles.is_empty()) {
        return Err(why);
    }
    let has = |kind| reading.articles.iter().any(|article| article.kind == kind);
    if !is_folder && has(Kind::Feed) && !has(Kind::Report) {
        return Err("this is a list of feeds; newsview import takes it over".to_owned());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut found = shown(&path.to_string_lossy(), &name, reading);
    found.count = found.count.filter(|_| is_all);
    if is_folder && found.articles.is_empty() {
        return Err("no file in this folder has an article".to_owned());
    }
    Ok(found)
}

/// The files that changed last, as many as may be shown.
fn newest(files: Vec<Found>) -> Vec<PathBuf> {
    let modified = |file: &Found| {
        let metadata = file.path.metadata().ok();
        metadata
            .and_then(|metadata| metadata.modified().ok())
            .unwrap_or(SystemTime::UNIX_EPOCH)
    };
    let mut dated: Vec<(SystemTime, PathBuf)> = files
        .into_iter()
        .map(|file| (modified(&file), file.path))
        .collect();
    dated.sort_by(|one, other| other.cmp(one));
    let newest = dated.into_iter().take(limits::PREVIEW_ARTICLES);
    newest.map(|(_, path)| path).collect()
}
