//! Running text → Markdown.

use std::fmt::Write;

use crate::domain::document::{Inlines, Span, Style};
use crate::domain::text::Text;

use super::blocks::escape_address;

/// Running text with its styles and links; line breaks are a backslash and a newline.
pub fn running(text: &Inlines, links: &[Text]) -> String {
    let mut out = String::with_capacity(text.text.len() + text.text.len() / 8);
    let mut at = 0;
    for (index, span) in text.spans.iter().enumerate() {
        push_escaped(&mut out, &text.text[at..span.range().start]);
        let touches = (index > 0 && text.spans[index - 1].end == span.start)
            || text
                .spans
                .get(index + 1)
                .is_some_and(|next| next.start == span.end);
        push_span(&mut out, text, span, touches, links);
        at = span.range().end;
    }
    push_escaped(&mut out, &text.text[at..]);
    out
}

fn push_span(out: &mut String, text: &Inlines, span: &Span, touches: bool, links: &[Text]) {
    let inner = &text.text[span.range()];
    let target = span.link.and_then(|link| links.get(link as usize));
    if target.is_some() {
        out.push('[');
    }
    if !touches && marks_hold(&text.text, span) {
        push_marked(out, inner, span.style);
    } else {
        push_tagged(out, inner, span.style);
    }
    if let Some(target) = target {
        let address = escape_address(target);
        let bare = !address.contains(['(', ')', '*', '_', '~', '[', ']']);
        let _ = if bare {
            write!(out, "]({address})")
        } else {
            write!(out, "](<{address}>)")
        };
    }
}

/// Whether `*` and the like are read as marks there: letters inside, none of them directly outside.
fn marks_hold(text: &str, span: &Span) -> bool {
    let style = span.style;
    let inner = &text[span.range()];
    if style.code {
        let alone = Style { code: false, ..style } == Style::PLAIN;
        return alone && !inner.contains('\n') && inner.trim() == inner;
    }
    let linked = span.link.is_some();
    let outside = |letter: Option<char>| letter.filter(|_| !linked);
    let before = outside(text[..span.range().start].chars().next_back());
    let after = outside(text[span.range().end..].chars().next());
    holds(inner.chars().next(), before) && holds(inner.chars().next_back(), after)
}

/// Whether a mark between these two characters belongs to the inner one.
fn holds(inner: Option<char>, outer: Option<char>) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric();
    match inner {
        None => false,
        Some(letter) if is_word(letter) => !outer.is_some_and(is_word),
        Some(letter) => !letter.is_whitespace() && outer.is_none_or(char::is_whitespace),
    }
}

fn push_marked(out: &mut String, inner: &str, style: Style) {
    if style.code {
        let longest = inner
            .split(|letter| letter != '`')
            .map(str::len)
            .max()
            .unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let pad = if inner.starts_with('`') || inner.ends_with('`') {
            " "
        } else {
            ""
        };
        let _ = write!(out, "{fence}{pad}{inner}{pad}{fence}");
        return;
    }
    let marks = [(style.strong, "**"), (style.emphasis, "*"), (style.struck, "~~")];
    for (_, mark) in marks.iter().filter(|(on, _)| *on) {
        out.push_str(mark);
    }
    push_escaped(out, inner);
    for (_, mark) in marks.iter().rev().filter(|(on, _)| *on) {
        out.push_str(mark);
    }
}

const fn tags(style: Style) -> [(bool, &'static str); 4] {
    [
        (style.strong, "strong"),
        (style.emphasis, "em"),
        (style.struck, "del"),
        (style.code, "code"),
    ]
}

fn push_tagged(out: &mut String, inner: &str, style: Style) {
    for (_, tag) in tags(style).iter().filter(|(on, _)| *on) {
        let _ = write!(out, "<{tag}>");
    }
    push_escaped(out, inner);
    for (_, tag) in tags(style).iter().rev().filter(|(on, _)| *on) {
        let _ = write!(out, "</{tag}>");
    }
}

/// Running text as HTML.
pub fn push_html(out: &mut String, text: &Inlines, links: &[Text]) {
    let mut at = 0;
    for span in &text.spans {
        out.push_str(&escape_html(&text.text[at..span.range().start]));
        let target = span.link.and_then(|link| links.get(link as usize));
        if let Some(target) = target {
            let _ = write!(out, "<a href=\"{}\">", escape_html(target));
        }
        for (_, tag) in tags(span.style).iter().filter(|(on, _)| *on) {
            let _ = write!(out, "<{tag}>");
        }
        out.push_str(&escape_html(&text.text[span.range()]));
        for (_, tag) in tags(span.style).iter().rev().filter(|(on, _)| *on) {
            let _ = write!(out, "</{tag}>");
        }
        if target.is_some() {
            out.push_str("</a>");
        }
        at = span.range().end;
    }
    out.push_str(&escape_html(&text.text[at..]));
}

/// Text inside HTML, on one line.
pub fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\n', "<br>")
}

/// Text with nothing in it that Markdown would read as markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let starts_line = out.trim_end_matches(' ').is_empty() || out.ends_with('\n');
        let next = rest.peek().copied();
        let is_markup = match letter {
            '\n' => {
                out.push_str("\\\n");
                continue;
            }
            '\\' | '`' | '*' | '[' | ']' | '~' | '|' | '<' => true,
            '_' => !(out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' => starts_line || next.is_none() || next == Some('#') || out.ends_with('#'),
            '>' | '-' | '+' | '=' | ':' => starts_line,
            '.' | ')' => is_number_of_item(out),
            '!' => next.is_none() || next == Some('['),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(letter);
    }
}

/// Whether the line so far is only digits.
fn is_number_of_item(out: &str) -> bool {
    let digits = out.bytes().rev().take(10).take_while(u8::is_ascii_digit).count();
    let before = &out[..out.len() - digits];
    (1..=9).contains(&digits) && (before.is_empty() || before.ends_with('\n'))
}
