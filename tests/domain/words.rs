//! What counts as a word, and what as the same word.

use newsview::domain::query::{Query, words};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

fn folded(text: &str) -> String {
    let all: Vec<String> = words(text).map(|word| word.folded).collect();
    all.join(" ")
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(folded(text), *expected, "the words of {text:?}");
    }
}

#[test]
fn case_and_accents_do_not_matter() {
    check(&[
        ("", ""),
        (" … — ! ", ""),
        ("Harbour OPENS", "harbour opens"),
        ("Café cafe\u{301} CAFÉ", "cafe cafe cafe"),
        ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
        (
            "Łódź Øresund Đakovo Ærø Œuvre Þór",
            "lodz oresund dakovo aero oeuvre thor",
        ),
        ("ISTANBUL İstanbul ısı", "istanbul istanbul isi"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("Ёлка елка", "елка елка"),
        ("soft\u{ad}ly", "softly"),
        ("oﬃce", "office"),
    ]);
}

#[test]
fn vowel_points_do_not_matter_and_vowel_signs_do() {
    check(&[
        ("مُحَمَّد محمد محـــمد", "محمد محمد محمد"),
        ("أحمد احمد", "احمد احمد"),
        ("ایران ايران", "ايران ايران"),
        ("שָׁלוֹם שלום", "שלום שלום"),
        ("می\u{200c}خواهم", "ميخواهم"),
        ("हिन्दी हिन्दू", "हिन्दी हिन्दू"),
        ("क\u{93c} \u{958}", "क क"),
    ]);
}

#[test]
fn wide_and_narrow_forms_are_one() {
    check(&[
        ("ＡＢＣ１２３", "abc123"),
        ("ｶﾞｲﾄﾞ", "ガイ イド ド"),
        ("ガイド", "ガイ イド ド"),
        ("カ\u{3099}イト\u{3099}", "ガイ イド ド"),
        ("がいど", "がい いど ど"),
        ("\u{1112}\u{1161}\u{11ab}국", "한국"),
        ("٢٠٢٤ ۲۰۲۴ ２０２４ २०२४", "2024 2024 2024 2024"),
    ]);
}

#[test]
fn scripts_without_spaces_give_pairs() {
    check(&[
        ("日本語", "日本 本語 語"),
        ("港", "港"),
        ("港、開く", "港 開く く"),
        ("AIを使う2台", "ai を使 使う う 2 台"),
        ("佐々木", "佐々 々木 木"),
        ("ไทย", "ไท ทย ย"),
        ("부산 항구", "부산 항구"),
    ]);
}

#[test]
fn grouped_digits_are_one_number() {
    check(&[
        (
            "10,000 10.000 10\u{a0}000 10\u{202f}000 10’000",
            "10000 10000 10000 10000 10000",
        ),
        ("1,234,567", "1234567"),
        ("10 000", "10 000"),
        ("3.5 3,5", "3 5 3 5"),
        ("1.234,56", "1234 56"),
        ("10,0000 10,00", "10 0000 10 00"),
        ("0.125", "0 125"),
        ("2024,100", "2024 100"),
        ("12.08.2024", "12 08 2024"),
        ("$10,000m in 2024, then 5.", "10000m in 2024 then 5"),
        ("１０，０００", "10000"),
        ("in 2024, 100 boats", "in 2024 100 boats"),
    ]);
}

#[test]
fn apostrophes_join_or_part() {
    check(&[
        ("don't don’t DONT", "dont dont dont"),
        ("Russia's Russia’s", "russia s russia s"),
        ("dogs' 'quoted' ‘quoted’", "dogs quoted quoted"),
        ("O'Brien rock'n'roll", "obrien rocknroll"),
        ("l'école d’État qu'il dell'arte", "l ecole d etat qu il dell arte"),
        ("Sana'a Hawaiʻi об'єкт", "sanaa hawaii обєкт"),
        ("the 1990's", "the 1990 s"),
        ("it's.", "it s"),
        ("צה\"ל צה״ל צ'כיה", "צהל צהל צכיה"),
        ("said \"no\" 5'10", "said no 5 10"),
    ]);
}

#[test]
fn dots_inside_abbreviations_are_left_out() {
    check(&[
        ("U.S. U.S U.N.", "us us un"),
        ("U.S.-led a.m.", "us led am"),
        ("J.R.R. Tolkien", "jrr tolkien"),
        ("The end.Then example.com", "the end then example com"),
        ("p.m.the", "pm the"),
        ("v1.2", "v1 2"),
    ]);
}

#[test]
fn everything_else_parts_words() {
    check(&[
        (
            "feel-out AT&T C++ #tag @name foo_bar",
            "feel out at t c tag name foo bar",
        ),
        ("one—two/three…four", "one two three four"),
        ("👍🏽 ok ☎️", "ok"),
        ("word™ 2½", "word 2½"),
        ("a\nb\tc", "a b c"),
    ]);
}

#[test]
fn a_word_knows_where_it_stands() {
    let text = "“Straße”, U.S. 10,000 cafe\u{301}s";
    let ranges: Vec<&str> = words(text).map(|word| &text[word.range]).collect();
    assert_eq!(ranges, ["Straße", "U.S", "10,000", "cafe\u{301}s"]);
}

#[test]
fn folding_a_folded_character_changes_nothing() {
    for character in '\0'..=char::MAX {
        let first = |text: &str| words(text).next().map(|word| word.folded).unwrap_or_default();
        let once = first(character.encode_utf8(&mut [0; 4]));
        assert_eq!(first(&once), once, "U+{:04X}", u32::from(character));
    }
}

proptest! {
    #[test]
    fn words_are_in_order_and_fold_to_themselves(text in r"([a-zA-Z'’.,0-9 -]{0,6}|\PC|[ßłéİ日本語がﾞﾊ한\u{300}\u{640}\u{200d}]){0,20}") {
        let mut end = 0;
        for word in words(&text) {
            prop_assert!(word.range.start < word.range.end);
            prop_assert!(text.get(word.range.clone()).is_some());
            prop_assert!(end <= word.range.start || word.folded.chars().count() <= 4);
            prop_assert!(!word.folded.contains(char::is_whitespace));
            end = word.range.start;
        }
    }

    #[test]
    fn any_text_gives_words_that_find_it(text in any::<String>()) {
        for word in words(&text).take(5) {
            let typed = format!("{} ", word.folded);
            let ranges = Query::parse(&typed).ranges(&text);
            prop_assert_eq!(ranges.is_empty(), Query::parse(&typed).is_empty());
        }
    }
}
