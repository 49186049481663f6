//! Bidi: the order in which right-to-left text stands on the screen (UAX #9).

use std::borrow::Cow;
use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use super::cells;

/// Which way a paragraph runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Whether any character of the text runs from right to left; if not, nothing needs reordering.
pub fn has_right_to_left(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(may_run_right_to_left)
}

/// The direction of a paragraph: that of its first strong character (rules P2 and P3).
pub fn direction(text: &str) -> Option<Direction> {
    text.chars().find_map(|character| {
        if character.is_ascii_alphabetic() {
            return Some(Direction::LeftToRight);
        }
        match bidi_class(character) {
            BidiClass::L => Some(Direction::LeftToRight),
            BidiClass::R | BidiClass::AL => Some(Direction::RightToLeft),
            _ => None,
        }
    })
}

/// The resolved levels of a paragraph, from which each of its lines is ordered.
#[derive(Clone, Debug)]
pub struct Levels(Vec<Level>);

impl Levels {
    /// Resolves a paragraph of drawable text; nothing when it runs from left to right throughout.
    pub fn of(paragraph: &str, direction: Direction) -> Option<Self> {
        let base = match direction {
            Direction::RightToLeft => Level::rtl(),
            Direction::LeftToRight if has_right_to_left(paragraph) => Level::ltr(),
            Direction::LeftToRight => return None,
        };
        Some(Self(ParagraphBidiInfo::new(paragraph, Some(base)).levels))
    }

    /// The clusters of one line in the order they are drawn, left to right (rule L2).
    ///
    /// `line` is a byte range of the paragraph without white space at its end (rule L1). A cluster
    /// keeps its combining marks behind its base (L3); brackets are mirrored by [`mirrored`] (L4).
    pub fn order<'a>(&self, paragraph: &'a str, line: Range<usize>) -> Vec<Placed<'a>> {
        let placed: Vec<Placed<'a>> = cells::clusters(&paragraph[line.clone()])
            .map(|cluster| {
                let start = line.start + cluster.start;
                Placed {
                    start,
                    text: cluster.text,
                    columns: cluster.columns,
                    backwards: self.0.get(start).is_some_and(Level::is_rtl),
                }
            })
            .collect();
        let levels: Vec<Level> = placed
            .iter()
            .map(|cluster| self.0.get(cluster.start).copied().unwrap_or_else(Level::ltr))
            .collect();
        ParagraphBidiInfo::reorder_visual(&levels)
            .into_iter()
            .map(|at| placed[at])
            .collect()
    }
}

/// A cluster in its place on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Where it begins in the paragraph, in bytes.
    pub start: usize,
    pub text: &'a str,
    pub columns: usize,
    /// Stands in a run that is drawn from right to left.
    pub backwards: bool,
}

impl Placed<'_> {
    /// Adds the cluster as it is drawn, brackets of right-to-left runs mirrored.
    pub fn draw(&self, out: &mut String) {
        let mut rest = self.text.chars();
        match rest.next().filter(|_| self.backwards).and_then(mirrored) {
            Some(mirror) => {
                out.push(mirror);
                out.push_str(rest.as_str());
            }
            None => out.push_str(self.text),
        }
    }
}

/// A text of one line (a headline in a list) in the order it is drawn.
pub fn visual(text: &str) -> Cow<'_, str> {
    let drawn = cells::drawable(text);
    if !has_right_to_left(&drawn) {
        return drawn;
    }
    let base = direction(&drawn).unwrap_or(Direction::LeftToRight);
    let Some(levels) = Levels::of(&drawn, base) else {
        return drawn;
    };
    let mut out = String::with_capacity(drawn.len());
    for cluster in levels.order(&drawn, 0..drawn.len()) {
        cluster.draw(&mut out);
    }
    Cow::Owned(out)
}

/// Blocks that hold characters of the classes R, AL and AN.
fn may_run_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The mirror image of a character, where Unicode mirrors it.
pub fn mirrored(character: char) -> Option<char> {
    // Pairs side by side; “ and ” are not mirrored by Unicode.
    const PAIRS: &str = "()[]{}<>«»‹›≤≥⁅⁆⁽⁾₍₎≪≫≮≯≰≱≲≳⊂⊃⊆⊇∈∋⌈⌉⌊⌋⟦⟧⟨⟩⟪⟫⟮⟯⦅⦆❨❩❪❫❬❭❮❯❰❱❲❳❴❵〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）＜＞［］｛｝｟｠｢｣";
    if character.is_ascii_alphanumeric() || matches!(character, ' ' | '\u{bc}'..='\u{2038}') {
        return None;
    }
    let place = PAIRS.chars().position(|one| one == character)?;
    PAIRS.chars().nth(place ^ 1)
}
