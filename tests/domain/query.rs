//! Search: what is found, what is marked, and how a query is written.

use newsview::domain::query::{Haystack, Hit, Query};

fn found(query: &str, text: &str) -> bool {
    Query::parse(query).find(&Haystack::new("", [text])).is_some()
}

fn marked(query: &str, text: &str) -> String {
    let mut out = String::new();
    let mut end = 0;
    for range in Query::parse(query).ranges(text) {
        out.push_str(&text[end..range.start]);
        out.push('[');
        out.push_str(&text[range.clone()]);
        out.push(']');
        end = range.end;
    }
    out + &text[end..]
}

fn check(table: &[(&str, &str, bool)]) {
    for (query, text, expected) in table {
        assert_eq!(found(query, text), *expected, "{query:?} in {text:?}");
    }
}

#[test]
fn all_words_must_be_there_and_the_last_may_be_half_typed() {
    check(&[
        ("", "harbour", true),
        ("har", "The harbour", true),
        ("arb", "The harbour", false),
        ("har ", "The harbour", false),
        ("harbour ", "The harbour", true),
        ("har the", "The harbour", false),
        ("the har", "The harbour", true),
        ("harbour strike", "The harbour", false),
        ("HARBOUR the", "The harbour", true),
        ("harbour, ", "The harbour", true),
        ("har,", "The harbour", false),
        ("... ?!", "The harbour", true),
    ]);
}

#[test]
fn a_phrase_is_words_in_a_row() {
    check(&[
        ("\"second week\"", "a second week", true),
        ("\"second week\"", "a second, week", true),
        ("\"week second\"", "a second week", false),
        ("\"second wee\"", "a second week", false),
        ("\"second wee", "a second week", true),
        ("\"second wee ", "a second week", false),
        ("\"second", "a seconds", true),
        ("\"second\"", "a seconds", false),
        ("“second week”", "a second week", true),
        ("feel-out", "a feel-out talk", true),
        ("feel-out", "to feel outside", true),
        ("feel-out", "out of feel", false),
        ("\"", "anything", true),
        ("a \"b c\"d", "a b c d", true),
    ]);
}

#[test]
fn a_phrase_stays_within_one_text() {
    let haystack = Haystack::new("Port strike", ["Delta Post", "Ends today. It was long.", "Soon"]);
    let find = |query: &str| Query::parse(query).find(&haystack);
    assert_eq!(find("\"strike delta\""), None);
    assert_eq!(find("\"post ends\""), None);
    assert_eq!(find("\"long soon\""), None);
    assert_eq!(find("\"today it\""), Some(Hit::Body));
    assert_eq!(find("\"port strike\""), Some(Hit::Title));
    assert_eq!(find("port soon"), Some(Hit::Body));
    assert_eq!(find("strike port"), Some(Hit::Title));
    assert_eq!(find("-today port"), None);
    assert_eq!(find("-tomorrow port"), Some(Hit::Title));
    assert_eq!(find("-tomorrow"), Some(Hit::Body));
}

#[test]
fn an_unwanted_word_is_a_whole_word() {
    check(&[
        ("-harbour", "The harbour", false),
        ("-harb", "The harbour", true),
        ("the -harb", "The harbour", true),
        ("-\"the harbour\"", "The harbour", false),
        ("-\"the harb", "The harbour", true),
        ("-\"harbour the\"", "The harbour", true),
        ("-the-harbour", "The harbour", false),
        ("-", "The harbour", true),
        ("harbour -", "The harbour", true),
        ("- harbour", "The harbour", true),
        ("-\"", "The harbour", true),
        ("--harbour", "The harbour", false),
        ("-港", "神戸港", false),
    ]);
}

#[test]
fn spelling_variants_find_each_other() {
    check(&[
        ("strasse", "Straße", true),
        ("straße ", "STRASSE", true),
        ("us ", "U.S. forces", true),
        ("u.s.", "US forces", true),
        ("u.s.", "they use", false),
        ("russia ", "Russia's fleet", true),
        ("russia's", "Russia’s fleet", true),
        ("russia'", "Russia's fleet", true),
        ("dont", "we don’t", true),
        ("don't ", "we dont", true),
        ("10000", "some 10,000 boats", true),
        ("10,000 ", "some 10\u{a0}000 boats", true),
        ("10\u{a0}000", "some 10.000 boats", true),
        ("10,", "some 10,000 boats", true),
        ("3,5 ", "about 3.5 m", true),
        ("c++", "In C++ and Rust", true),
        ("c++", "In Cobol", false),
        ("#tag", "a #tag", true),
        ("@name", "by @name_x", true),
        ("école", "à l'école", true),
        ("ארה\"ב", "ארה״ב", true),
        ("\"צה\"ל אמר\"", "צה\"ל אמר", true),
    ]);
}

#[test]
fn any_stretch_of_an_unspaced_script_is_found() {
    check(&[
        ("本", "日本語", true),
        ("語", "日本語", true),
        ("日本語", "日本語", true),
        ("本語 ", "日本語", true),
        ("日語", "日本語", false),
        ("日本 語", "日本語", true),
        ("AIを", "AIを使う", true),
        ("\"を使う ai\"", "を使うAI", true),
        ("か", "が", false),
        ("か", "カ", false),
        ("ガイド", "ｶﾞｲﾄﾞ", true),
        ("ประเทศ", "ประเทศไทย", true),
        ("국", "한국", false),
        ("한", "한국", true),
    ]);
}

#[test]
fn what_is_found_is_marked_in_the_original() {
    let table = [
        ("har", "The harbour", "The [har]bour"),
        ("harbour ", "Harbours, harbour", "Harbours, [harbour]"),
        ("strasse", "Die Straße", "Die [Straße]"),
        ("stras", "Die Straße", "Die [Straß]e"),
        ("caf", "cafe\u{301}s", "[caf]e\u{301}s"),
        ("cafe", "cafe\u{301}s", "[cafe\u{301}]s"),
        ("dont", "I don’t.", "I [don’t]."),
        ("don", "I don’t.", "I [don]’t."),
        ("us ", "the U.S. fleet", "the [U.S]. fleet"),
        ("1000", "some 10,000", "some [10,00]0"),
        ("\"second wee", "a second – week", "a [second – wee]k"),
        ("go-go", "go go go", "[go go go]"),
        ("a b ", "a b", "[a] [b]"),
        ("本語", "日本語、本", "日[本語]、本"),
        ("が", "ｶﾞ か\u{3099}", "ｶﾞ [か\u{3099}]"),
        ("-the har", "the har", "the [har]"),
        ("-the", "the", "the"),
        ("", "the", "the"),
        ("of", "oﬃce", "[oﬃ]ce"),
        ("محمد", "مُحَمَّد", "[مُحَمَّد]"),
    ];
    for (query, text, expected) in table {
        assert_eq!(marked(query, text), expected, "{query:?}");
    }
}

#[test]
fn a_query_is_written_in_one_way() {
    let table = [
        ("  Port   STRIKE ", "port \"strike\""),
        ("port strike", "port strike"),
        ("\"Port strike\"", "\"port strike\""),
        ("\"Port str", "\"port str"),
        ("feel-out now", "\"feel out\" now"),
        ("-Port -\"a b\"", "-port -\"a b\""),
        ("port - \"", "\"port\""),
        ("日本", "日本"),
        ("日本 ", "日本"),
        ("+++", ""),
    ];
    for (raw, expected) in table {
        assert_eq!(Query::parse(raw).to_string(), expected, "{raw:?}");
    }
}

#[test]
fn typing_on_narrows() {
    let table = [
        ("", "p", true),
        ("p", "po", true),
        ("po", "port", true),
        ("port", "port ", true),
        ("port ", "port s", true),
        ("port s", "port -s", false),
        ("port", "port -x", true),
        ("port -x", "port -xy", false),
        ("port -x y", "port -x", false),
        ("-\"a b\"", "-a", true),
        ("-a", "-\"a b\"", false),
        ("port", "\"the port strike\"", true),
        ("port ", "ports", false),
        ("port", "por", false),
        ("日", "日本", true),
    ];
    for (earlier, later, expected) in table {
        let narrows = Query::parse(later).narrows(&Query::parse(earlier));
        assert_eq!(narrows, expected, "{earlier:?} to {later:?}");
    }
}

#[test]
fn a_haystack_is_no_larger_than_its_text() {
    let text = "The harbour master said: “No ship leaves before noon, not one.” ".repeat(60);
    let haystack = Haystack::new(&text, [text.as_str()]);
    let size = format!("{haystack:?}").len();
    assert!(size < text.len() * 2 + text.len() / 5, "{size}");
}

#[test]
fn hostile_text_takes_no_more_time_than_its_length() {
    for piece in [
        "a",
        "a ",
        "a.",
        "'",
        "l'a",
        "1,000",
        "、",
        "港",
        "\u{301}",
        "ｶﾞ",
        "\u{1112}\u{1161}",
        "\"",
        "-",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let haystack = Haystack::new("", [text.as_str()]);
        let query = Query::parse(&text);
        query.find(&haystack);
        query.ranges(&text);
        Query::parse(piece).ranges(&text);
        Query::parse(&query.to_string());
    }
}
