//! The shape of the code, held: who may import whom, and which crate is used where.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module, and what it may import; bottom to top.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("sources", &["domain"]),
    ("store", &["domain"]),
    ("stories", &["domain"]),
    ("app", &["domain"]),
    ("jobs", &["domain", "sources", "store", "stories"]),
    ("ui", &["domain", "app"]),
    (
        "config",
        &["domain", "sources", "store", "stories", "jobs", "app", "ui"],
    ),
    (
        "runtime",
        &["domain", "sources", "store", "stories", "jobs", "app", "ui"],
    ),
    (
        "cli",
        &[
            "domain", "sources", "store", "stories", "jobs", "app", "ui", "config", "runtime",
        ],
    ),
];

/// Each crate, and the modules that may name it. `*` is everywhere.
const CRATES: &[(&str, &[&str])] = &[
    ("serde", &["*"]),
    ("thiserror", &["*"]),
    ("jiff", &["*"]),
    ("url", &["*"]),
    ("unicode_segmentation", &["*"]),
    ("unicode_normalization", &["*"]),
    ("sha2", &["domain"]),                       // article ids
    ("memchr", &["domain", "sources", "store"]), // substring search in a haystack, the next tag
    ("unicode_width", &["ui"]),
    ("unicode_bidi", &["ui"]),
    ("textwrap", &["ui"]),
    ("ratatui", &["ui", "runtime"]),
    ("crossterm", &["runtime"]),
    ("termina", &["runtime"]),
    ("signal_hook", &["runtime"]),
    ("rustix", &["runtime"]),
    ("open", &["runtime"]),
    ("tui_input", &["app"]),
    ("nucleo_matcher", &["app"]),
    ("quick_xml", &["sources"]),
    ("dom_query", &["sources"]),
    ("markup5ever", &["sources"]),
    ("pulldown_cmark", &["sources"]),
    ("encoding_rs", &["sources"]),
    ("chardetng", &["sources"]),
    ("serde_json", &["sources", "store", "cli"]),
    ("ureq", &["sources"]),
    ("base64", &["sources"]),
    ("similar", &["stories"]),
    ("flate2", &[]),          // chosen for ureq, named nowhere
    ("lz4_flex", &["store"]), // packed texts
    ("foldhash", &["store"]), // words of a batch
    ("walkdir", &["jobs"]),   // folders, file by file
    ("rusqlite", &["store"]),
    ("toml_edit", &["store"]),
    ("tempfile", &["store"]),
    ("toml", &["config"]),
    ("directories", &["config"]),
    ("clap", &["cli"]),
    ("anyhow", &["runtime", "cli"]),
];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file: no comments, and nothing after its own tests begin.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(source_root()).unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn source_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// What follows each `prefix` in the code, up to the end of the word; both words of `{a, b}`.
fn words_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':') {
            continue;
        }
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let inside = group.split('}').next().unwrap_or_default();
                found.extend(inside.split(',').map(|part| first_word(part.trim())));
            }
            None => {
                found.insert(first_word(rest));
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

fn each_file(mut look: impl FnMut(&Path, &str, &str)) {
    let mut files = Vec::new();
    source_files(&source_root(), &mut files);
    for path in &files {
        let module = module_of(path);
        if module != "main" && module != "lib" {
            look(path, &module, &code(path));
        }
    }
}

#[test]
fn modules_import_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    each_file(|path, module, code| {
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            return wrong.push(format!("{}: {module} is in no layer", path.display()));
        };
        for used in words_after(code, "crate::") {
            let known = LAYERS.iter().any(|(name, _)| *name == used);
            if known && used != module && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{}: {module} may not import {used}", path.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn crates_are_used_only_where_they_belong() {
    let mut wrong = Vec::new();
    each_file(|path, module, code| {
        for (name, allowed) in CRATES {
            let named =
                !words_after(code, &format!("{name}::")).is_empty() || code.contains(&format!("use {name};"));
            if named && !allowed.contains(&"*") && !allowed.contains(&module) {
                wrong.push(format!("{}: {module} may not use {name}", path.display()));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_is_in_the_table_and_has_its_reason() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let section = manifest
        .split("[dependencies]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap();
    for line in section
        .lines()
        .filter(|line| line.contains('=') && !line.starts_with('#'))
    {
        let name = line.split('=').next().unwrap().trim().replace('-', "_");
        assert!(
            CRATES.iter().any(|(known, _)| *known == name),
            "{name} is not in the table of crates"
        );
        assert!(
            line.split('#').nth(1).is_some_and(|why| why.trim().len() > 8),
            "{name} has no reason beside it"
        );
    }
}

#[test]
fn app_is_pure() {
    each_file(|path, module, code| {
        if matches!(module, "app" | "domain") {
            for word in [
                "std::thread",
                "std::fs",
                "std::time",
                "std::process",
                "std::io",
                "Timestamp::now",
            ] {
                assert!(
                    !code.contains(word),
                    "{}: {module} may not use {word}",
                    path.display()
                );
            }
        }
    });
}

#[test]
fn nothing_is_imported_by_glob_or_prelude() {
    each_file(|path, _, code| {
        assert!(
            !code.contains("::*;"),
            "{}: a glob import hides what is used",
            path.display()
        );
        assert!(
            !code.contains("prelude"),
            "{}: a prelude hides what is used",
            path.display()
        );
    });
}

#[test]
fn a_panicking_worker_can_be_caught() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    assert!(
        !manifest.contains("panic = \"abort\""),
        "workers catch panics, so they must unwind"
    );
}
