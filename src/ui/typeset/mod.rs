//! Typeset: a document set in lines of a width.

mod blocks;
mod breaks;
mod cut;
mod flow;
mod frame;
mod hits;
mod news;
mod setter;
mod stretches;
mod table;
mod wrap;

use crate::domain::document::{Document, Inlines, Position, Style};
use crate::ui::theme::Role;

use setter::Setter;

pub use hits::Hits;
pub use news::News;

/// How a document is to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    /// The measure: no line is wider, in columns.
    pub width: usize,
    /// Set before the first paragraph: "PORT ALMA, Wednesday".
    pub dateline: Option<&'a str>,
    /// The article's language (BCP 47); decides the direction where no letter does.
    pub language: Option<&'a str>,
    /// Number the links, `[1]`.
    pub links: bool,
    /// Order each line for the screen (UAX #9); otherwise lines stay in the order they are read.
    pub reorder: bool,
}

impl Setting<'_> {
    /// Plain setting at a width: links numbered, lines ordered for the screen.
    pub fn of_width(width: usize) -> Self {
        Self {
            width,
            dateline: None,
            language: None,
            links: true,
            reorder: true,
        }
    }
}

/// One line as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetLine {
    /// From left to right.
    pub pieces: Vec<Piece>,
    /// Where the line begins in the article.
    pub anchor: Position,
    /// How wide the pieces are together.
    pub columns: usize,
    /// Aligned right within the width.
    pub right: bool,
}

/// A stretch of a line that looks alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub role: Role,
    pub style: Style,
    /// Index into [`Document::links`]; a link's number has it too.
    pub link: Option<u32>,
    /// The text of the document that is shown; nothing for bars, bullets, numbers and spaces.
    pub source: Option<Source>,
    /// Drawn from right to left: the text's end is the source's start.
    pub backwards: bool,
    /// It tells something that was not read elsewhere.
    pub is_new: bool,
}

/// A byte range of one of the document's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Which text, counted as [`Document::each_text`] gives them.
    pub text: u32,
    pub start: u32,
    pub end: u32,
}

impl Piece {
    /// A piece that is not the document's own.
    pub(crate) fn added(text: impl Into<String>, role: Role) -> Self {
        Self {
            text: text.into(),
            role,
            style: Style::PLAIN,
            link: None,
            source: None,
            backwards: false,
            is_new: false,
        }
    }
}

impl SetLine {
    /// The line's text as it is drawn.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// How many columns stay free before the line when it is set in this width.
    pub fn indent(&self, width: usize) -> usize {
        if self.right {
            width.saturating_sub(self.columns)
        } else {
            0
        }
    }
}

/// Sets a document in lines.
pub fn typeset(document: &Document, setting: &Setting) -> Vec<SetLine> {
    Setter::new(document, setting).run()
}

/// Sets one text (a headline) in lines; it counts as the first text of a document of its own.
pub fn typeset_text(text: &Inlines, role: Role, style: Style, setting: &Setting) -> Vec<SetLine> {
    let nothing = Document::default();
    let mut setter = Setter::new(&nothing, setting);
    setter.set_text(text, role, style);
    setter.lines
}

/// One text in lines, each in the order it is read.
pub fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let setting = Setting {
        reorder: false,
        ..Setting::of_width(columns)
    };
    let lines = typeset_text(&Inlines::plain(text), Role::Text, Style::PLAIN, &setting);
    lines.iter().map(SetLine::text).collect()
}

/// The line that holds a position: the first one of those that begin there, else the last one before it.
pub fn line_of(lines: &[SetLine], anchor: Position) -> usize {
    let after = lines.partition_point(|line| line.anchor <= anchor);
    match after.checked_sub(1) {
        Some(last) => lines.partition_point(|line| line.anchor < lines[last].anchor),
        None => 0,
    }
}

/// The lines as plain text, without spaces at their ends; the lines aligned right are filled up before.
pub fn plain(lines: &[SetLine], width: usize) -> String {
    let mut out = String::new();
    for line in lines {
        let start = out.len();
        out.extend(std::iter::repeat_n(' ', line.indent(width)));
        for piece in &line.pieces {
            out.push_str(&piece.text);
        }
        let kept = out[start..].trim_end_matches(' ').len();
        out.truncate(start + kept);
        out.push('\n');
    }
    out
}
