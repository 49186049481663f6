//! A piece of HTML as one line of text.

use crate::domain::text::Text;

use super::entities::{Within, decode};
use super::names::{Role, element};
use super::scan::{Piece, Scanner};

/// Entities decoded, tags removed; what only looks like a tag (`a < b`, `Vec<String>`) stays.
pub fn to_line(html: &str) -> Text {
    if !html.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
        return Text::line(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        match piece {
            Piece::Text(text) => out.push_str(&decode(text, Within::Text)),
            Piece::Hidden(hidden) => {
                let declaration =
                    hidden.starts_with("<!") || hidden.starts_with("<?") || hidden.starts_with("</");
                if !declaration {
                    out.push_str(&decode(hidden, Within::Text));
                }
            }
            Piece::Tag(tag) => match element(tag.name) {
                None => out.push_str(&decode(tag.whole, Within::Text)),
                Some((name, Role::Dropped)) if !tag.closing && name != "title" => {
                    scanner.skip_past_end(name);
                }
                Some((name, role)) if role.breaks_line() || matches!(name, "br" | "hr") => out.push(' '),
                Some(_) => {}
            },
        }
    }
    Text::line(&out)
}
