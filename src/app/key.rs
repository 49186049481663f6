//! Key: what was pressed, free of terminal quirks; parsed and printed as `ctrl-d`.

use std::fmt;

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    /// Only for keys that have no shifted character of their own: `shift-down`, not `shift-a`.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Function(u8),
}

/// Names of keys that are no single character.
const NAMES: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),
    ("ins", Code::Insert),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pgup", Code::PageUp),
    ("pgdn", Code::PageDown),
    ("minus", Code::Char('-')),
];

impl Key {
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    pub const fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// Reads `ctrl-d`, `shift-down`, `J`, `space`, `f1`, `/`.
    pub fn parse(name: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = name;
        while let Some((modifier, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "c" => key.ctrl = true,
                "alt" | "meta" | "a" => key.alt = true,
                "shift" | "s" => key.shift = true,
                _ => return None,
            }
            rest = after;
        }
        key.code = parse_code(rest)?;
        Some(key.normal())
    }

    /// One spelling for each key: a shifted letter is its capital, ctrl letters are small.
    #[must_use]
    pub fn normal(mut self) -> Self {
        if let Code::Char(character) = self.code {
            if self.ctrl {
                self.code = Code::Char(character.to_ascii_lowercase());
            } else if self.shift && character.is_lowercase() {
                self.code = Code::Char(character.to_uppercase().next().unwrap_or(character));
            }
            self.shift = false;
        }
        self
    }

    /// How it is shown on the screen: arrows as arrows.
    pub fn symbol(&self) -> String {
        let arrow = match self.code {
            Code::Up => "↑",
            Code::Down => "↓",
            Code::Left => "←",
            Code::Right => "→",
            _ => return self.to_string(),
        };
        format!("{}{arrow}", self.modifiers())
    }

    fn modifiers(self) -> String {
        let part = |is_held: bool, name: &'static str| if is_held { name } else { "" };
        [
            part(self.ctrl, "ctrl-"),
            part(self.alt, "alt-"),
            part(self.shift, "shift-"),
        ]
        .concat()
    }
}

fn parse_code(name: &str) -> Option<Code> {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(Code::Char(only));
    }
    let small = name.to_ascii_lowercase();
    let alias = match small.as_str() {
        "escape" => "esc",
        "return" => "enter",
        "delete" => "del",
        "insert" => "ins",
        "pageup" => "pgup",
        "pagedown" | "pgdown" => "pgdn",
        other => other,
    };
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == alias) {
        return Some(*code);
    }
    let number = small.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(Code::Function(number))
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.modifiers())?;
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return formatter.write_str(name);
        }
        match self.code {
            Code::Char(character) => write!(formatter, "{character}"),
            Code::Function(number) => write!(formatter, "f{number}"),
            other => write!(formatter, "{other:?}"),
        }
    }
}
