//! Labels: what the links of a document are called in its text.

use super::document::{Block, Document, Inlines};

/// The words that carry each link where it first stands, in the order of [`Document::links`].
pub fn labels(document: &Document) -> Vec<String> {
    let mut labels = vec![String::new(); document.links.len()];
    document.each_block(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Closing(text) => {
            take_labels(text, &mut labels);
        }
        Block::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| take_labels(cell, &mut labels));
        }
        Block::Figure(figure) => take_labels(&figure.caption, &mut labels),
        Block::List(_) | Block::Quote(_) | Block::Preformatted { .. } | Block::Rule => {}
    });
    labels
}

/// A link that changes its style within has several spans, with nothing but space between them.
fn take_labels(text: &Inlines, labels: &mut [String]) {
    let mut open = None;
    for span in &text.spans {
        let Some(link) = span.link else { continue };
        let Some(label) = labels.get_mut(link as usize) else {
            continue;
        };
        let between = open
            .filter(|(known, _)| *known == link)
            .and_then(|(_, end)| text.text.get(end..span.start as usize))
            .filter(|between| between.trim().is_empty());
        if label.is_empty() || between.is_some() {
            label.push_str(between.unwrap_or_default());
            label.push_str(&text.text[span.range()]);
            open = Some((link, span.end as usize));
        }
    }
}
