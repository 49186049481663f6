//! Reduces text to what all terminals draw alike, and remembers where each part came from.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::compose;
use unicode_width::UnicodeWidthChar;

use super::{clusters, is_simple};

/// How many combining marks stay on one character.
const MARKS: usize = 2;

/// Drawable text and the places in the source it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reduced<'a> {
    pub text: Cow<'a, str>,
    /// In order; together they make up the text.
    pub kept: Vec<Kept>,
}

/// A stretch of drawable text and its source.
///
/// Where both have the same length they agree byte by byte; else the stretch is one whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub start: usize,
    pub source: Range<usize>,
}

/// Reduces text; `lines` keeps the line breaks.
pub fn reduce(text: &str, lines: bool) -> Reduced<'_> {
    if text
        .chars()
        .all(|character| is_simple(character) || (lines && character == '\n'))
    {
        let whole = Kept {
            start: 0,
            source: 0..text.len(),
        };
        return Reduced {
            text: Cow::Borrowed(text),
            kept: if text.is_empty() { Vec::new() } else { vec![whole] },
        };
    }
    let mut reducer = Reducer {
        lines,
        ..Reducer::default()
    };
    for (at, character) in text.char_indices() {
        reducer.push(character, at);
    }
    Reduced {
        kept: whole_clusters(&reducer.out, reducer.kept),
        text: Cow::Owned(reducer.out),
    }
}

/// Stretches joined and parted so that none begins inside a cluster: its marks would stand alone.
fn whole_clusters(text: &str, kept: Vec<Kept>) -> Vec<Kept> {
    if kept.len() < 2 {
        return kept;
    }
    let mut whole: Vec<Kept> = Vec::with_capacity(kept.len());
    let mut at = 0;
    for cluster in clusters(text) {
        let end = cluster.start + cluster.text.len();
        let source_start = kept[at].source_of(cluster.start);
        while kept.get(at + 1).is_some_and(|next| next.start < end) {
            at += 1;
        }
        let last_end = kept.get(at + 1).map_or(text.len(), |next| next.start);
        let source = source_start..kept[at].source.end - (last_end - end);
        if last_end == end {
            at = (at + 1).min(kept.len() - 1);
        }
        let exact = source.len() == cluster.text.len();
        match whole.last_mut() {
            Some(last)
                if exact
                    && last.source.end == source.start
                    && cluster.start - last.start == last.source.len() =>
            {
                last.source.end = source.end;
            }
            _ => whole.push(Kept {
                start: cluster.start,
                source,
            }),
        }
    }
    whole
}

impl Kept {
    /// Where a place of the drawable text came from.
    fn source_of(&self, place: usize) -> usize {
        self.source.start + (place - self.start)
    }
}

#[derive(Default)]
struct Reducer {
    lines: bool,
    out: String,
    kept: Vec<Kept>,
    base: Option<char>,
    marks: usize,
    /// A joiner between pictures was left out: the next picture goes with it.
    joined: bool,
}

impl Reducer {
    fn push(&mut self, character: char, at: usize) {
        let source = at..at + character.len_utf8();
        match character {
            '\n' if self.lines => {
                self.put_base('\n', source);
                self.base = None;
            }
            '\t' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.put_base(' ', source);
            }
            _ if is_simple(character) => self.put_base(character, source),
            _ if character.is_control() || is_ignorable(character) => {}
            '\u{200c}' | '\u{200d}' => self.push_joiner(character, source),
            // Keycaps and skin tones.
            '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' => {}
            '\u{1f1e6}'..='\u{1f1ff}' => self.put_base(flag_letter(character), source),
            '\u{ff9e}' | '\u{ff9f}' => self.push_sound_mark(character == '\u{ff9e}', source),
            _ if character.width() == Some(0) => self.push_mark(character, source),
            _ if self.joined && is_picture(character) => self.joined = false,
            _ => self.put_base(character, source),
        }
    }

    fn push_mark(&mut self, mark: char, source: Range<usize>) {
        if self.base.is_some() && self.marks < MARKS {
            self.marks += 1;
            self.put(mark, source);
        }
    }

    fn push_joiner(&mut self, joiner: char, source: Range<usize>) {
        match self.base {
            Some(base) if is_picture(base) => self.joined = joiner == '\u{200d}',
            Some(base) if takes_joiner(base) && !self.out.ends_with(['\u{200c}', '\u{200d}']) => {
                self.put(joiner, source);
            }
            _ => {}
        }
    }

    /// Half-width voicing marks: one terminal gives them a cell, the next does not.
    fn push_sound_mark(&mut self, voiced: bool, source: Range<usize>) {
        let (combining, spacing) = if voiced {
            ('\u{3099}', '゛')
        } else {
            ('\u{309a}', '゜')
        };
        let kana = self
            .out
            .chars()
            .next_back()
            .filter(|last| Some(*last) == self.base);
        match kana.and_then(|kana| Some((kana, compose(full_width(kana)?, combining)?))) {
            Some((kana, composed)) => {
                self.out.pop();
                let start = self.take_back(kana.len_utf8());
                self.put_base(composed, start.unwrap_or(source.start)..source.end);
            }
            None => self.put_base(spacing, source),
        }
    }

    /// Gives up the last bytes kept; returns where they began in the source.
    fn take_back(&mut self, bytes: usize) -> Option<usize> {
        let last = self.kept.last_mut()?;
        if last.start >= self.out.len() {
            return self.kept.pop().map(|kept| kept.source.start);
        }
        last.source.end -= bytes;
        Some(last.source.end)
    }

    fn put_base(&mut self, character: char, source: Range<usize>) {
        self.base = Some(character);
        self.marks = 0;
        self.joined = false;
        self.put(character, source);
    }

    fn put(&mut self, character: char, source: Range<usize>) {
        let start = self.out.len();
        self.out.push(character);
        let exact = source.len() == character.len_utf8();
        match self.kept.last_mut() {
            Some(last)
                if exact && last.source.end == source.start && start - last.start == last.source.len() =>
            {
                last.source.end = source.end;
            }
            _ => self.kept.push(Kept { start, source }),
        }
    }
}

fn flag_letter(indicator: char) -> char {
    let place = u32::from(indicator) - 0x1f1e6;
    char::from_u32(u32::from('A') + place).unwrap_or('?')
}

fn full_width(half: char) -> Option<char> {
    const KANA: [char; 56] = [
        'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー', 'ア', 'イ', 'ウ', 'エ', 'オ', 'カ',
        'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ', 'ソ', 'タ', 'チ', 'ツ', 'テ', 'ト', 'ナ', 'ニ', 'ヌ',
        'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ', 'ム', 'メ', 'モ', 'ヤ', 'ユ', 'ヨ', 'ラ', 'リ',
        'ル', 'レ', 'ロ', 'ワ', 'ン',
    ];
    let place = u32::from(half).checked_sub(0xff66)?;
    KANA.get(usize::try_from(place).ok()?).copied()
}

/// Characters that show nothing themselves, and the selectors of a picture's or text's style.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1345f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_picture(character: char) -> bool {
    matches!(character,
        '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}'
        | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Scripts that need joiners to be spelled right: Arabic to Myanmar, Khmer, Mongolian.
fn takes_joiner(character: char) -> bool {
    matches!(character,
        '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1900}'..='\u{1cff}'
        | '\u{a840}'..='\u{abff}' | '\u{11000}'..='\u{11fff}')
}
