//! Search held against a slow and plain reading of what it means.

use newsview::domain::document::is_unspaced;
use newsview::domain::query::{Haystack, Hit, Query, Word, words};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};

/// A part of a query as the reference reads it: words, each to be met exactly or by its start.
struct Asked {
    negative: bool,
    words: Vec<(String, bool)>,
}

fn asked(negative: bool, text: &str, open: bool) -> Asked {
    let all: Vec<Word> = words(text).collect();
    let unspaced = |word: &str| word.chars().all(is_unspaced);
    let alone = |word: &str| unspaced(word) && word.chars().count() == 1;
    // The last character alone repeats the pair before it, unless it is all there is.
    let repeats = |index: usize| {
        index > 0 && index + 1 == all.len() && all[index - 1].range.end == all[index].range.end
    };
    let mut words: Vec<(String, bool)> = (0..all.len())
        .filter(|index| !repeats(*index))
        .map(|index| (all[index].folded.clone(), false))
        .collect();
    if let Some((word, starts)) = words.last_mut() {
        *starts = alone(word) || (open && !unspaced(word));
    }
    Asked { negative, words }
}

fn holds(text: &str, asked: &Asked) -> bool {
    let words: Vec<String> = words(text).map(|word| word.folded).collect();
    words.windows(asked.words.len()).any(|window| {
        window.iter().zip(&asked.words).all(|(word, (wanted, starts))| {
            if *starts {
                word.starts_with(wanted.as_str())
            } else {
                word == wanted
            }
        })
    })
}

fn reference(parts: &[Asked], texts: &[String]) -> Option<Hit> {
    let parts: Vec<&Asked> = parts.iter().filter(|part| !part.words.is_empty()).collect();
    let anywhere = |part: &Asked| texts.iter().any(|text| holds(text, part));
    if parts.iter().any(|part| anywhere(part) == part.negative) {
        return None;
    }
    let positive: Vec<_> = parts.iter().filter(|part| !part.negative).collect();
    let in_title = !positive.is_empty() && positive.iter().all(|part| holds(&texts[0], part));
    Some(if in_title { Hit::Title } else { Hit::Body })
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("a"),
        Just("ab"),
        Just("b"),
        Just("Straße"),
        Just("s"),
        Just("don't"),
        Just("a's"),
        Just("l'a"),
        Just("U.S."),
        Just("10,000"),
        Just("10"),
        Just("1.5"),
        Just("日本"),
        Just("本語"),
        Just("本"),
        Just("aを使b"),
        Just("ab-a"),
        Just("ﾊﾞ"),
        Just("é"),
        Just("한국"),
        Just("ไทย"),
        Just("+"),
    ]
    .prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    (
        vec(word(), 0..8),
        prop_oneof![Just(" "), Just(", "), Just("-"), Just("、")],
    )
        .prop_map(|(words, between)| words.join(between))
}

fn part() -> impl Strategy<Value = (bool, bool, Vec<String>)> {
    (proptest::bool::weighted(0.2), any::<bool>(), vec(word(), 1..3))
}

/// A query as typed, and as the reference reads it.
fn typed(parts: &[(bool, bool, Vec<String>)], half: bool) -> (String, Vec<Asked>) {
    let mut raw = String::new();
    let mut all = Vec::new();
    for (index, (negative, phrase, words)) in parts.iter().enumerate() {
        let open = half && index + 1 == parts.len();
        let text = if *phrase {
            words.join(" ")
        } else {
            words[0].clone()
        };
        raw.push_str(if *negative { "-" } else { "" });
        raw.push_str(if *phrase { "\"" } else { "" });
        raw.push_str(&text);
        raw.push_str(if *phrase && !open { "\"" } else { "" });
        raw.push_str(if open { "" } else { " " });
        let grows = open && !negative && text.ends_with(char::is_alphanumeric);
        all.push(asked(*negative, &text, grows));
    }
    (raw, all)
}

/// Anything a keyboard gives, often what matters to a query.
fn raw() -> impl Strategy<Value = String> {
    proptest::string::string_regex(
        r#"([abs]{0,3}|[ "'.,“«-]|10|000|Straße|é|日|本|か\u{3099}|한|ה"ב|\u{a0}|\PC){0,14}"#,
    )
    .unwrap()
}

proptest! {
    #[test]
    fn found_is_what_the_words_say(parts in vec(part(), 0..4), half: bool, texts in vec(text(), 1..4)) {
        let (raw, asked) = typed(&parts, half);
        let haystack = Haystack::new(&texts[0], texts[1..].iter().map(String::as_str));
        prop_assert_eq!(Query::parse(&raw).find(&haystack), reference(&asked, &texts), "{:?}", raw);
    }

    #[test]
    fn a_query_reads_back_as_it_is_written(raw in raw()) {
        let query = Query::parse(&raw);
        let written = query.to_string();
        prop_assert_eq!(&Query::parse(&written), &query, "{:?}", written);
        prop_assert_eq!(Query::parse(&written).to_string(), written);
    }

    #[test]
    fn narrowing_loses_nothing(earlier in raw(), more in raw(), texts in vec(prop_oneof![text(), raw()], 1..5)) {
        let earlier_query = Query::parse(&earlier);
        for later in [format!("{earlier}{more}"), more] {
            let query = Query::parse(&later);
            prop_assert!(query.narrows(&query));
            let haystack = Haystack::new(&texts[0], texts[1..].iter().map(String::as_str));
            if query.narrows(&earlier_query) && query.find(&haystack).is_some() {
                prop_assert!(earlier_query.find(&haystack).is_some(), "{:?} then {:?}", earlier, later);
            }
        }
    }

    #[test]
    fn marks_stand_at_characters_in_order(raw in raw(), text in prop_oneof![text(), raw()]) {
        let query = Query::parse(&raw);
        let ranges = query.ranges(&text);
        let mut end = None;
        for range in &ranges {
            prop_assert!(range.start < range.end && end.is_none_or(|end| end < range.start));
            prop_assert!(text.get(range.clone()).is_some());
            end = Some(range.end);
        }
        let positive = raw.chars().all(|typed| typed != '-');
        if positive && !query.is_empty() && query.find(&Haystack::new("", [text.as_str()])).is_some() {
            prop_assert!(!ranges.is_empty());
        }
    }

    #[test]
    fn what_is_typed_never_breaks_anything(raw: String, text: String) {
        let query = Query::parse(&raw);
        query.ranges(&text);
        query.find(&Haystack::new(&text, [raw.as_str()]));
        prop_assert_eq!(Query::parse(&query.to_string()), query);
    }
}
