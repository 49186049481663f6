//! Whole articles of every form: each `NAME.txt` gives what `NAME.expected` says.

use std::fs;
use std::path::{Path, PathBuf};

use super::article_named;
use super::dump::dump;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles")
}

/// With `UPDATE_ARTICLES=1` the expectations are written anew, to be looked at one by one.
#[test]
fn every_article_reads_as_expected() {
    let mut names: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 20, "only {} articles", names.len());
    let mut wrong = Vec::new();
    for path in names {
        let text = fs::read_to_string(&path).unwrap();
        let found = dump(&article_named(
            &text,
            &path.file_name().unwrap().to_string_lossy(),
        ));
        let expected = path.with_extension("expected");
        if std::env::var_os("UPDATE_ARTICLES").is_some() {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
