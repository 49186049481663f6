//! Subscription: a feed the user follows, as `feeds.toml` has it.

use std::path::Path;

use url::Url;

use super::limits;
use super::text::Text;

/// One feed the user follows. Its address names it; no two subscriptions share one.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Subscription {
    /// An address (`https://…`) or the absolute path of a file or folder.
    pub address: String,
    /// What the user calls it; without one, what it calls itself.
    pub title: Option<Text>,
    /// The folders it lies in, the outermost first; none is the top.
    pub folder: Folder,
    pub tags: Vec<Text>,
    /// Not fetched and not counted, but kept: as newsboat's `!` titles.
    pub hidden: bool,
    pub settings: FeedSettings,
}

/// A folder of feeds by its path, the outermost name first; empty is the top.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Folder(pub Vec<Text>);

/// What is set for one feed; what is not set is as for all.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FeedSettings {
    /// Minutes between two refreshes by the timer; 0 is never.
    pub interval: Option<u32>,
    pub user_agent: Option<String>,
    /// Sent with each request, in order; a value may be a [`Secret`].
    pub headers: Vec<(String, Secret)>,
    pub username: Option<String>,
    pub password: Option<Secret>,
    /// The address of a proxy.
    pub proxy: Option<String>,
    /// Days that read articles are kept; 0 is for good.
    pub keep_days: Option<u32>,
    /// How many articles are kept at least, the newest ones; 0 is all.
    pub keep_articles: Option<u32>,
    /// Whether unread articles may go, too.
    pub keep_unread: Option<bool>,
}

/// A value that is never printed, and where it comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum Secret {
    /// Written in the file itself.
    Plain(String),
    /// What a program prints, as a list of arguments; no shell.
    Command(Vec<String>),
    /// What a variable of the environment holds.
    Environment(String),
}

/// An address may hold a password, so it is shown without credentials.
impl std::fmt::Debug for Subscription {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Subscription")
            .field("address", &without_credentials(&self.address))
            .field("title", &self.title)
            .field("folder", &self.folder)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// User names, headers and proxies may give a password away, so that they are left out.
impl std::fmt::Debug for FeedSettings {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("FeedSettings")
            .field("interval", &self.interval)
            .field("keep_days", &self.keep_days)
            .field("keep_articles", &self.keep_articles)
            .field("keep_unread", &self.keep_unread)
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

impl Subscription {
    /// A subscription of which nothing but the address is known.
    pub fn new(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            ..Self::default()
        }
    }
}

/// Something in a list of feeds that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Counted from 1, where the list has lines.
    pub line: Option<usize>,
    /// What stands there, without credentials.
    pub what: Text,
    /// One sentence without its first word: "it would run a program".
    pub why: Text,
}

impl LeftOut {
    pub fn new(line: Option<usize>, what: &str, why: &str) -> Self {
        Self {
            line,
            what: Text::name(&without_credentials(what)),
            why: Text::line(why),
        }
    }
}

/// `line 3: exec:news.sh: it would run a program`
impl std::fmt::Display for LeftOut {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, "line {line}: ")?;
        }
        write!(formatter, "{}: {}", self.what, self.why)
    }
}

/// Whether a feed can be there: an address of the web, or the whole path of a file or folder.
pub fn is_address(address: &str) -> bool {
    if address.is_empty()
        || address.len() > limits::ADDRESS_BYTES
        || address
            .chars()
            .any(|character| character.is_control() || character == ' ' && !is_path(address))
    {
        return false;
    }
    is_path(address) || is_web(address)
}

fn is_path(address: &str) -> bool {
    Path::new(address).is_absolute()
}

/// Whether an address is one of the web: only what every reader of addresses takes for the same
/// host and credentials.
pub fn is_web(address: &str) -> bool {
    let begins = |scheme: &str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && !address[scheme.len()..].starts_with(['/', '\\'])
    };
    (begins("http://") || begins("https://"))
        && Url::parse(address).is_ok_and(|url| url.host_str().is_some_and(|host| !host.is_empty()))
}

/// The text without the name and password that an address in it may hold: `//name:word@` → `//`.
pub fn without_credentials(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("//") {
        let start = rest[at..].find(|character| !matches!(character, '/' | '\\'));
        let (before, after) = rest.split_at(start.map_or(rest.len(), |start| at + start));
        out.push_str(before);
        let end = after
            .find(|character: char| {
                matches!(character, '/' | '\\' | '?' | '#' | '"' | '<' | '>') || character.is_whitespace()
            })
            .unwrap_or(after.len());
        rest = match after[..end].rfind('@') {
            Some(credentials) => &after[credentials + 1..],
            None => after,
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::Subscription;

    #[test]
    fn a_password_is_in_no_trace() {
        let mut feed = Subscription::new("https://ana:opensesame@feed.example/news");
        feed.settings.proxy = Some("http://bo:opensesame@proxy.example/".to_owned());
        feed.settings.username = Some("opensesame".to_owned());
        let shown = format!("{feed:?}");
        assert!(
            !shown.contains("sesame") && shown.contains("feed.example"),
            "{shown}"
        );
    }
}
