//! Writes articles and enclosures into files of one folder, under names of our own making.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::domain::article::Article;
use crate::domain::limits;
use crate::sources::write::markdown;
use crate::store;

use super::find_files::reason;

/// Writes the article as Markdown; the file's path.
pub fn article(article: &Article, folder: &Path) -> Result<PathBuf, String> {
    let date = article
        .published
        .map(|date| date.strftime("%Y-%m-%d-").to_string());
    let name = format!("{}{}", date.unwrap_or_default(), slug(&article.title));
    let text = markdown::article(article);
    create(folder, name.trim_matches('-'), "md")
        .and_then(|(mut file, path)| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            Ok(path)
        })
        .map_err(|error| cannot(folder, &error))
}

/// Why nothing could be written there.
pub fn cannot(folder: &Path, error: &io::Error) -> String {
    format!("cannot save in {}: {}", folder.display(), reason(error))
}

/// A new file of that name in the folder; where it is taken, with a number.
///
/// What a stranger named never names a path: only letters, digits and dashes are left of it, no
/// link is followed, and nothing is written over.
pub fn create(folder: &Path, name: &str, ending: &str) -> io::Result<(File, PathBuf)> {
    store::make_folder(folder)?;
    let name = if name.is_empty() { "article" } else { name };
    for number in 1..=limits::SAVED_NAMES {
        let file = match (number, ending) {
            (1, "") => name.to_owned(),
            (1, _) => format!("{name}.{ending}"),
            (_, "") => format!("{name}-{number}"),
            _ => format!("{name}-{number}.{ending}"),
        };
        let path = folder.join(file);
        match private(OpenOptions::new().write(true).create_new(true)).open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many files of that name"))
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Small letters, digits and single dashes, at most 80 bytes.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.nfkd().flat_map(char::to_lowercase) {
        if slug.len() >= limits::SLUG_BYTES {
            break;
        }
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            // An accent that was taken off its letter parts no word.
            '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(limits::SLUG_BYTES);
    slug.trim_matches('-').to_owned()
}

/// The name and the ending for what lies at an address: its last part, made safe.
pub fn name_of_address(address: &str, kind: Option<&str>) -> (String, String) {
    let url = url::Url::parse(address).ok();
    let path = url.as_ref().map_or(address, url::Url::path);
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let (stem, ending) = last.rsplit_once('.').unwrap_or((last, ""));
    let mut ending = slug(ending);
    if ending.is_empty() || ending.len() > limits::ENDING_BYTES {
        ending = slug(
            kind.and_then(|kind| kind.split(['/', ';']).nth(1))
                .unwrap_or_default(),
        );
        ending.truncate(limits::ENDING_BYTES);
    }
    let mut name = slug(stem);
    if name.is_empty() {
        name = url
            .as_ref()
            .and_then(url::Url::host_str)
            .map(slug)
            .unwrap_or_default();
    }
    (name, ending)
}

/// Takes back a file that did not become whole.
pub fn remove(path: &Path) {
    // Where it cannot be removed either, it stays as it is; the failure was said.
    let _ = fs::remove_file(path);
}

#[cfg(test)]
mod tests {
    use super::{name_of_address, slug};

    #[test]
    fn names_are_made_of_letters_digits_and_dashes() {
        for (text, wanted) in [
            ("Leaders vow closer ties", "leaders-vow-closer-ties"),
            ("../../etc/passwd", "etc-passwd"),
            ("Ångström’s café: 3 %", "angstroms-cafe-3"),
            ("-rf ~", "rf"),
            ("新聞", ""),
            ("\u{202e}txt.exe\0", "txt-exe"),
        ] {
            assert_eq!(slug(text), wanted, "{text:?}");
        }
        assert!(slug(&"long ".repeat(100)).len() <= 80);
    }

    #[test]
    fn an_enclosure_is_named_after_its_address() {
        for (address, kind, wanted) in [
            (
                "https://example.org/audio/Tide%20Talk.MP3?x=1",
                None,
                ("tide-20talk", "mp3"),
            ),
            (
                "https://example.org/get.php/..",
                Some("audio/mpeg"),
                ("example-org", "mpeg"),
            ),
            (
                "https://example.org/",
                Some("video/mp4; codecs=x"),
                ("example-org", "mp4"),
            ),
        ] {
            let (name, ending) = name_of_address(address, kind);
            assert_eq!((name.as_str(), ending.as_str()), wanted, "{address}");
        }
    }
}
