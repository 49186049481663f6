//! The folders: whether they can be written, who may look into them, and the room that is left.

use std::fs::{self, File};
use std::path::Path;

use crate::config::{self, paths::Paths};
use crate::jobs::doctor::Finding;
use crate::runtime::disk;

const CONFIG: &str = "config folder";
const DATA: &str = "data folder";
const ROOM: &str = "disk";
/// With less than this a library may soon not be kept any more.
const LITTLE: u64 = 64 * 1024 * 1024;

pub fn examine(paths: &Paths) -> Vec<Finding> {
    let mut findings = vec![folder(CONFIG, &paths.config), folder(DATA, &paths.data)];
    findings.extend(secrets(&paths.config.join("feeds.toml")));
    findings.extend(room(&paths.data));
    findings
}

fn folder(what: &'static str, path: &Path) -> Finding {
    let name = path.display();
    match fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Finding::sound(what, format!("{name} is made when it is needed"))
        }
        Err(error) => Finding::wrong(
            what,
            format!("{name}: {}", config::reason(&error)),
            "see to its rights",
        ),
        Ok(found) if !found.is_dir() => Finding::wrong(
            what,
            format!("{name} is not a folder"),
            "move what is there away, or name another folder",
        ),
        Ok(_) => match try_write(path) {
            Ok(()) => Finding::sound(what, format!("{name} can be written")),
            Err(error) => Finding::wrong(
                what,
                format!("{name} cannot be written: {}", config::reason(&error)),
                "see to its rights and its owner",
            ),
        },
    }
}

fn try_write(folder: &Path) -> std::io::Result<()> {
    let path = folder.join(format!(".doctor-{}", std::process::id()));
    File::create_new(&path)?;
    fs::remove_file(path)
}

/// A list of feeds may hold passwords, which are nobody else's to read.
#[cfg(unix)]
fn secrets(list: &Path) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS: u32 = 0o044;
    let mode = fs::metadata(list).ok()?.permissions().mode();
    let text = fs::read_to_string(list).ok()?;
    let holds_secrets = ["password", "headers", "proxy"]
        .iter()
        .any(|word| text.contains(word));
    (mode & OTHERS != 0 && holds_secrets).then(|| {
        Finding::note(
            CONFIG,
            "others on this machine may read feeds.toml, which has settings that may be secret",
            "chmod 600 keeps it to you",
        )
    })
}

#[cfg(not(unix))]
fn secrets(_list: &Path) -> Option<Finding> {
    None
}

fn room(folder: &Path) -> Option<Finding> {
    const MEGABYTE: u64 = 1024 * 1024;
    let there = folder.ancestors().find(|folder| folder.is_dir())?;
    let free = disk::free(there)?;
    let found = match free / MEGABYTE {
        0..10_240 => format!("{} MB are free", free / MEGABYTE),
        megabytes => format!("{} GB are free", megabytes / 1024),
    };
    Some(if free < LITTLE {
        Finding::wrong(ROOM, found, "make room, or nothing new can be kept soon")
    } else {
        Finding::sound(ROOM, found)
    })
}
