//! Stray spaces mended, and those that belong left.

use std::borrow::Cow;

use newsview::sources::plain::mend;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

#[test]
fn stray_spaces_go() {
    for (broken, mended) in [
        ("Sorn 's ferry", "Sorn's ferry"),
        ("Sorn ’s ferry", "Sorn’s ferry"),
        ("Okoro , who left , said .", "Okoro, who left, said."),
        ("said the mayor .\" He left", "said the mayor.\" He left"),
        ("( text )", "(text)"),
        ("He said \" not now \" and left", "He said \"not now\" and left"),
        ("\" Not now , \" he said", "\"Not now,\" he said"),
        ("they do n't , and we 're glad", "they don't, and we're glad"),
        ("It rose : a draw ; why ? No !", "It rose: a draw; why? No!"),
        ("two   's", "two's"),
    ] {
        assert_eq!(mend(broken), mended);
    }
}

#[test]
fn spaces_that_belong_stay() {
    for right in [
        "He left :-) and smiled",
        "well ... perhaps",
        "wait . . . what",
        "a .5 litre mug of .NET",
        "« Bonjour ! » dit-elle : il est tard ; qui vient ?",
        "a \" lone quote",
        "the '90s and 'tis",
        "- a dash – and - another",
        "5 % of 3 / 4",
        "he said \"no\" and \"yes\"",
    ] {
        assert!(
            matches!(mend(right), Cow::Borrowed(_)),
            "{right:?} became {:?}",
            mend(right)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nothing_but_spaces_is_taken(text in any::<String>(), more in "[a-zA-Z '\"’”.,;:!?()\\[\\]n]{0,80}") {
        let text = text + &more;
        let bare = |text: &str| text.replace(' ', "");
        prop_assert_eq!(bare(&mend(&text)), bare(&text));
    }
}
