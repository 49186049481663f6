//! What links are called in their text.

use newsview::domain::document::{Block, Document, Inlines, InlinesBuilder, List, Style};
use newsview::domain::labels::labels;
use newsview::domain::text::Text;

fn paragraph(document: &mut Document, runs: &[(&str, Style, Option<&str>)]) -> Inlines {
    let mut text = InlinesBuilder::new();
    for (run, style, address) in runs {
        let link = address.and_then(|address| document.add_link(&Text::line(address)));
        text.push(run, *style, link);
    }
    text.take()
}

#[test]
fn a_link_is_called_by_the_words_that_carry_it_first() {
    let strong = Style {
        strong: true,
        ..Style::PLAIN
    };
    let mut document = Document::default();
    let first = paragraph(
        &mut document,
        &[
            ("Read ", Style::PLAIN, None),
            ("the ", Style::PLAIN, Some("https://example.org/a")),
            ("whole", strong, Some("https://example.org/a")),
            (" or ", Style::PLAIN, None),
            ("again", Style::PLAIN, Some("https://example.org/a")),
        ],
    );
    let second = paragraph(
        &mut document,
        &[("deep inside", Style::PLAIN, Some("https://example.org/b"))],
    );
    document.blocks = vec![
        Block::Paragraph(first),
        Block::Quote(vec![Block::List(List {
            start: None,
            items: vec![vec![Block::Paragraph(second)]],
        })]),
    ];
    assert_eq!(labels(&document), ["the whole", "deep inside"]);
}

#[test]
fn a_link_without_words_has_an_empty_label() {
    let document = Document {
        links: vec![Text::line("https://example.org/a")],
        ..Document::default()
    };
    assert_eq!(labels(&document), [""]);
}
