//! What a user writes → the addresses to try, or a path.

use std::path::{Path, PathBuf};

use url::Url;

use crate::domain::subscription::without_credentials;
use crate::jobs::find_files;
use crate::sources::discover;

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
        let path = expand(written);
        if path.exists() {
            return Ok(Self::Path(find_files::absolute(&path)));
        }
        let address = discover::typed(written).and_then(|address| Url::parse(&address).ok());
        let shown = without_credentials(written);
        let Some(url) = address.filter(|_| !written.starts_with(['/', '.', '~'])) else {
            return Err(format!("there is no file or folder {shown}"));
        };
        match url.scheme() {
            "http" | "https" if !url.has_host() => Err(format!("this is not an address: {shown}")),
            "https" if !written.to_ascii_lowercase().contains("https:") => {
                let plain = url.as_str().replacen("https:", "http:", 1);
                Ok(Self::Web(vec![url.into(), plain]))
            }
            "http" | "https" => Ok(Self::Web(vec![url.into()])),
            "file" => {
                let path = url.to_file_path().ok().filter(|path| path.exists());
                path.map(|path| Self::Path(find_files::absolute(&path)))
                    .ok_or_else(|| format!("there is no file or folder {shown}"))
            }
            scheme => Err(format!(
                "addresses that begin with {scheme}: are not fetched, only http and https"
            )),
        }
    }
}

fn expand(written: &str) -> PathBuf {
    let home = written.strip_prefix("~/").zip(std::env::var_os("HOME"));
    home.map_or_else(
        || PathBuf::from(written),
        |(rest, home)| Path::new(&home).join(rest),
    )
}
