//! Pictures: where they are, what is written below them, who took them.

use dom_query::NodeRef;

use crate::domain::document::{Block, Figure, Inlines};
use crate::domain::text::Text;
use crate::sources::credit;

use super::super::{address, classes};
use super::Builder;

const CREDIT_WORDS: [&str; 9] = [
    "credit",
    "credits",
    "copyright",
    "photographer",
    "attribution",
    "fotograf",
    "byline",
    "agency",
    "source",
];
const CAPTION_WORDS: [&str; 4] = ["caption", "legend", "legende", "bildunterschrift"];

impl Builder<'_> {
    /// A picture in running text; it is set after its paragraph.
    pub(super) fn image(&mut self, node: &NodeRef<'_>) {
        let alt = node.attr("alt").map(|alt| Text::line(&alt)).unwrap_or_default();
        if classes::has_word(node, &["emoji", "smiley", "emoticon"]) || is_emoji(&alt) {
            return self.push_text(&alt);
        }
        let url = self.picture_address(node);
        if (url.is_none() && alt.is_empty())
            || is_pixel(node)
            || (alt.is_empty() && looks_tracking(url.as_deref()))
        {
            return;
        }
        if url.is_some() && self.last_figure().is_some_and(|last| last.url == url) {
            return;
        }
        let figure = Figure {
            url,
            alt,
            ..Figure::default()
        };
        if self.inlines.is_empty() && !self.one_line {
            self.push_block(Block::Figure(figure));
        } else {
            self.waiting.push(figure);
        }
    }

    /// `<figure>`: its pictures with their caption, or else what is in it and then the caption.
    pub(super) fn figure(&mut self, node: &NodeRef<'_>, depth: usize) {
        let caption = node
            .descendants_it()
            .find(|inner| inner.has_name("figcaption") && is_of(inner, node));
        let outer = self.skipped;
        self.skipped = caption.map(|caption| caption.id).or(outer);
        let mut blocks = self.blocks_of(node, depth);
        self.skipped = outer;
        let (text, credit) = match caption {
            Some(caption) if !classes::is_hidden(&caption) => self.caption(&caption, depth),
            _ => Default::default(),
        };
        take_credit_line(&mut blocks);
        self.set_caption(blocks, text, credit);
    }

    /// Adds a figure's blocks; the caption belongs to the last picture in it.
    fn set_caption(&mut self, mut blocks: Vec<Block>, caption: Inlines, credit: Text) {
        let said = !(caption.is_empty() && credit.is_empty());
        let picture = blocks.iter_mut().rev().find_map(|block| match block {
            Block::Figure(figure) if figure.caption.is_empty() => Some(figure),
            _ => None,
        });
        if let Some(figure) = picture {
            figure.caption = caption;
            if !credit.is_empty() {
                figure.credit = credit;
            }
            self.blocks.extend(blocks);
        } else if blocks.is_empty() && said {
            self.push_block(Block::Figure(Figure {
                caption,
                credit,
                ..Figure::default()
            }));
        } else {
            self.blocks.extend(blocks);
            for text in [caption, Inlines::plain(&credit)] {
                if !text.is_empty() {
                    self.push_block(Block::Paragraph(text));
                }
            }
        }
    }

    /// A caption, and the credit marked in it or written at its end.
    fn caption(&mut self, node: &NodeRef<'_>, depth: usize) -> (Inlines, Text) {
        let marked = node
            .descendants_it()
            .find(|inner| inner.is_element() && classes::has_word(inner, &CREDIT_WORDS));
        let outer = self.skipped;
        self.skipped = marked.map(|marked| marked.id).or(outer);
        let text = self.line_of(node, depth);
        self.skipped = outer;
        let (caption, credit) = if let Some(marked) = marked {
            (text.text.len(), self.line_of(&marked, depth).text)
        } else {
            let (caption, credit) = credit::split_credit(&text.text);
            (caption.len(), Text::line(credit))
        };
        (shortened(text, caption), credit)
    }

    /// Whether the element is named as what is written below a picture.
    pub(super) fn is_caption_below(&self, node: &NodeRef<'_>, name: &str) -> bool {
        matches!(name, "p" | "div" | "figcaption")
            && !self.one_line
            && (classes::has_word(node, &CAPTION_WORDS) || classes::has_word(node, &CREDIT_WORDS[..5]))
            && !node.descendants_it().any(|inner| inner.has_name("img"))
    }

    /// Sets a caption that stands below its picture without a `<figure>`; false where there is none.
    pub(super) fn caption_below(&mut self, node: &NodeRef<'_>, depth: usize) -> bool {
        self.flush();
        let Some(Block::Figure(figure)) = self.blocks.last() else {
            return false;
        };
        let only_credit =
            classes::has_word(node, &CREDIT_WORDS[..5]) && !classes::has_word(node, &CAPTION_WORDS);
        let is_free = figure.caption.is_empty() || (only_credit && figure.credit.is_empty());
        if !is_free {
            return false;
        }
        let (caption, credit) = if only_credit {
            (Inlines::default(), self.line_of(node, depth).text)
        } else {
            self.caption(node, depth)
        };
        if let Some(Block::Figure(figure)) = self.blocks.last_mut() {
            if !caption.is_empty() {
                figure.caption = caption;
            }
            if !credit.is_empty() {
                figure.credit = credit;
            }
        }
        true
    }

    pub(super) fn only_images(&mut self, node: &NodeRef<'_>) {
        for inner in node.descendants_it().filter(|inner| inner.has_name("img")) {
            self.image(&inner);
        }
    }

    fn last_figure(&self) -> Option<&Figure> {
        match (self.waiting.last(), self.blocks.last()) {
            (Some(figure), _) | (None, Some(Block::Figure(figure))) => Some(figure),
            _ => None,
        }
    }

    /// The best address of a picture; what loads late stands in other attributes.
    fn picture_address(&self, node: &NodeRef<'_>) -> Option<Text> {
        let late = ["data-src", "data-original", "data-lazy-src", "src"];
        let plain = late.into_iter().find_map(|name| {
            let value = node.attr(name)?;
            address::web(&value, self.base)
        });
        plain.or_else(|| self.largest_of_set(node)).or_else(|| {
            let picture = node.parent().filter(|parent| parent.has_name("picture"))?;
            picture
                .children_it(false)
                .find_map(|source| self.largest_of_set(&source))
        })
    }

    fn largest_of_set(&self, node: &NodeRef<'_>) -> Option<Text> {
        let set = node.attr("srcset").or_else(|| node.attr("data-srcset"))?;
        let size = |candidate: &str| -> u64 {
            let width = candidate.split_whitespace().nth(1).unwrap_or_default();
            width.trim_end_matches(['w', 'x']).parse().unwrap_or(0)
        };
        let best = set.split(", ").max_by_key(|candidate| size(candidate))?;
        let raw = best.split_whitespace().next()?;
        address::web(raw.trim_end_matches(','), self.base)
    }
}

/// A line in a figure outside its caption that names who took the picture.
fn take_credit_line(blocks: &mut Vec<Block>) {
    let [Block::Figure(figure), Block::Paragraph(line)] = blocks.as_mut_slice() else {
        return;
    };
    let (caption, credit) = credit::split_credit(&line.text);
    figure.credit = Text::line(credit);
    figure.caption = shortened(line.clone(), caption.len());
    blocks.pop();
}

/// Whether this is the nearest figure around a caption.
fn is_of(caption: &NodeRef<'_>, figure: &NodeRef<'_>) -> bool {
    let nearest = caption.ancestors_it(None).find(|outer| outer.has_name("figure"));
    nearest.is_some_and(|nearest| nearest.id == figure.id)
}

/// Running text cut after so many bytes, which end at a character.
fn shortened(mut text: Inlines, length: usize) -> Inlines {
    if length < text.text.len() {
        text.text = Text::lines(&text.text[..length]);
        let end = u32::try_from(length).unwrap_or(u32::MAX);
        text.spans.retain(|span| span.start < end);
        for span in &mut text.spans {
            span.end = span.end.min(end);
        }
    }
    text
}

fn is_pixel(node: &NodeRef<'_>) -> bool {
    let tiny = ["width", "height"]
        .iter()
        .any(|side| classes::number(node, side).is_some_and(|size| size <= 2));
    tiny || node.attr("style").is_some_and(|style| {
        let style = style.replace(' ', "");
        ["width:1px", "height:1px", "width:0px", "height:0px"]
            .iter()
            .any(|one| style.split(';').any(|rule| rule == *one))
    })
}

/// Whether an address without any description is one that counts readers or fills space.
fn looks_tracking(url: Option<&str>) -> bool {
    let Some(url) = url else { return false };
    let url = url.to_ascii_lowercase();
    let words = [
        "pixel",
        "beacon",
        "tracker",
        "tracking",
        "counter",
        "analytics",
        "1x1",
        "spacer",
        "blank",
        "transparent",
        "doubleclick",
        "feedburner",
        "stats",
        "clear",
        "trans",
    ];
    url.split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|word| words.contains(&word))
}

/// A description that is one picture character.
fn is_emoji(alt: &str) -> bool {
    let mut letters = alt.chars();
    letters
        .next()
        .is_some_and(|first| ('\u{2190}'..='\u{1faff}').contains(&first) && !first.is_alphanumeric())
        && letters.count() < 8
        && !alt.contains(' ')
}
