//! What `&name;` stands for in a feed: XML's, the document's own and HTML's entities.

use std::borrow::Cow;
use std::collections::HashMap;

use markup5ever::data::NAMED_ENTITIES;

use crate::domain::limits;
use crate::sources::encoding;

/// The entities that a document declares; only plain ones, so that none can grow.
#[derive(Debug, Default)]
pub struct Entities(HashMap<String, String>);

impl Entities {
    /// Reads `<!ENTITY name "value">` from a document type declaration.
    pub fn declare(&mut self, doctype: &str) {
        for declaration in doctype.split("<!ENTITY").skip(1).take(limits::ENTITIES) {
            let declaration = declaration.trim_start();
            let Some((name, rest)) = declaration.split_once(char::is_whitespace) else {
                continue;
            };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
                continue;
            };
            let Some((value, _)) = rest[1..].split_once(quote) else {
                continue;
            };
            // A value may name characters, never other entities of the document.
            let value = Self::default().unescape(value);
            if value.len() <= limits::ENTITY_BYTES {
                self.0
                    .entry(name.to_owned())
                    .or_insert_with(|| value.into_owned());
            }
        }
    }

    /// What `&name;` stands for; the name is without its marks.
    pub fn resolve(&self, name: &str) -> Option<Cow<'_, str>> {
        if let Some(number) = name.strip_prefix('#') {
            return match numbered(number)? {
                // The commonest ones, which escaped HTML is full of.
                '\'' => Some(Cow::Borrowed("'")),
                '\u{a0}' => Some(Cow::Borrowed("\u{a0}")),
                '’' => Some(Cow::Borrowed("’")),
                character => Some(Cow::Owned(character.to_string())),
            };
        }
        let known = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => {
                return match self.0.get(name) {
                    Some(value) => Some(Cow::Borrowed(value)),
                    None => html(name).map(Cow::Owned),
                };
            }
        };
        Some(Cow::Borrowed(known))
    }

    /// The text with its entities resolved, once; what is no entity stays as it is.
    pub fn unescape<'a>(&self, raw: &'a str) -> Cow<'a, str> {
        let Some(first) = raw.find('&') else {
            return Cow::Borrowed(raw);
        };
        let mut out = String::with_capacity(raw.len());
        out.push_str(&raw[..first]);
        let mut rest = &raw[first..];
        while let Some(after) = rest.strip_prefix('&') {
            let length = after
                .bytes()
                .take(limits::NAME_BYTES)
                .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
                .count();
            let name = &after[..length];
            let resolved = self.resolve(name).filter(|_| after[length..].starts_with(';'));
            if let Some(value) = resolved {
                out.push_str(&value);
                rest = &after[length + 1..];
            } else {
                out.push('&');
                rest = after;
            }
            let plain = rest.find('&').unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            rest = &rest[plain..];
        }
        Cow::Owned(out)
    }
}

/// The character of a number; numbers that mean windows-1252 are put right as browsers do.
fn numbered(number: &str) -> Option<char> {
    let value = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(value).map(encoding::windows_1252)
}

fn html(name: &str) -> Option<String> {
    let (first, second) = *NAMED_ENTITIES.get(format!("{name};").as_str())?;
    let characters: String = [first, second]
        .into_iter()
        .filter(|value| *value != 0)
        .filter_map(char::from_u32)
        .collect();
    (!characters.is_empty()).then_some(characters)
}
