//! A piece of HTML as one line of text.

use crate::domain::text::{self, Text};

use super::entities::{Within, decode};
use super::names::{Role, element};
use super::scan::{Piece, Scanner};

/// Entities decoded, tags removed; what only looks like a tag (`a < b`, `Vec<String>`) stays.
pub fn to_line(html: &str) -> Text {
    if !html.bytes().any(|byte| matches!(byte, b'<' | b'&')) {
        return Text::line(html);
    }
    let mut out = String::with_capacity(html.len());
    each_text(html, |text| {
        out.push_str(text);
        true
    });
    Text::line(&out)
}

/// Adds the letters of [`to_line`] without its spaces; false where they are not told that easily.
pub fn push_letters(html: &str, out: &mut Vec<u8>) -> bool {
    each_text(html, |text| text::push_letters(text, out))
}

/// Hands over the texts of a piece of HTML in order, as long as they are wanted.
fn each_text(html: &str, mut take: impl FnMut(&str) -> bool) -> bool {
    let mut scanner = Scanner::new(html);
    while let Some(piece) = scanner.next() {
        let goes_on = match piece {
            Piece::Text(text) => take(&decode(text, Within::Text)),
            Piece::Hidden(hidden) => {
                let declaration =
                    hidden.starts_with("<!") || hidden.starts_with("<?") || hidden.starts_with("</");
                declaration || take(&decode(hidden, Within::Text))
            }
            Piece::Tag(tag) => match element(tag.name) {
                None => take(&decode(tag.whole, Within::Text)),
                Some((name, Role::Dropped)) if !tag.closing && name != "title" => {
                    scanner.skip_past_end(name);
                    true
                }
                Some((name, role)) if role.breaks_line() || matches!(name, "br" | "hr") => take(" "),
                Some(_) => true,
            },
        };
        if !goes_on {
            return false;
        }
    }
    true
}
