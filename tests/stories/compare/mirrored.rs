//! What holds for all reports: A B and B A say the same, and every span is a part of its report.

use newsview::domain::comparison::{Comparison, Excerpt, Place, State};
use newsview::stories::compare::{compare, known};
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};

use super::{herald, wire};
use crate::support::world::article;

/// Words that make sentences with much in common, and what tears at sentences.
const WORDS: &[&str] = &[
    "The",
    "fire",
    "killed",
    "14",
    "people",
    "in",
    "Velmar",
    "on",
    "Tuesday",
    "said",
    "“we",
    "saw",
    "smoke”",
    "more",
    "than",
    "2,000",
    "residents",
    "fled",
    "and",
    "30",
    "percent",
    "of",
    "Aug.",
    "12",
    "\"the",
    "roof",
    "fell\"",
    "Ana",
    "Ruiz",
    "did",
    "not",
    "$5",
    "million",
    "to",
    "ship.",
    "Mr.",
    "between",
    "10",
    "15",
    "aged",
    "2024",
    "|",
    "|",
    "أخبار",
    "水災が",
    "naïve",
    "'tis",
    "won't",
    "«so»",
    "1.234",
    "10-14",
    "…",
    "e\u{301}",
    "👩‍🚒",
    "km",
    "(90",
    "miles)",
    "dozens",
];

fn texts() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..90).prop_map(|words| words.join(" "))
}

fn turned(comparison: &Comparison) -> Comparison {
    let place = |place: Place| Place {
        report: 1 - place.report,
        ..place
    };
    let excerpt = |excerpt: &Excerpt| Excerpt {
        place: place(excerpt.place),
        ..excerpt.clone()
    };
    let mut turned = comparison.clone();
    turned.reports.reverse();
    for link in &mut turned.links {
        (link.a, link.b) = (place(link.b), place(link.a));
    }
    for fact in &mut turned.facts {
        (fact.a, fact.b) = (excerpt(&fact.b), excerpt(&fact.a));
    }
    sorted(turned)
}

fn sorted(mut comparison: Comparison) -> Comparison {
    comparison.links.sort_by_key(|link| (link.a, link.b));
    comparison.facts.sort_by_key(|fact| {
        (
            fact.a.place,
            fact.a.range.start,
            fact.b.place,
            fact.b.range.start,
            fact.kind,
        )
    });
    comparison
}

fn is_sound(comparison: &Comparison) {
    for fact in &comparison.facts {
        for excerpt in [&fact.a, &fact.b] {
            let text = &comparison.sentence(excerpt.place).unwrap().text;
            let words: String = text
                .chars()
                .skip(excerpt.range.start)
                .take(excerpt.range.len())
                .collect();
            assert!(!words.trim().is_empty() && words == comparison.words(excerpt));
        }
    }
    for report in &comparison.reports {
        for sentence in &report.sentences {
            let length = sentence.text.chars().count();
            assert!(
                sentence
                    .new
                    .iter()
                    .all(|bit| bit.start < bit.end && bit.end <= length)
            );
            assert!(sentence.new.windows(2).all(|bits| bits[0].end <= bits[1].start));
            assert_eq!(
                sentence.new.is_empty(),
                matches!(sentence.state, State::Known | State::Head)
            );
        }
    }
    for (one, other) in comparison.links.iter().zip(comparison.links.iter().skip(1)) {
        assert!(one.score >= other.score);
    }
}

#[test]
fn the_same_reports_turned_around_say_the_same() {
    let (wire, herald) = (wire(), herald());
    let there = sorted(compare(&[&wire, &herald]));
    assert_eq!(turned(&compare(&[&herald, &wire])), there);
    assert!(!there.links.is_empty() && !there.facts.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_the_texts_both_orders_say_the_same_and_every_span_is_sound(one in texts(), other in texts()) {
        let a = article("a", 10, "One", "A fire in Velmar", &one);
        let b = article("b", 20, "Other", "Velmar mourns 14", &other);
        let comparison = compare(&[&a, &b]);
        is_sound(&comparison);
        assert_eq!(sorted(comparison.clone()), turned(&compare(&[&b, &a])));
        assert_eq!(known(&a, &[&b]).sentences.len(), comparison.reports[0].sentences.len());
        for (article, report) in [(&a, 0), (&b, 1)] {
            let mut texts = Vec::new();
            article.document.each_text(|text| texts.push(text.to_owned()));
            for sentence in &comparison.reports[report].sentences {
                if let Some(place) = sentence.place {
                    let there = &texts[place.text as usize][place.start as usize..place.end as usize];
                    assert_eq!(there.split_whitespace().collect::<Vec<_>>().join(" "), sentence.text.as_str());
                }
            }
            let listed: String = comparison.reports[report].sentences.iter().filter(|it| it.place.is_some())
                .flat_map(|it| it.text.chars()).filter(|letter| letter.is_alphanumeric()).collect();
            let all: String = texts.concat().chars().filter(|letter| letter.is_alphanumeric()).collect();
            assert_eq!(listed, all, "nothing is left out");
        }
    }

    #[test]
    fn three_reports_are_sound_in_any_order(one in texts(), other in texts(), third in texts()) {
        let a = article("a", 10, "One", "A fire in Velmar", &one);
        let b = article("b", 20, "Other", "Velmar mourns 14", &other);
        let c = article("c", 30, "Third", "", &third);
        let comparison = compare(&[&a, &b, &c]);
        is_sound(&comparison);
        let other = compare(&[&c, &a, &b]);
        assert_eq!(comparison.links.len(), other.links.len());
        assert_eq!(comparison.facts.len(), other.facts.len());
        assert_eq!(comparison.reports[2], other.reports[0]);
    }
}
