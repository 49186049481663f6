//! The settings of a source: their names, and how each is shown, asked for and changed.

use crate::app::sources::path;
use crate::domain::subscription::{Subscription, without_credentials};
use crate::domain::text::Text;

use super::{secrets, values};

/// A setting of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Folder,
    Address,
    Tags,
    Hidden,
    Interval,
    UserAgent,
    /// One of the headers, counted from 0.
    Header(usize),
    NewHeader,
    Username,
    Password,
    Proxy,
    KeepDays,
    KeepArticles,
    KeepUnread,
}

impl Field {
    /// The settings that this subscription has a row for.
    pub fn all(subscription: &Subscription) -> Vec<Self> {
        let mut fields = vec![
            Self::Title,
            Self::Folder,
            Self::Address,
            Self::Tags,
            Self::Hidden,
            Self::Interval,
            Self::KeepDays,
            Self::KeepArticles,
            Self::KeepUnread,
            Self::UserAgent,
        ];
        fields.extend((0..subscription.settings.headers.len()).map(Self::Header));
        fields.extend([Self::NewHeader, Self::Username, Self::Password, Self::Proxy]);
        fields
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Folder => "folder",
            Self::Address => "address",
            Self::Tags => "tags",
            Self::Hidden => "hidden",
            Self::Interval => "refreshed every",
            Self::UserAgent => "user agent",
            Self::Header(_) => "header",
            Self::NewHeader => "new header",
            Self::Username => "user name",
            Self::Password => "password",
            Self::Proxy => "proxy",
            Self::KeepDays => "kept for",
            Self::KeepArticles => "kept at least",
            Self::KeepUnread => "unread may go",
        }
    }

    /// What holds where nothing is set.
    pub fn usual(self) -> &'static str {
        match self {
            Self::Title => "as the feed calls itself",
            Self::Folder | Self::Tags | Self::Username | Self::Password => "none",
            Self::Hidden => "no",
            Self::NewHeader => "…",
            _ => "as for all",
        }
    }

    /// What may be typed.
    pub fn help(self) -> &'static str {
        match self {
            Self::Title => "empty: what the feed calls itself",
            Self::Folder => "folders in each other are parted by /; empty: none",
            Self::Address => "the new address, or the path of a file or folder; articles and marks stay",
            Self::Tags => "parted by commas",
            Self::Hidden | Self::KeepUnread => "yes or no",
            Self::Interval => "minutes; 0: only when you ask; empty: as for all",
            Self::UserAgent | Self::Proxy => "empty: as for all",
            Self::Header(_) => {
                "name: value; no value keeps the present one, an empty line takes the header away; \
                 $NAME takes it from the environment, !command from a program"
            }
            Self::NewHeader => {
                "name: value; $NAME takes the value from the environment, !command from a program"
            }
            Self::Username => "empty: none",
            Self::Password => "$NAME takes it from the environment, !command from a program; empty: none",
            Self::KeepDays => "days that read articles are kept; 0: for good; empty: as for all",
            Self::KeepArticles => "so many of the newest articles stay; 0: all; empty: as for all",
        }
    }

    /// What a change of it says.
    pub fn said(self) -> String {
        match self {
            Self::Title => "renamed".to_owned(),
            Self::Folder => "moved".to_owned(),
            Self::Address => "address changed".to_owned(),
            Self::Header(_) | Self::NewHeader => "headers changed".to_owned(),
            Self::Hidden => "hidden or shown again".to_owned(),
            Self::Interval | Self::KeepDays | Self::KeepArticles | Self::KeepUnread => {
                "setting changed".to_owned()
            }
            other => format!("{} changed", other.name()),
        }
    }

    /// Whether Enter turns it over.
    pub fn is_switch(self) -> bool {
        matches!(self, Self::Hidden | Self::KeepUnread)
    }

    /// Its value as it is shown, cleaned and without secrets; none where nothing is set.
    pub fn shown(self, subscription: &Subscription) -> Option<String> {
        let settings = &subscription.settings;
        let line = |text: &String| Text::line(text).to_string();
        match self {
            Self::Title => subscription.title.as_ref().map(Text::to_string),
            Self::Folder | Self::Tags => Some(self.present(subscription)).filter(|text| !text.is_empty()),
            Self::Address => Some(shown_address(&subscription.address)),
            Self::Hidden => subscription.hidden.then(|| "yes".to_owned()),
            Self::Interval => settings.interval.map(values::interval),
            Self::UserAgent => settings.user_agent.as_ref().map(line),
            Self::Header(index) => {
                let (name, value) = settings.headers.get(index)?;
                Some(format!("{}: {}", Text::line(name), secrets::shown(value)))
            }
            Self::NewHeader => None,
            Self::Username => settings.username.as_ref().map(line),
            Self::Password => settings.password.as_ref().map(secrets::shown),
            Self::Proxy => settings.proxy.as_deref().map(shown_address),
            Self::KeepDays => settings.keep_days.map(values::days),
            Self::KeepArticles => settings.keep_articles.map(values::articles),
            Self::KeepUnread => settings.keep_unread.map(values::yes_or_no),
        }
    }

    /// What the line begins with.
    pub fn present(self, subscription: &Subscription) -> String {
        let settings = &subscription.settings;
        let number = |value: Option<u32>| value.map(|value| value.to_string());
        match self {
            Self::Title => subscription.title.as_ref().map(Text::to_string),
            Self::Folder => Some(path::written(&subscription.folder)),
            Self::Address => Some(subscription.address.clone()),
            Self::Tags => Some(values::tags(&subscription.tags)),
            Self::Interval => number(settings.interval),
            Self::UserAgent => settings.user_agent.clone(),
            Self::Header(index) => settings
                .headers
                .get(index)
                .map(|(name, value)| format!("{name}: {}", secrets::typed(value))),
            Self::Username => settings.username.clone(),
            Self::Password => settings.password.as_ref().map(secrets::typed),
            Self::Proxy => settings.proxy.clone(),
            Self::KeepDays => number(settings.keep_days),
            Self::KeepArticles => number(settings.keep_articles),
            Self::Hidden | Self::KeepUnread | Self::NewHeader => None,
        }
        .unwrap_or_default()
    }

    /// Changes the setting to what was typed, which has no space at its ends.
    pub fn take(self, subscription: &mut Subscription, typed: &str) -> Result<(), String> {
        let settings = &mut subscription.settings;
        let set = (!typed.is_empty()).then(|| typed.to_owned());
        match self {
            Self::Title => subscription.title = Some(Text::title(typed)).filter(|title| !title.is_empty()),
            Self::Folder => subscription.folder = path::read(typed),
            Self::Address => subscription.address = values::address(typed)?,
            Self::Tags => subscription.tags = values::read_tags(typed),
            Self::Hidden => subscription.hidden = !subscription.hidden,
            Self::Interval => settings.interval = values::number(typed)?,
            Self::UserAgent => settings.user_agent = set.map(values::header_value).transpose()?,
            Self::Header(index) => secrets::change_header(&mut settings.headers, index, typed)?,
            Self::NewHeader => secrets::add_header(&mut settings.headers, typed)?,
            Self::Username => settings.username = set,
            Self::Password => settings.password = set.as_deref().map(secrets::read).transpose()?,
            Self::Proxy => settings.proxy = set.as_deref().map(values::address).transpose()?,
            Self::KeepDays => settings.keep_days = values::number(typed)?,
            Self::KeepArticles => settings.keep_articles = values::number(typed)?,
            Self::KeepUnread => {
                settings.keep_unread = match settings.keep_unread {
                    None => Some(true),
                    Some(true) => Some(false),
                    Some(false) => None,
                }
            }
        }
        Ok(())
    }
}

/// An address as it is shown: without a name and password.
fn shown_address(address: &str) -> String {
    Text::line(&without_credentials(address)).to_string()
}
