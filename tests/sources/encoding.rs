//! Bytes → text, whatever they are.

use newsview::sources::encoding::{decode, is_binary};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert_eq, proptest};
use std::borrow::Cow;

#[test]
fn utf_8_is_borrowed_as_it_is() {
    assert!(matches!(
        decode("Grüße – 東京".as_bytes(), None),
        Cow::Borrowed("Grüße – 東京")
    ));
    assert!(matches!(
        decode(b"\xef\xbb\xbfplain", None),
        Cow::Borrowed("plain")
    ));
}

#[test]
fn wide_characters_are_told_by_mark_or_pattern() {
    let text = "<a>žluť</a> and more";
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big_32: Vec<u8> = text
        .chars()
        .flat_map(|letter| u32::from(letter).to_be_bytes())
        .collect();
    let little_32: Vec<u8> = text
        .chars()
        .flat_map(|letter| u32::from(letter).to_le_bytes())
        .collect();
    let marks: [&[u8]; 4] = [b"\xfe\xff", b"\xff\xfe", b"\0\0\xfe\xff", b"\xff\xfe\0\0"];
    for (bytes, mark) in [big, little, big_32, little_32].iter().zip(marks) {
        assert_eq!(decode(bytes, None), text);
        assert_eq!(decode(&[mark, bytes].concat(), Some("iso-8859-1")), text);
        assert!(!is_binary(bytes));
    }
}

#[test]
fn the_charset_named_outside_counts_before_the_one_inside() {
    let bytes = b"<?xml version='1.0' encoding='windows-1252'?><a>\xe6\xf0</a>";
    assert!(decode(bytes, Some("windows-1251")).contains("жр"));
    assert!(decode(bytes, Some("no-such-charset")).contains("æð"));
    assert!(decode(bytes, None).contains("æð"));
}

#[test]
fn a_charset_is_named_in_many_ways() {
    let cases: [(&[u8], &str); 6] = [
        (
            b"<?xml version=\"1.0\" encoding = \"KOI8-R\" ?><a>\xd0\xd2\xc9</a>",
            "при",
        ),
        (b"<html><meta charset=koi8-r><p>\xd0\xd2\xc9", "при"),
        (
            b"<html><META http-equiv='Content-Type' content='text/html; charset=KOI8-R'>\xd0\xd2\xc9",
            "при",
        ),
        (b"@charset \"koi8-r\"; \xd0\xd2\xc9", "при"),
        (b"<?xml version='1.0' encoding='cp1252'?>\x93x\x94", "“x”"),
        (b"<?xml version='1.0' encoding='latin-1'?>\xe9", "é"),
    ];
    for (bytes, expected) in cases {
        let text = decode(bytes, None);
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn a_charset_that_does_not_fit_is_not_believed() {
    let bytes = "<?xml version='1.0' encoding='shift_jis'?><a>žluťoučký kůň</a>".as_bytes();
    assert!(decode(bytes, None).contains("žluťoučký kůň"));
    let bytes = "<?xml version='1.0' encoding='iso-8859-1'?><a>žluťoučký kůň</a>".as_bytes();
    assert!(decode(bytes, None).contains("žluťoučký kůň"));
    let bytes = "<?xml version='1.0' encoding='utf-16'?><a>ů</a>".as_bytes();
    assert!(decode(bytes, None).contains('ů'));
}

#[test]
fn undeclared_bytes_are_guessed() {
    let russian = b"\xcf\xee\xf0\xf2 \xe7\xe0\xea\xf0\xfb\xf2 \xe8\xe7-\xe7\xe0 \xf8\xf2\xee\xf0\xec\xe0";
    assert_eq!(decode(russian, None), "Порт закрыт из-за шторма");
    assert_eq!(
        decode(b"caf\xe9 et cr\xe8me br\xfbl\xe9e", None),
        "café et crème brûlée"
    );
}

#[test]
fn a_few_strange_bytes_do_not_spoil_utf_8() {
    let mixed = [&b"\x93"[..], "žluťoučký kůň".as_bytes(), b"\x94"].concat();
    assert_eq!(decode(&mixed, None), "“žluťoučký kůň”");
    let cut = &"žluťoučký kůň".as_bytes()[.."žluťoučký kůň".len() - 1];
    assert_eq!(decode(cut, None), "žluťoučký ků");
}

#[test]
fn c1_controls_are_the_quotes_that_were_meant() {
    assert_eq!(decode("It\u{92}s \u{93}so\u{94}".as_bytes(), None), "It’s “so”");
}

#[test]
fn pictures_archives_and_programs_are_no_text() {
    for start in [
        &b"\x89PNG\r\n\x1a\n...."[..],
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x7fELF\x02",
        b"\x1f\x8b\x08",
        b"....ftypmp42",
    ] {
        assert!(is_binary(start));
    }
    let noise: Vec<u8> = (0..=255).cycle().take(2000).collect();
    assert!(is_binary(&noise));
    assert!(!is_binary(b""));
    assert!(!is_binary("Grüße\n\tund Küsse\x0c".as_bytes()));
    assert!(!is_binary(b"\x1b$B%K%e!<%9\x1b(B and some plain words"));
}

proptest! {
    #[test]
    fn no_bytes_break_the_decoder(bytes in vec(any::<u8>(), 0..300)) {
        let _ = (decode(&bytes, None), is_binary(&bytes));
        let _ = decode(&bytes, Some("shift_jis"));
    }

    #[test]
    fn sound_utf_8_stays_what_it_is(text in "[^\u{0}-\u{8}\u{80}-\u{9f}\u{feff}]{0,60}") {
        let text = format!("--{text}");
        prop_assert_eq!(decode(text.as_bytes(), None), text.as_str());
    }
}

#[test]
fn a_mark_at_the_start_says_more_than_a_strange_byte() {
    let text = decode(b"\xef\xbb\xbfCaf\xc3\xa9 \x93x", Some("iso-8859-1"));
    assert_eq!(text, "Café “x");
}
