//! Print: an article as the reader sets it, for pipes and plain terminals.

use std::fmt::Write as _;

use ratatui::style::{Color, Modifier, Style};

use crate::domain::article::Article;
use crate::domain::query::Query;

use super::age::Clock;
use super::beside::Beside;
use super::head::Head;
use super::paint::with_setting;
use super::reader;
use super::theme::{Role, Theme};
use super::typeset::{self, SetLine};

/// An article to be printed.
pub struct Page<'a> {
    pub article: &'a Article,
    pub width: u16,
    pub clock: &'a Clock,
    pub is_bookmarked: bool,
}

impl Page<'_> {
    /// Plain text, in reading order; the terminal or whoever reads it orders right-to-left text.
    pub fn text(&self) -> String {
        typeset::plain(&self.lines(), usize::from(self.width))
    }

    /// With the theme's colours as SGR sequences, and no others.
    pub fn ansi(&self, theme: &Theme) -> String {
        let mut out = String::new();
        for line in self.lines() {
            out.extend(std::iter::repeat_n(' ', line.indent(usize::from(self.width))));
            for piece in &line.pieces {
                let style = theme.style(Role::Text).patch(theme.style(piece.role));
                push_styled(&piece.text, with_setting(style, piece.style), &mut out);
            }
            out.push('\n');
        }
        out
    }

    fn lines(&self) -> Vec<SetLine> {
        let mut lines = Head {
            article: self.article,
            clock: self.clock,
            measure: self.width,
            reorder: false,
            is_bookmarked: self.is_bookmarked,
            minutes: self.article.minutes(),
            query: &Query::default(),
            beside: Beside::default(),
        }
        .lines();
        lines.extend(reader::text(self.article, self.width, false));
        lines
    }
}

fn push_styled(text: &str, style: Style, out: &mut String) {
    let codes = codes(style);
    if codes.is_empty() || text.trim().is_empty() {
        return out.push_str(text);
    }
    // Writing to a string cannot fail.
    let _ = write!(out, "\x1b[{}m{text}\x1b[0m", codes.join(";"));
}

/// The SGR parameters of a style (ECMA-48, 8.3.117).
fn codes(style: Style) -> Vec<String> {
    const MODIFIERS: [(Modifier, &str); 6] = [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
        (Modifier::CROSSED_OUT, "9"),
    ];
    let set = MODIFIERS
        .iter()
        .filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    let mut codes: Vec<String> = set.map(|(_, code)| (*code).to_owned()).collect();
    codes.extend(style.fg.and_then(|color| color_code(color, 30)));
    codes.extend(style.bg.and_then(|color| color_code(color, 40)));
    codes
}

fn color_code(color: Color, base: u8) -> Option<String> {
    let plain = match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Rgb(red, green, blue) => return Some(format!("{};2;{red};{green};{blue}", base + 8)),
        _ => return None,
    };
    Some((base + plain).to_string())
}
