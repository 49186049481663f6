//! What a user writes → the addresses to try, or a path.

use std::path::{Path, PathBuf};

use url::{Host, Url};

use crate::domain::subscription::without_credentials;
use crate::jobs::find_files;

/// Something that may have articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// An absolute path.
    Path(PathBuf),
    /// Addresses, the likeliest first.
    Web(Vec<String>),
}

impl Place {
    /// Understands an address with or without its scheme, a path, or `~/…`.
    pub fn of(written: &str) -> Result<Self, String> {
        let written = written.trim();
        if written.is_empty() {
            return Err("an address, a file or a folder is wanted".to_owned());
        }
        if let Some((scheme, rest)) = scheme_of(written) {
            return match scheme.as_str() {
                "http" | "https" => Self::web(&[written.to_owned()]),
                "feed" => Self::web(&of_feed(rest)),
                "file" => {
                    let path = Url::parse(written).ok().and_then(|url| url.to_file_path().ok());
                    path.map(|path| Self::Path(find_files::absolute(&path)))
                        .ok_or_else(|| "this is no address of a file on this machine".to_owned())
                }
                _ => Err(format!(
                    "addresses that begin with {scheme}: are not fetched, only http and https"
                )),
            };
        }
        let path = expand(written);
        if path.exists() {
            return Ok(Self::Path(find_files::absolute(&path)));
        }
        if is_like_a_path(written) || !is_like_a_host(written) {
            return Err(format!("there is no file or folder {written}"));
        }
        Self::web(&[format!("https://{written}"), format!("http://{written}")])
    }

    fn web(addresses: &[String]) -> Result<Self, String> {
        let sound = |address: &String| Url::parse(address).is_ok_and(|url| url.has_host());
        let found: Vec<String> = addresses
            .iter()
            .filter(|address| sound(address))
            .cloned()
            .collect();
        if found.is_empty() {
            let shown = addresses.first().map(|address| without_credentials(address));
            return Err(format!("this is not an address: {}", shown.unwrap_or_default()));
        }
        Ok(Self::Web(found))
    }
}

/// The scheme of an address; a port or a drive's letter is none.
fn scheme_of(written: &str) -> Option<(String, &str)> {
    let (scheme, rest) = written.split_once(':')?;
    let is_scheme = scheme.len() > 1
        && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-'));
    let is_port = rest
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    (is_scheme && !is_port).then(|| (scheme.to_ascii_lowercase(), rest))
}

/// `feed:https://…`, `feed://…`.
fn of_feed(rest: &str) -> Vec<String> {
    match rest.strip_prefix("//") {
        Some(rest) => vec![format!("https://{rest}"), format!("http://{rest}")],
        None => vec![rest.to_owned()],
    }
}

fn expand(written: &str) -> PathBuf {
    let home = written.strip_prefix("~/").zip(std::env::var_os("HOME"));
    home.map_or_else(
        || PathBuf::from(written),
        |(rest, home)| Path::new(&home).join(rest),
    )
}

fn is_like_a_path(written: &str) -> bool {
    written.starts_with(['/', '.', '~', '\\'])
}

fn is_like_a_host(written: &str) -> bool {
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    let has_port = host.contains(':');
    let host = host.split(':').next().unwrap_or_default();
    !written.contains(char::is_whitespace)
        && (host.contains('.') || has_port || host == "localhost")
        && Host::parse(host).is_ok()
}
