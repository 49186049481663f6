//! Texts that nobody wrote for us.

use std::collections::HashSet;

use newsview::domain::article::Article;
use newsview::domain::text::Text;
use newsview::sources::{Place, ReadError, plain};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_oneof, proptest};
use proptest::test_runner::TestCaseError;

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Words that name a part of the article and are shown by what it is.
const LABELS: &[&str] = &[
    "by",
    "and",
    "title",
    "author",
    "source",
    "photo",
    "image",
    "credit",
    "advertisement",
];

/// Every word that the article shows somewhere.
fn shown(article: &Article) -> HashSet<String> {
    let mut found: HashSet<String> = HashSet::new();
    let facts = [
        &article.dateline,
        &article.language,
        &article.url,
        &article.guid,
        &article.summary,
    ];
    for text in facts
        .into_iter()
        .flatten()
        .chain(&article.authors)
        .chain(&article.categories)
    {
        found.extend(words(text));
    }
    found.extend(words(&article.title));
    found.extend(words(&article.outlet));
    article.document.each_text(|text| found.extend(words(text)));
    for block in &article.document.blocks {
        if let newsview::domain::document::Block::List(list) = block {
            let numbers = list
                .start
                .into_iter()
                .flat_map(|start| (start..).take(list.items.len()));
            found.extend(numbers.map(|number| number.to_string()));
        }
    }
    found
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let article = match plain::read(text, &Place::default()) {
        Ok(reading) => reading.articles.into_iter().next().expect("one article"),
        Err(error) => {
            prop_assert!(error == ReadError::Empty);
            prop_assert!(words(text).next().is_none());
            return Ok(());
        }
    };
    prop_assert!(!article.title.is_empty());
    prop_assert!(article.title.chars().all(|letter| !letter.is_control()));
    let shown = shown(&article);
    let unspaced = |word: &str| !word.is_ascii() && shown.iter().any(|text| text.contains(word));
    // Cleaning alone may join words: it takes invisible characters away.
    for word in words(&Text::lines(&text.replace(['\u{b}', '\u{c}'], "\n"))) {
        // What a line said of the article in fixed words is known, and shown as such.
        let label = LABELS.contains(&word.as_str());
        prop_assert!(
            label || shown.contains(&word) || unspaced(&word),
            "{word:?} of {text:?} is lost: {article:?}"
        );
    }
    Ok(())
}

/// Lines that look like the parts of an article.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just(String::new()),
        "[A-Za-z][a-z]{1,8}( [A-Za-z][a-z]{1,8}){2,20}[.!?]?",
        "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){1,3}",
        "[A-Z]{3,9}(, [A-Z][a-z]{2,8})? (\\([A-Z][A-Za-z]{1,8}\\) )?[-–—] [A-Z][a-z ]{5,80}\\.",
        "By [A-Z][a-z]{2,8} [A-Z][a-z]{2,8}(, [A-Z][a-z]{2,8} (Post|Wire))?",
        "[A-Z][a-z ]{5,40}\\. © [A-Z][a-z]{2,8} / [A-Z]{3,6}",
        "[A-Z][a-z ]{5,40} \\([A-Z][a-z]{2,8}/AFP\\)",
        "(Photo|Image|Credit|Title|Author|Source|Note): [A-Z][a-z]{2,8}( [A-Z]?[a-z]{2,8}){0,4}",
        "[-*•>] [a-z ]{3,40}",
        "[1-9][0-9]?\\. [a-z ]{3,40}",
        "    [a-z]{2,9}   [0-9]{1,5}   [0-9]{1,5}",
        "[-=*_]{1,9}",
        "[\"“][A-Z][a-z ]{10,60}[\"”]",
        "(Reporting by|Sign up|Read more|©) [A-Za-z ]{3,30}",
        "　?[ぁ-ん一-龠]{5,40}。?",
        "[א-ת ]{5,60}\\.?",
        "https?://[a-z]{3,9}\\.example/[a-z]{1,9}[).,]?",
        ".{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_word_of_a_likely_text_is_lost(lines in proptest::collection::vec(line(), 1..20), feed in "\r?\n") {
        check(&lines.join(&feed))?;
    }

    #[test]
    fn any_text_gives_one_article(text in any::<String>()) {
        check(&text)?;
    }
}

/// What a hostile text repeats.
#[rustfmt::skip]
const REPEATED: &[&str] = &[
    "(", ")", "- ", "-", "> ", "\"", "\" ", "' ", ". ", ".", " .", "\n", " \n", "a\n", "- a\n",
    "1. a\n", "©", "/", ": ", "a: b\n", "www.", "http://a ", "http://", "A, ", "By A B and ", "。", "「",
    "【", "　", "|", "| ", "...", " n't", "( ", "Mr. ", "13. ", "é", "\u{301}", "\t", "\r", "=\n",
    "x\n---\n", "\u{200d}", "Photo: ", "via ", "\u{b}", "a-\nb",
];

#[test]
fn long_and_deep_texts_take_no_longer_than_their_length() {
    let size = 8_000;
    for piece in REPEATED {
        let text = piece.repeat(size / piece.len().max(1));
        let _ = plain::read(&text, &Place::default());
        let _ = plain::read(&format!("Title\n\nKYIV (AP) — {text}"), &Place::default());
    }
    let mut stairs = String::new();
    for depth in 0..400 {
        stairs.push_str(&" ".repeat(depth));
        stairs.push_str(
            "- a
",
        );
    }
    assert!(plain::read(&stairs, &Place::default()).is_ok());
}

#[test]
fn a_text_of_very_many_paragraphs_is_cut_with_a_warning() {
    let text = "Some words that make a paragraph.\n\n".repeat(21_000);
    let reading = plain::read(&text, &Place::default()).unwrap();
    assert_eq!(reading.articles[0].document.blocks.len(), 20_000);
    assert_eq!(reading.articles[0].warnings.len(), 1);
}

#[test]
fn a_text_without_a_word_is_empty_or_keeps_what_it_has() {
    assert_eq!(
        plain::read(" \n\t\n", &Place::default()).unwrap_err(),
        ReadError::Empty
    );
    let reading = plain::read("***", &Place::default()).unwrap();
    assert!(!reading.articles[0].title.is_empty());
}

#[test]
fn a_text_over_the_limit_is_cut_and_says_so() {
    let text = format!(
        "A headline\n\n{}",
        "The tide came in and went out again. ".repeat(150_000)
    );
    let place = newsview::sources::Place {
        name: "tide.txt".into(),
        ..Default::default()
    };
    let reading = newsview::sources::read(text.as_bytes(), &place).unwrap();
    let article = &reading.articles[0];
    assert!(
        article
            .warnings
            .iter()
            .any(|warning| warning.contains("only the first 4 MB")),
        "{:?}",
        article.warnings
    );
    assert!(article.document.plain_text().len() <= newsview::domain::limits::TEXT_BYTES);
}
