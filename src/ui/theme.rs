//! Theme: what each role looks like.

use ratatui::style::{Color, Modifier, Style};

/// What a stretch of the screen is for; a theme says how each looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text, and rows that are read.
    Text,
    /// Everything secondary: outlets, ages, counts, captions, credits, closing lines.
    Muted,
    /// The headline on top of the reader.
    Title,
    /// Headlines that are not read.
    Unread,
    /// The selected row of the focused pane.
    Selected,
    /// What a search found.
    Match,
    /// Links.
    Link,
    /// Headings inside an article.
    Heading,
    /// Quotes and their bars.
    Quote,
    /// Code and preformatted text.
    Code,
    /// The one accent colour: marks, focus, progress.
    Accent,
    /// Passages that several reports have.
    Same,
    /// Figures that are close.
    Close,
    /// What differs.
    Differs,
    /// Sentences read elsewhere.
    Known,
    /// What should be looked at.
    Warning,
    /// What failed.
    Error,
    /// Rules between panes, and around sheets.
    Border,
}

/// Every role and its name in a theme file, in the order of the enum.
const ROLES: [(Role, &str); 18] = [
    (Role::Text, "text"),
    (Role::Muted, "muted"),
    (Role::Title, "title"),
    (Role::Unread, "unread"),
    (Role::Selected, "selected"),
    (Role::Match, "match"),
    (Role::Link, "link"),
    (Role::Heading, "heading"),
    (Role::Quote, "quote"),
    (Role::Code, "code"),
    (Role::Accent, "accent"),
    (Role::Same, "same"),
    (Role::Close, "close"),
    (Role::Differs, "differs"),
    (Role::Known, "known"),
    (Role::Warning, "warning"),
    (Role::Error, "error"),
    (Role::Border, "border"),
];

impl Role {
    pub fn all() -> impl Iterator<Item = Self> {
        ROLES.iter().map(|(role, _)| *role)
    }

    /// Its name in a theme file.
    pub fn name(self) -> &'static str {
        ROLES[self as usize].1
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|role| role.name() == name)
    }
}

/// How one role looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look(Style);

impl Look {
    /// Reads `bold #f4efe6 on #2c3a47`: words of weight, a colour, and one after `on`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut style = Style::new();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            if word == "on" {
                let name = words.next().ok_or("expected a colour after \"on\"")?;
                style = style.bg(color(name)?);
            } else if let Some(modifier) = modifier(word) {
                style = style.add_modifier(modifier);
            } else {
                style = style.fg(color(word)?);
            }
        }
        Ok(Self(style))
    }
}

fn modifier(word: &str) -> Option<Modifier> {
    Some(match word {
        "bold" => Modifier::BOLD,
        "dim" => Modifier::DIM,
        "italic" => Modifier::ITALIC,
        "underlined" => Modifier::UNDERLINED,
        "reverse" => Modifier::REVERSED,
        "struck" => Modifier::CROSSED_OUT,
        _ => return None,
    })
}

/// The sixteen colours as theme files call them.
const COLORS: &[(&str, Color)] = &[
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

fn color(word: &str) -> Result<Color, String> {
    if let Some((_, color)) = COLORS.iter().find(|(name, _)| *name == word) {
        return Ok(*color);
    }
    let is_hex = word.len() == 7 && word.starts_with('#');
    let value = is_hex.then(|| u32::from_str_radix(&word[1..], 16).ok()).flatten();
    let [_, red, green, blue] = value.map(u32::to_be_bytes).ok_or_else(|| unknown(word))?;
    Ok(Color::Rgb(red, green, blue))
}

fn unknown(word: &str) -> String {
    let names = COLORS.iter().map(|(name, _)| *name);
    match crate::domain::closest::closest(word, names) {
        Some(right) => format!("unknown colour \"{word}\"; did you mean \"{right}\"?"),
        None => format!("unknown colour \"{word}\"; use one of the sixteen or #rrggbb"),
    }
}

/// The looks of all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; ROLES.len()],
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            styles: [Style::new(); ROLES.len()],
        }
    }
}

impl Theme {
    pub fn set(&mut self, role: Role, look: Look) {
        self.styles[role as usize] = look.0;
    }

    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}
