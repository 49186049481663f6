//! What is known and what is new, marked where it stands at any width.

use std::ops::Range;

use newsview::domain::article::ArticleId;
use newsview::domain::comparison::{ComparedReport, Sentence, State, Stretch};
use newsview::domain::document::Document;
use newsview::domain::sentences::sentences;
use newsview::domain::text::Text;
use newsview::ui::theme::Role;
use newsview::ui::typeset::{News, Setting, typeset};
use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::{prop_assert, prop_assert_eq};

use super::properties::document;
use super::set;

/// A report of these sentences.
fn report(sentences: Vec<Sentence>) -> ComparedReport {
    ComparedReport {
        article: ArticleId::given("report"),
        title: Text::line("A title"),
        outlet: Text::line("The Coast"),
        published: None,
        published_stands_in: false,
        sentences,
    }
}

/// Every sentence of a document, its state told by its number.
fn told(document: &Document, state: impl Fn(usize) -> State) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut text = 0;
    document.each_text(|own| {
        for range in sentences(own) {
            let words = Text::line(&own[range.clone()]);
            let letters = words.chars().count();
            found.push(Sentence {
                state: state(found.len()),
                new: vec![0..letters.min(3), letters / 2..letters],
                text: words,
                place: Some(Stretch {
                    text,
                    start: u32::try_from(range.start).unwrap(),
                    end: u32::try_from(range.end).unwrap(),
                }),
            });
        }
        text += 1;
    });
    found
}

fn state(number: usize, seed: u64) -> State {
    match (seed >> (number % 32 * 2)) & 3 {
        0 => State::New,
        1 => State::Part,
        _ => State::Known,
    }
}

/// Letters of each line that are dimmed, and those that are underlined.
fn shown(document: &Document, width: usize, sentences: Vec<Sentence>) -> Vec<(String, String)> {
    let lines = set(document, width);
    let news = News::of(document, &lines, &report(sentences));
    let shown = lines.iter().map(|line| {
        let pieces = news.mark(&line.pieces, true);
        let dimmed = pieces.iter().filter(|piece| piece.role == Role::Known);
        let new = pieces.iter().filter(|piece| piece.is_new);
        (
            dimmed.map(|piece| piece.text.as_str()).collect(),
            new.map(|piece| piece.text.as_str()).collect(),
        )
    });
    shown.collect()
}

#[test]
fn a_known_sentence_is_dimmed_on_every_line_it_takes() {
    let document = Document::of_paragraphs(["The gates were opened. A parrot was saved."]);
    let sentences = told(
        &document,
        |number| if number == 0 { State::Known } else { State::New },
    );
    let pairs = shown(&document, 16, sentences);
    let dimmed: Vec<&str> = pairs.iter().map(|(dimmed, _)| dimmed.as_str()).collect();
    assert_eq!(dimmed, ["The gates were", "opened.", ""]);
}

#[test]
fn new_bits_are_found_where_white_space_was_mended() {
    let document = Document::of_paragraphs(["The gates opened at two."]);
    let sentence = Sentence {
        text: Text::line("The gates opened at two."),
        place: Some(Stretch {
            text: 0,
            start: 0,
            end: 24,
        }),
        state: State::Part,
        new: vec![4..9, 17..23],
    };
    assert_eq!(shown(&document, 60, vec![sentence])[0].1, "gatesat two");
}

#[test]
fn places_that_a_document_does_not_have_mark_nothing() {
    let document = Document::of_paragraphs(["Die Fähre liegt fest."]);
    let place = |text, start, end| Sentence {
        text: Text::line("Die Fähre"),
        place: Some(Stretch { text, start, end }),
        state: State::Known,
        new: vec![4..90, Range { start: 7, end: 2 }],
    };
    let wild = vec![place(9, 0, 3), place(0, 6, 5), place(0, 0, 6), place(0, 3, 999)];
    let mut parts = wild.clone();
    for part in &mut parts {
        part.state = State::Part;
    }
    for sentences in [wild, parts] {
        assert!(
            shown(&document, 40, sentences)
                .iter()
                .all(|line| *line == (String::new(), String::new()))
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn marks_change_no_letter_and_dim_just_what_is_known(
        document in document(),
        width in 2..100_usize,
        reorder: bool,
        seed in any::<u64>(),
    ) {
        let setting = Setting { reorder, ..Setting::of_width(width) };
        let lines = typeset(&document, &setting);
        let sentences = told(&document, |number| state(number, seed));
        let of = |wanted: State| sentences.iter().filter(move |sentence| sentence.state == wanted);
        let news = News::of(&document, &lines, &report(sentences.clone()));
        for (index, line) in lines.iter().enumerate() {
            let pieces = news.mark(&line.pieces, true);
            prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), line.text());
            let mut has_new = false;
            for piece in pieces.iter() {
                let touches = |sentence: &Sentence| piece.source.zip(sentence.place).is_some_and(|(source, place)| {
                    source.text == place.text && source.start < place.end && place.start < source.end
                });
                let is_known = of(State::Known).any(touches);
                prop_assert_eq!(is_known && piece.source.is_some(), piece.role == Role::Known, "{:?}", piece);
                prop_assert!(!piece.is_new || of(State::Part).any(touches));
                has_new |= of(State::New).chain(of(State::Part)).any(touches);
            }
            prop_assert_eq!(has_new, !news.on_line(index).is_empty());
        }
        prop_assert!(news.stops().iter().all(|stop| news.on_line(stop.line).contains(&stop.passage)));
        prop_assert!(news.stops().is_sorted_by(|one, other| one.line < other.line));
        for line in &lines {
            let pieces = news.mark(&line.pieces, false);
            prop_assert!(pieces.iter().all(|piece| piece.role != Role::Known));
        }
    }
}
