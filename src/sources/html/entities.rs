//! Character references → characters, as browsers decode them.

use std::borrow::Cow;

use markup5ever::data::NAMED_ENTITIES;

/// Where a reference stands: in an attribute, `&copy=1` is no `©`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    Text,
    Attribute,
}

/// The longest name of a reference, its semicolon counted.
const NAME_BYTES: usize = 33;

/// The text with its character references decoded, once.
pub fn decode(raw: &str, within: Within) -> Cow<'_, str> {
    let Some(first) = raw.find('&') else {
        return Cow::Borrowed(raw);
    };
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut at = first;
    loop {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let used = reference(rest, within, &mut out);
        if used == 0 {
            out.push('&');
        }
        rest = &rest[used.max(1)..];
        match rest.find('&') {
            Some(next) => at = next,
            None => break,
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Decodes the reference at the start of `rest`; how many bytes of it were used, 0 for none.
fn reference(rest: &str, within: Within, out: &mut String) -> usize {
    match rest.as_bytes().get(1) {
        Some(b'#') => numeric(rest, out),
        Some(byte) if byte.is_ascii_alphabetic() => named(rest, within, out),
        _ => 0,
    }
}

fn numeric(rest: &str, out: &mut String) -> usize {
    let hexadecimal = matches!(rest.as_bytes().get(2), Some(b'x' | b'X'));
    let (start, radix) = if hexadecimal { (3, 16) } else { (2, 10) };
    let digits = rest[start..]
        .bytes()
        .take_while(|byte| char::from(*byte).is_digit(radix))
        .count();
    if digits == 0 {
        return 0;
    }
    let number = u32::from_str_radix(&rest[start..start + digits], radix).unwrap_or(u32::MAX);
    out.push(character(number));
    let end = start + digits;
    end + usize::from(rest.as_bytes().get(end) == Some(&b';'))
}

fn character(number: u32) -> char {
    /// What 128 to 159 mean where a page was written in Windows' Latin.
    const WINDOWS: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match number {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => WINDOWS[(number - 0x80) as usize],
        _ => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

fn named(rest: &str, within: Within, out: &mut String) -> usize {
    let letters = rest[1..]
        .bytes()
        .take(NAME_BYTES)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let closed = rest.as_bytes().get(1 + letters) == Some(&b';');
    if closed && push_entity(&rest[1..letters + 2], out) {
        return letters + 2;
    }
    // The oldest names are known without their semicolon too.
    for length in (2..=letters.min(6)).rev() {
        let next = rest.as_bytes().get(1 + length);
        let open = next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'=');
        if within == Within::Attribute && open {
            continue;
        }
        if push_entity(&rest[1..=length], out) {
            return 1 + length;
        }
    }
    0
}

fn push_entity(name: &str, out: &mut String) -> bool {
    let Some((first, second)) = NAMED_ENTITIES.get(name).copied().filter(|(first, _)| *first != 0) else {
        return false;
    };
    out.extend(
        [first, second]
            .into_iter()
            .filter(|code| *code != 0)
            .filter_map(char::from_u32),
    );
    true
}
