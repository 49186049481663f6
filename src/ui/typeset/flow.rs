//! Flow: one running text ready to be broken, with where each part of it came from.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::domain::document::{Inlines, Span, Style};
use crate::ui::cells::{self, Kept};
use crate::ui::theme::Role;

use super::Source;

/// How a part of a flow looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    pub role: Role,
    pub style: Style,
    pub link: Option<u32>,
}

impl Look {
    pub(super) fn of(role: Role) -> Self {
        Self {
            role,
            style: Style::PLAIN,
            link: None,
        }
    }

    pub(super) fn styled(role: Role, style: Style) -> Self {
        Self {
            role,
            style,
            link: None,
        }
    }

    /// The look of a span within text of this look.
    fn with(self, span: &Span) -> Self {
        let style = Style {
            emphasis: self.style.emphasis || span.style.emphasis,
            strong: self.style.strong || span.style.strong,
            code: self.style.code || span.style.code,
            struck: self.style.struck || span.style.struck,
        };
        let role = match (span.link, span.style.code) {
            (Some(_), _) => Role::Link,
            (None, true) => Role::Code,
            (None, false) => self.role,
        };
        Self {
            role,
            style,
            link: span.link,
        }
    }
}

/// A stretch of a flow with one look and one source; it ends where the next begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub start: usize,
    pub look: Look,
    pub source: Option<Source>,
}

/// Drawable text with line breaks, and its parts.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub text: String,
    pub parts: Vec<Part>,
    /// Places where no line may end: before the number of a link.
    pub glued: Vec<usize>,
}

impl Flow {
    /// A flow of one of the document's texts.
    pub(super) fn of(index: u32, inlines: &Inlines, look: Look, numbered: bool) -> Self {
        let mut flow = Self::default();
        flow.push(index, inlines, look, numbered);
        flow
    }

    /// Adds text that is not the document's own.
    pub(super) fn insert(&mut self, text: &str, look: Look) {
        let text = cells::drawable(text);
        if !text.is_empty() {
            self.parts.push(Part {
                start: self.text.len(),
                look,
                source: None,
            });
            self.text.push_str(&text);
        }
    }

    /// Adds the number of a link to what it stands behind.
    pub(super) fn insert_number(&mut self, link: u32) {
        self.glued.push(self.text.len());
        let look = Look {
            link: Some(link),
            ..Look::of(Role::Muted)
        };
        self.insert(&format!("[{}]", u64::from(link) + 1), look);
    }

    /// Adds one of the document's texts; links carry their number when `numbered`.
    pub(super) fn push(&mut self, index: u32, inlines: &Inlines, look: Look, numbered: bool) {
        let reduced = cells::reduce(&inlines.text, true);
        let mut pusher = Pusher {
            flow: self,
            text: &reduced.text,
            kept: &reduced.kept,
            next: 0,
            done: 0,
            index,
        };
        let mut open: Option<u32> = None;
        let mut last = 0;
        for span in &inlines.spans {
            let range = span.range();
            if open.is_some() && (range.start > last || span.link != open) {
                pusher.number(open.filter(|_| numbered));
            }
            pusher.advance(range.start, look);
            pusher.advance(range.end, look.with(span));
            last = range.end;
            open = span.link;
        }
        pusher.number(open.filter(|_| numbered));
        pusher.advance(usize::MAX, look);
    }

    /// The index of the part that holds a byte of the text.
    pub(super) fn part_at(&self, at: usize) -> usize {
        self.parts
            .partition_point(|part| part.start <= at)
            .saturating_sub(1)
    }

    pub(super) fn part_end(&self, part: usize) -> usize {
        self.parts
            .get(part + 1)
            .map_or(self.text.len(), |next| next.start)
    }

    /// The source of a byte range that lies within one part.
    pub(super) fn source(&self, part: usize, range: &Range<usize>) -> Option<Source> {
        let source = self.parts[part].source?;
        let start = self.parts[part].start;
        if self.part_end(part) - start != (source.end - source.start) as usize {
            return Some(source);
        }
        Some(Source {
            start: source.start + narrow(range.start - start),
            end: source.end.min(source.start + narrow(range.end - start)),
            ..source
        })
    }

    /// Where in one of the document's texts the flow at or after a byte came from.
    pub(super) fn source_after(&self, at: usize, text: u32) -> Option<u32> {
        let first = self.part_at(at);
        (first..self.parts.len()).find_map(|part| {
            let start = at.max(self.parts[part].start);
            self.source(part, &(start..self.part_end(part)))
                .filter(|source| source.text == text)
                .map(|source| source.start)
        })
    }
}

/// Copies reduced text into a flow, stretch of one look by stretch.
struct Pusher<'a> {
    flow: &'a mut Flow,
    text: &'a str,
    kept: &'a [Kept],
    /// The first stretch of `kept` that is not wholly copied.
    next: usize,
    /// How much of the reduced text is copied.
    done: usize,
    index: u32,
}

impl Pusher<'_> {
    /// Sets a link's number behind the text copied so far.
    fn number(&mut self, link: Option<u32>) {
        if let Some(link) = link {
            self.flow.insert_number(link);
        }
    }

    /// Copies what comes before this place of the source.
    fn advance(&mut self, until: usize, look: Look) {
        while let Some(kept) = self.kept.get(self.next) {
            let whole_end = self
                .kept
                .get(self.next + 1)
                .map_or(self.text.len(), |after| after.start);
            let exact = whole_end - kept.start == kept.source.len();
            let end = if kept.source.end <= until {
                whole_end
            } else if kept.source.start >= until || !exact {
                kept.start
            } else {
                self.cluster_end(kept.start + until - kept.source.start)
                    .min(whole_end)
            };
            if end > self.done {
                self.copy(kept, end, exact, look);
            }
            if end < whole_end {
                return;
            }
            self.next += 1;
        }
    }

    fn copy(&mut self, kept: &Kept, end: usize, exact: bool, look: Look) {
        let source = if exact {
            let start = kept.source.start + self.done - kept.start;
            start..start + end - self.done
        } else {
            kept.source.clone()
        };
        self.flow.parts.push(Part {
            start: self.flow.text.len(),
            look,
            source: Some(Source {
                text: self.index,
                start: narrow(source.start),
                end: narrow(source.end),
            }),
        });
        self.flow.text.push_str(&self.text[self.done..end]);
        self.done = end;
    }

    /// A look may not change inside a cluster, or its marks would stand alone.
    fn cluster_end(&self, at: usize) -> usize {
        let (before, after) = self.text.split_at(at);
        if after.chars().next().is_none_or(cells::is_simple)
            && before.chars().next_back().is_none_or(cells::is_simple)
        {
            return at;
        }
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        match cursor.is_boundary(self.text, 0) {
            Ok(false) => cursor.next_boundary(self.text, 0).ok().flatten().unwrap_or(at),
            _ => at,
        }
    }
}

/// Offsets of texts are kept in 32 bits, as spans are.
pub(super) fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
