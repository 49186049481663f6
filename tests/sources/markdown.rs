//! Markdown → articles, and back.

use newsview::domain::article::Article;
use newsview::domain::document::{Block, Document, Figure, Inlines, List, Style, Table};
use newsview::domain::limits;
use newsview::domain::text::Text;
use newsview::sources::write::markdown as writer;
use newsview::sources::{Place, html, markdown};
use proptest::collection::vec;
use proptest::prop_oneof;
use proptest::strategy::{Just, Strategy};
use proptest::test_runner::{Config, TestRunner};

use super::dump;

fn place(name: &str) -> Place {
    Place {
        source: "/notes/note.md".into(),
        name: name.to_owned(),
        modified: Some("2026-07-01T12:00:00Z".parse().unwrap()),
        ..Place::default()
    }
}

fn read(text: &str) -> Article {
    markdown::read(text, &place("note.md"))
        .unwrap()
        .articles
        .remove(0)
}

#[test]
fn markdown_files_are_read() {
    let count = dump::compare_all("markdown", "md", |path, text| {
        let name = path.file_name().unwrap().to_string_lossy();
        let reading = markdown::read(text, &place(&name)).unwrap();
        dump::article(&reading.articles[0])
    });
    assert!(count >= 8);
}

/// The article written as Markdown has the same blocks when it is read again.
#[track_caller]
fn check_round_trip(article: &Article) {
    let written = writer::article(article);
    let again = read(&written);
    assert_eq!(again.title, article.title, "{written}");
    assert_eq!(
        dump::document(&again.document),
        dump::document(&article.document),
        "{written}"
    );
    assert_eq!(again.dateline, article.dateline, "{written}");
}

#[test]
fn what_was_read_is_written_and_read_back_the_same() {
    dump::for_each("markdown", "md", |_, text| check_round_trip(&read(text)));
    dump::for_each("html", "html", |_, text| {
        check_round_trip(&html::read(text, &place("page.html")).unwrap().articles[0]);
    });
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{1,6}",
        "[*_`~#>|\\[\\]<>&!+=.:()\\\\-]{1,3}",
        "[0-9]{1,2}[.)]?",
        Just("&amp;".to_owned()),
        Just("snake_case".to_owned()),
        Just("---".to_owned()),
        Just("חדש".to_owned()),
    ];
    vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn inlines() -> impl Strategy<Value = Inlines> {
    (vec((words(), 0_u8..6), 1..4)).prop_map(|runs| {
        let mut builder = newsview::domain::document::InlinesBuilder::new();
        for (text, kind) in runs {
            let style = Style {
                emphasis: kind == 1,
                strong: matches!(kind, 2 | 3),
                code: kind == 4,
                struck: kind == 5,
            };
            builder.push(&text, style, (kind == 3).then_some(0));
            builder.push(if kind % 2 == 0 { " " } else { "" }, Style::PLAIN, None);
        }
        builder.take()
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        1 => (2_u8..7, inlines()).prop_map(|(level, text)| Block::Heading { level, text }),
        1 => Just(Block::Rule),
        1 => "[a-z`~ ]{0,4}[a-z]\n? {0,3}[a-z`<&*]{1,9}".prop_map(|text| Block::Preformatted {
            text: Text::lines(&text),
            language: Some(Text::line("rust")),
        }),
        1 => (vec(inlines(), 2..4), vec(vec(inlines(), 2..4), 1..3)).prop_map(|(head, rows)| Block::Table(Table { head, rows })),
        1 => (inlines(), words()).prop_map(|(caption, credit)| Block::Figure(Figure {
            url: Some(Text::line("https://example.org/p(1).png")),
            alt: Text::line("Alt * text"),
            caption,
            credit: Text::line(&credit),
        })),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Block::Quote),
            (proptest::option::of(0_u64..20), vec(vec(inner, 1..3), 1..3))
                .prop_map(|(start, items)| Block::List(List { start, items })),
        ]
    })
}

#[test]
fn any_blocks_are_written_and_read_back_the_same() {
    let mut runner = TestRunner::new(Config::with_cases(150));
    runner
        .run(&vec(block(), 1..4), |blocks| {
            let mut article = read("# Title\n\nThe lead that comes first.\n");
            article.document.blocks.extend(blocks);
            article.document.links = vec![Text::line("https://example.org/a_(b)")];
            check_blocks(&article);
            Ok(())
        })
        .unwrap();
}

/// As above; a link that nothing uses may be lost.
#[track_caller]
fn check_blocks(article: &Article) {
    let written = writer::article(article);
    let again = read(&written);
    let lines = |document: &Document| -> Vec<String> {
        let text = dump::document(document);
        text.lines()
            .filter(|line| !line.starts_with("[0] "))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(lines(&again.document), lines(&article.document), "{written}");
}

#[test]
fn hostile_markdown_is_bounded() {
    for unit in [
        "> ", "- ", "1. ", "* ", "[", "![", "](", "`", "**a ", "_", "<div>", "| a ", "|\n", "    ",
        "\n\n- a", "<!--", "[a](b", "\\", "~~", "# ", "[^1]", "[^1]: ", "&", "***", "<b>", "![a](b ",
    ] {
        let text = format!("x\n\n{}", unit.repeat(3_000));
        let article = read(&text);
        assert!(article.document.blocks.len() <= limits::BLOCKS);
        writer::article(&article);
    }
}

#[test]
fn front_matter_is_lenient() {
    let article = read("---\ntitle: A: b\nauthor: {broken\ndate: soon\n---\nText.\n");
    assert_eq!(article.title, "A: b");
    let article = read("---\n\nA rule above.\n\n---\n\nAnd below.\n");
    assert_eq!(article.document.blocks[0], Block::Rule);
}
