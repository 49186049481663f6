//! Running text and its styled stretches.

use newsview::domain::document::{Document, Inlines, InlinesBuilder, Style};
use newsview::domain::text::Text;
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

const STRONG: Style = Style {
    strong: true,
    ..Style::PLAIN
};

fn build(runs: &[(&str, Style)]) -> Inlines {
    let mut builder = InlinesBuilder::new();
    for (raw, style) in runs {
        builder.push(raw, *style, None);
    }
    builder.take()
}

fn marked(inlines: &Inlines) -> String {
    let mut out = String::new();
    let mut end = 0;
    for span in &inlines.spans {
        out += &inlines.text[end..span.range().start];
        out += &["<", &inlines.text[span.range()], ">"].concat();
        end = span.range().end;
    }
    out + &inlines.text[end..]
}

#[test]
fn white_space_collapses_across_styled_runs() {
    let plain = Style::PLAIN;
    let table: &[(&[(&str, Style)], &str)] = &[
        (&[("a ", plain), ("b", STRONG), (", c", plain)], "a <b>, c"),
        (&[("a", plain), (" b ", STRONG), (" c", plain)], "a <b> c"),
        (&[("a ", plain), (" b", STRONG)], "a <b>"),
        (&[(" ", STRONG), ("a", plain)], "a"),
        (&[("a", plain), (" ", STRONG), (" b", plain)], "a b"),
        (&[("a", plain), (" ", STRONG), (" b", STRONG)], "a <b>"),
        (&[("a", STRONG), ("b", STRONG)], "<ab>"),
        (&[("a", STRONG), (" ", plain), ("b", STRONG)], "<a> <b>"),
        (&[("a ", STRONG)], "<a>"),
        (&[("", STRONG), ("\u{200b}", STRONG)], ""),
        (&[("می\u{200c}", plain), ("خواهم", STRONG)], "می<\u{200c}خواهم>"),
    ];
    for (runs, expected) in table {
        assert_eq!(marked(&build(runs)), *expected, "{runs:?}");
    }
}

#[test]
fn a_line_break_stays_and_takes_its_spaces_with_it() {
    let mut builder = InlinesBuilder::new();
    builder.break_line();
    builder.push("a ", Style::PLAIN, None);
    builder.push(" ", STRONG, None);
    builder.break_line();
    builder.push(" b", STRONG, Some(0));
    builder.break_line();
    let inlines = builder.take();
    assert_eq!(&*inlines.text, "a\nb");
    assert_eq!(marked(&inlines), "a\n<b>");
    assert!(builder.is_empty());
    assert_eq!(builder.take(), Inlines::default());
}

#[test]
fn words_are_counted_in_every_script() {
    let count = |text: &str| Document::of_paragraphs([text]).word_count();
    assert_eq!(count("three small words — no more"), 5);
    assert_eq!(count("港が開く。"), 2);
    assert_eq!(count(""), 0);
}

proptest! {
    #[test]
    fn spans_lie_in_order_within_the_text(runs in vec((r"([a-c ]|\PC|[\u{301}\u{200d}\u{fe0f}\n👍ی]){0,6}", any::<bool>(), any::<Option<bool>>(), any::<bool>()), 0..8)) {
        let mut builder = InlinesBuilder::new();
        let mut whole = String::new();
        for (raw, strong, link, broken) in &runs {
            builder.push(raw, Style { strong: *strong, ..Style::PLAIN }, link.map(u32::from));
            whole.push_str(raw);
            if *broken {
                builder.break_line();
                whole.push('\n');
            }
        }
        let inlines = builder.take();
        let mut end = 0;
        for span in &inlines.spans {
            let range = span.range();
            prop_assert!(end <= range.start && range.start < range.end, "{:?}", inlines);
            let inside = inlines.text.get(range.clone());
            prop_assert!(inside.is_some_and(|inside| !inside.starts_with(' ')));
            prop_assert!(span.style != Style::PLAIN || span.link.is_some());
            end = range.end;
        }
        prop_assert!(!inlines.text.contains("  ") && !inlines.text.contains(" \n") && !inlines.text.contains("\n "));
        prop_assert_eq!(inlines.text.trim(), &*inlines.text);
        prop_assert_eq!(Text::line(&inlines.text), Text::line(&whole));
    }
}
