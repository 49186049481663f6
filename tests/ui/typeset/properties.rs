//! What holds for every document at every width.

use newsview::domain::document::{Block, Document, Figure, Inlines, InlinesBuilder, List, Style, Table};
use newsview::domain::text::Text;
use newsview::ui::cells;
use newsview::ui::theme::Role;
use newsview::ui::typeset::{Hits, SetLine, Setting, line_of, plain, typeset};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::{collection::vec, prop_assert, prop_assert_eq, prop_assume};

use crate::ui::cells::strange_text;

fn inlines() -> impl Strategy<Value = Inlines> {
    vec((strange_text(), any::<u8>()), 0..6).prop_map(|runs| {
        let mut builder = InlinesBuilder::new();
        for (run, kind) in runs {
            let style = Style {
                emphasis: kind & 1 > 0,
                strong: kind & 2 > 0,
                code: kind % 5 == 4,
                struck: kind % 7 == 6,
            };
            builder.push(&run, style, Some(u32::from(kind % 3)).filter(|_| kind > 128));
            if kind % 16 == 5 {
                builder.break_line();
            }
        }
        builder.take()
    })
}

fn leaf() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => inlines().prop_map(Block::Paragraph),
        1 => inlines().prop_map(|text| Block::Heading { level: 2, text }),
        1 => inlines().prop_map(Block::Closing),
        1 => strange_text().prop_map(|text| Block::Preformatted { text: Text::lines(&text.replace('0', "\n")), language: None }),
        1 => (vec(inlines(), 0..4), vec(vec(inlines(), 0..5), 0..4)).prop_map(|(head, rows)| Block::Table(Table { head, rows })),
        1 => (inlines(), strange_text(), any::<bool>()).prop_map(|(caption, credit, linked)| Block::Figure(Figure {
            url: Some(Text::line("https://b.example/")).filter(|_| linked),
            alt: Text::line("A picture"),
            caption,
            credit: Text::line(&credit),
        })),
        1 => proptest::strategy::Just(Block::Rule),
    ]
}

pub fn document() -> impl Strategy<Value = Document> {
    let block = leaf().prop_recursive(4, 12, 3, |inner| {
        let nested = vec(inner, 0..3);
        prop_oneof![
            nested.clone().prop_map(Block::Quote),
            (vec(nested, 0..3), any::<Option<u64>>())
                .prop_map(|(items, start)| Block::List(List { start, items })),
        ]
    });
    vec(block, 0..5).prop_map(|blocks| Document {
        blocks,
        links: ["https://a.example/", "https://b.example/", "https://c.example/"]
            .map(Text::line)
            .to_vec(),
    })
}

fn setting(width: usize, reorder: bool) -> Setting<'static> {
    Setting {
        reorder,
        dateline: Some("PORT ALMA (אלמה)"),
        ..Setting::of_width(width)
    }
}

/// What a text shows, without white space.
fn shown(text: &str) -> String {
    let drawn = cells::reduce(text, true).text.into_owned();
    drawn
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// The document's own text in the lines, text by text.
fn read_back(lines: &[SetLine], count: usize) -> Vec<String> {
    let mut texts = vec![String::new(); count];
    for piece in lines.iter().flat_map(|line| &line.pieces) {
        if let Some(source) = piece.source {
            let kept = piece.text.chars().filter(|character| !character.is_whitespace());
            texts[source.text as usize].extend(kept);
        }
    }
    texts
}

fn has_table(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Table(_) => true,
        Block::Quote(inner) => has_table(inner),
        Block::List(list) => list.items.iter().any(|item| has_table(item)),
        _ => false,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_measure(document in document(), width in 0..200_usize, reorder: bool) {
        for line in typeset(&document, &setting(width, reorder)) {
            let pieces: usize = line.pieces.iter().map(|piece| cells::columns(&piece.text)).sum();
            prop_assert_eq!(pieces, line.columns, "{:?}", line);
            prop_assert!(line.columns <= width.max(1), "{:?}", line);
            prop_assert!(!line.text().chars().any(char::is_control));
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_out_of_order(document in document(), width in 2..120_usize) {
        prop_assume!(!has_table(&document.blocks));
        let lines = typeset(&document, &setting(width, false));
        let mut expected = Vec::new();
        document.each_text(|text| expected.push(shown(text)));
        prop_assert_eq!(read_back(&lines, expected.len()), expected);
    }

    #[test]
    fn tables_lose_nothing_either(head in vec(inlines(), 0..4), rows in vec(vec(inlines(), 0..5), 1..4), width in 2..120_usize) {
        let document = Document { blocks: vec![Block::Table(Table { head, rows })], links: Vec::new() };
        let lines = typeset(&document, &Setting { links: false, ..setting(width, false) });
        let mut expected = Vec::new();
        document.each_text(|text| expected.push(shown(text)));
        for (found, expected) in read_back(&lines, expected.len()).iter().zip(&expected) {
            prop_assert!(found.starts_with(expected), "{found:?} {expected:?}");
        }
    }

    #[test]
    fn positions_go_forwards_and_lead_back(document in document(), width in 1..120_usize, other in 1..120_usize) {
        let lines = typeset(&document, &setting(width, true));
        prop_assert!(lines.is_sorted_by_key(|line| line.anchor));
        let elsewhere = typeset(&document, &setting(other, true));
        for (index, line) in lines.iter().enumerate() {
            let found = line_of(&lines, line.anchor);
            prop_assert!(found <= index && lines[found].anchor == line.anchor);
            let there = line_of(&elsewhere, line.anchor);
            prop_assert!(elsewhere[there].anchor <= line.anchor);
        }
    }

    #[test]
    fn every_hit_is_marked_and_nothing_else(document in document(), width in 2..100_usize, reorder: bool) {
        let lines = typeset(&document, &setting(width, reorder));
        let find = |text: &str| text.match_indices('e').map(|(at, _)| at..at + 1).collect::<Vec<_>>();
        let hits = Hits::of(&document, &lines, &find);
        let mut marked = 0;
        for line in &lines {
            for piece in hits.mark(line).iter() {
                prop_assert!(piece.role != Role::Match || piece.text.contains('e'), "{piece:?}");
                let own = piece.source.is_some() && piece.text.contains('e');
                prop_assert!(!own || piece.role == Role::Match, "{piece:?}");
                marked += usize::from(piece.role == Role::Match);
            }
        }
        prop_assert_eq!(marked == 0, hits.is_empty());
    }

    #[test]
    fn plain_text_has_a_line_a_line_and_no_space_at_an_end(document in document(), width in 1..100_usize) {
        let lines = typeset(&document, &setting(width, true));
        let text = plain(&lines, width);
        prop_assert_eq!(text.lines().count(), lines.len());
        prop_assert!(text.lines().all(|line| !line.ends_with(' ') && cells::columns(line) <= width));
    }
}

#[test]
fn a_very_long_paragraph_is_set() {
    let words = "harbour gates open at low tide – ".repeat(30_000);
    let brackets = "(א) [1] ".repeat(20_000);
    let long = "x".repeat(300_000);
    for text in [words, brackets, long] {
        let document = Document::of_paragraphs([text.as_str()]);
        let lines = typeset(&document, &Setting::of_width(72));
        assert!(lines.len() > 1000);
        assert!(lines.iter().all(|line| line.columns <= 72));
    }
}
