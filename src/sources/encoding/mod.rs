//! Bytes → text: by byte order mark, declaration, or guess.

mod binary;
mod declared;
mod wide;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

pub use binary::is_binary;

/// The text of `bytes`; `charset` is what was named outside them (an HTTP header).
///
/// In order: byte order mark, the patterns of UTF-16 and UTF-32, the character set named outside,
/// the one named inside, UTF-8 where the bytes are that, else a guess. It never fails.
pub fn decode<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    repair_controls(decode_bytes(bytes, charset))
}

fn decode_bytes<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    if let Some(text) = wide::decode(bytes) {
        return Cow::Owned(text);
    }
    if let Some(bytes) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let sound = std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        return sound.unwrap_or_else(|| Cow::Owned(mended(bytes).0));
    }
    let utf_8 = std::str::from_utf8(bytes).ok();
    let named = [charset.and_then(declared::by_name), declared::inside(bytes)];
    for encoding in named.into_iter().flatten() {
        if let Some(text) = decode_named(bytes, encoding, utf_8) {
            return text;
        }
    }
    if let Some(text) = utf_8 {
        return Cow::Borrowed(text);
    }
    let is_named = named.contains(&Some(UTF_8));
    nearly_utf_8(bytes, is_named).map_or_else(|| guess(bytes), Cow::Owned)
}

/// The text in the character set that was named, if the bytes are that.
fn decode_named<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    utf_8: Option<&'a str>,
) -> Option<Cow<'a, str>> {
    // Latin-1 is what servers say who do not know; bytes that are UTF-8 by chance are no words in it.
    if encoding == UTF_8 || (encoding == WINDOWS_1252 && utf_8.is_some()) {
        return utf_8.map(Cow::Borrowed);
    }
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (!broken).then_some(text)
}

/// UTF-8 with a few strange bytes among it, which are windows-1252 or cut off at the end.
fn nearly_utf_8(bytes: &[u8], is_named: bool) -> Option<String> {
    let sound_for_each_broken = if is_named { 1 } else { 2 };
    let (text, sound, broken) = mended(bytes);
    (sound > broken * sound_for_each_broken).then_some(text)
}

/// The text of such bytes, and how many of its characters are sound and how many are not.
fn mended(bytes: &[u8]) -> (String, usize, usize) {
    let mut text = String::with_capacity(bytes.len());
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        sound += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        let invalid = chunk.invalid();
        let is_end = invalid.as_ptr_range().end == bytes.as_ptr_range().end;
        let is_cut_off = is_end && invalid.first().is_some_and(|lead| *lead >= 0xc2);
        if invalid.is_empty() || (is_cut_off && sound > 0) {
            continue;
        }
        broken += 1;
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(invalid).0);
    }
    (text, sound, broken)
}

fn guess(bytes: &[u8]) -> Cow<'_, str> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    encoding.decode_without_bom_handling(bytes).0
}

/// C1 controls are windows-1252 in a text that was labelled or made carelessly: quotes and dashes.
fn repair_controls(text: Cow<'_, str>) -> Cow<'_, str> {
    const LEAD_OF_C1: u8 = 0xc2;
    let bytes = text.as_bytes();
    let is_c1 = |at: usize| matches!(bytes.get(at + 1), Some(0x80..=0x9f));
    if !memchr::memchr_iter(LEAD_OF_C1, bytes).any(is_c1) {
        return text;
    }
    Cow::Owned(text.chars().map(windows_1252).collect())
}

/// What a C1 control means where it was meant as windows-1252.
pub fn windows_1252(character: char) -> char {
    const MEANINGS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match character {
        '\u{80}'..='\u{9f}' => MEANINGS[character as usize - 0x80],
        other => other,
    }
}
