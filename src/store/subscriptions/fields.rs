//! The fields of one entry of `feeds.toml`, read leniently: a mistake costs its field alone.

use std::ops::Range;

use toml_edit::{Item, TableLike, Value};

use crate::domain::closest::closest;
use crate::domain::limits;
use crate::domain::subscription::{FeedSettings, Folder, Secret, Subscription};
use crate::domain::text::Text;

/// The names that an entry knows.
const NAMES: &[&str] = &[
    "address",
    "title",
    "folder",
    "tags",
    "hidden",
    "interval",
    "user_agent",
    "headers",
    "username",
    "password",
    "proxy",
    "keep_days",
    "keep_articles",
    "keep_unread",
];

/// What others call them.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("url", "address"),
    ("link", "address"),
    ("feed", "address"),
    ("xmlurl", "address"),
    ("name", "title"),
    ("category", "folder"),
    ("group", "folder"),
    ("user", "username"),
    ("login", "username"),
    ("useragent", "user_agent"),
    ("refresh", "interval"),
    ("ttl", "interval"),
];

const SECRET_SHAPE: &str = "text, `{ command = [\"program\", \"argument\"] }` or `{ env = \"NAME\" }`";

/// One entry being read.
pub struct Fields<'a> {
    table: &'a dyn TableLike,
    /// Where, and what.
    pub mistakes: Vec<(Option<Range<usize>>, String)>,
}

impl<'a> Fields<'a> {
    pub fn new(table: &'a dyn TableLike) -> Self {
        Self {
            table,
            mistakes: Vec::new(),
        }
    }

    /// The subscription; none without an address. What is wrong is noted.
    pub fn subscription(&mut self) -> Option<Subscription> {
        self.unknown_names();
        let address = self.text("address");
        if self.table.get("address").is_none() {
            self.mistakes
                .push((None, "this feed has no `address`".to_owned()));
        }
        Some(Subscription {
            title: self
                .text("title")
                .map(|title| Text::title(&title))
                .filter(|title| !title.is_empty()),
            folder: self.folder(),
            tags: self.tags(),
            hidden: self.truth("hidden").unwrap_or_default(),
            settings: FeedSettings {
                interval: self.number("interval", "a number of minutes"),
                user_agent: self.header_text("user_agent"),
                headers: self.headers(),
                username: self.text("username"),
                password: self.password(),
                proxy: self.text("proxy"),
                keep_days: self.number("keep_days", "a number of days"),
                keep_articles: self.number("keep_articles", "a number of articles"),
                keep_unread: self.truth("keep_unread"),
            },
            address: address?.trim().to_owned(),
        })
    }

    fn unknown_names(&mut self) {
        for (name, item) in self.table.iter() {
            if NAMES.contains(&name) {
                continue;
            }
            let small = name.to_ascii_lowercase().replace(['-', ' '], "_");
            let other = OTHER_NAMES
                .iter()
                .find(|(other, _)| *other == small || *other == small.replace('_', ""));
            let meant = other
                .map(|(_, meant)| *meant)
                .or_else(|| closest(&small, NAMES.iter().copied()));
            let name = Text::name(name);
            let what = match meant {
                Some(meant) => format!("unknown setting `{name}`; did you mean `{meant}`?"),
                None => format!("unknown setting `{name}`"),
            };
            let span = self.table.key(&name).and_then(toml_edit::Key::span);
            self.mistakes.push((span.or_else(|| item.span()), what));
        }
    }

    fn wrong(&mut self, item: &Item, name: &str, wanted: &str) {
        self.mistakes
            .push((item.span(), format!("`{name}` should be {wanted}")));
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let item = self.table.get(name)?;
        if item.as_str().is_none() {
            self.wrong(item, name, "text");
        }
        item.as_str().map(str::to_owned)
    }

    /// Text that a line of HTTP can hold.
    fn header_text(&mut self, name: &str) -> Option<String> {
        let text = self.text(name)?;
        let is_fit = is_header_value(&text);
        if let Some(item) = self.table.get(name).filter(|_| !is_fit) {
            self.wrong(item, name, "text of one line");
        }
        is_fit.then_some(text)
    }

    fn truth(&mut self, name: &str) -> Option<bool> {
        let item = self.table.get(name)?;
        if item.as_bool().is_none() {
            self.wrong(item, name, "true or false");
        }
        item.as_bool()
    }

    fn number(&mut self, name: &str, wanted: &str) -> Option<u32> {
        let item = self.table.get(name)?;
        let number = item.as_integer().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            self.wrong(item, name, wanted);
        }
        number
    }

    fn folder(&mut self) -> Folder {
        let Some(item) = self.table.get("folder") else {
            return Folder::default();
        };
        let names: Option<Vec<&str>> = match (item.as_str(), item.as_array()) {
            (Some(path), _) => Some(path.split('/').collect()),
            (None, Some(names)) => names.iter().map(Value::as_str).collect(),
            (None, None) => None,
        };
        let Some(names) = names else {
            self.wrong(item, "folder", "a path like \"World/Europe\", or a list of names");
            return Folder::default();
        };
        let mut names: Vec<Text> = names
            .into_iter()
            .map(Text::name)
            .filter(|name| !name.is_empty())
            .collect();
        if names.len() > limits::FOLDER_DEPTH {
            self.wrong(
                item,
                "folder",
                &format!("no deeper than {} folders", limits::FOLDER_DEPTH),
            );
            names.truncate(limits::FOLDER_DEPTH);
        }
        Folder(names)
    }

    fn tags(&mut self) -> Vec<Text> {
        let Some(item) = self.table.get("tags") else {
            return Vec::new();
        };
        let words: Option<Vec<&str>> = item
            .as_array()
            .and_then(|tags| tags.iter().map(Value::as_str).collect());
        if words.is_none() {
            self.wrong(item, "tags", "a list of words");
        }
        let words = item.as_array().into_iter().flatten().filter_map(Value::as_str);
        words.map(Text::name).filter(|tag| !tag.is_empty()).collect()
    }

    fn headers(&mut self) -> Vec<(String, Secret)> {
        let Some(item) = self.table.get("headers") else {
            return Vec::new();
        };
        let Some(table) = item.as_table_like() else {
            self.wrong(item, "headers", "a table of names and values");
            return Vec::new();
        };
        let mut headers = Vec::new();
        for (name, item) in table.iter() {
            match secret(item) {
                Some(_) if !is_header_name(name) => {
                    self.mistakes.push((
                        item.span(),
                        "a header's name has letters, digits and `-` only".to_owned(),
                    ));
                }
                Some(Secret::Plain(text)) if !is_header_value(&text) => {
                    self.wrong(item, name, "text of one line");
                }
                Some(secret) => headers.push((name.to_owned(), secret)),
                None => self.wrong(item, &Text::name(name), SECRET_SHAPE),
            }
        }
        headers
    }

    fn password(&mut self) -> Option<Secret> {
        let item = self.table.get("password")?;
        let secret = secret(item);
        if secret.is_none() {
            self.wrong(item, "password", SECRET_SHAPE);
        }
        secret
    }
}

/// A secret in one of its three shapes.
fn secret(item: &Item) -> Option<Secret> {
    if let Some(text) = item.as_str() {
        return Some(Secret::Plain(text.to_owned()));
    }
    let table = item.as_table_like().filter(|table| table.len() == 1)?;
    if let Some(name) = table.get("env") {
        return Some(Secret::Environment(
            name.as_str().filter(|name| !name.is_empty())?.to_owned(),
        ));
    }
    let words = table.get("command")?.as_array()?.iter();
    let words: Vec<String> = words
        .map(|word| word.as_str().map(str::to_owned))
        .collect::<Option<_>>()?;
    words.first().filter(|program| !program.is_empty())?;
    Some(Secret::Command(words))
}

fn is_header_name(name: &str) -> bool {
    let others = "!#$%&'*+-.^_`|~";
    let fits = |letter: char| letter.is_ascii_alphanumeric() || others.contains(letter);
    !name.is_empty() && name.len() <= limits::NAME_BYTES && name.chars().all(fits)
}

fn is_header_value(value: &str) -> bool {
    !value
        .chars()
        .any(|character| character.is_control() && character != '\t')
}
