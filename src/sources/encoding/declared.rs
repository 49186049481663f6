//! The character set that a document names itself.

use encoding_rs::{Encoding, GBK, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a document its declaration is looked for.
const LOOKED_AT: usize = 4096;

/// The encoding of this name, as the Encoding Standard has it, and a few names beyond it.
pub fn by_name(name: &str) -> Option<&'static Encoding> {
    let name = name.trim_matches(|character: char| character.is_whitespace() || "\"';".contains(character));
    let found = Encoding::for_label(name.as_bytes())
        .or_else(|| Encoding::for_label(name.to_ascii_lowercase().replace('_', "-").as_bytes()))
        .or_else(|| by_habit(&name.to_ascii_lowercase()))?;
    // Bytes whose declaration can be read one by one are no UTF-16.
    if found == UTF_16LE || found == UTF_16BE {
        return Some(UTF_8);
    }
    (found != REPLACEMENT).then_some(found)
}

fn by_habit(name: &str) -> Option<&'static Encoding> {
    match name {
        "utf" | "utf8mb4" | "cp65001" | "unicode" => Some(UTF_8),
        "latin-1" | "ansi" | "8859-1" | "us" | "iso" => Some(WINDOWS_1252),
        "cp936" | "ms936" | "hz-gb-2312" => Some(GBK),
        "cp932" => Encoding::for_label(b"ms932"),
        "cp949" => Encoding::for_label(b"windows-949"),
        "cp950" => Encoding::for_label(b"big5"),
        _ => {
            let number = name.strip_prefix("windows").or_else(|| name.strip_prefix("ms"))?;
            Encoding::for_label(format!("windows-{}", number.trim_start_matches(['-', '_'])).as_bytes())
        }
    }
}

/// The encoding named by an XML declaration, an HTML `meta` or a style sheet's `@charset`.
pub fn inside(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    if !start.contains(&b'<') && !start.trim_ascii_start().starts_with(b"@") {
        return None;
    }
    let start = start.to_ascii_lowercase();
    let start = start.trim_ascii_start();
    if let Some(rest) = start.strip_prefix(b"@charset") {
        return value(rest).and_then(by_name);
    }
    if let Some(at) = find(start, b"<?xml") {
        let declaration = &start[at..];
        let end = find(declaration, b"?>")
            .or_else(|| find(declaration, b">"))
            .unwrap_or(declaration.len());
        let declaration = &declaration[..end];
        let named = find(declaration, b"encoding").map(|at| &declaration[at + b"encoding".len()..]);
        return named.and_then(value).and_then(by_name);
    }
    in_meta(start)
}

/// `<meta charset="…">` or `<meta … content="text/html; charset=…">`.
fn in_meta(start: &[u8]) -> Option<&'static Encoding> {
    let mut rest = start;
    while let Some(at) = find(rest, b"<meta") {
        rest = &rest[at + b"<meta".len()..];
        let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
        let named = find(tag, b"charset").map(|at| &tag[at + b"charset".len()..]);
        if let Some(encoding) = named.and_then(value).and_then(by_name) {
            return Some(encoding);
        }
    }
    None
}

/// What stands after an optional `=`, with or without quotes.
fn value(rest: &[u8]) -> Option<&str> {
    let rest = std::str::from_utf8(&rest[..rest.len().min(64)])
        .or_else(|error| std::str::from_utf8(&rest[..error.valid_up_to()]));
    let rest = rest
        .ok()?
        .trim_start_matches(|character: char| character.is_whitespace() || "='\"".contains(character));
    let ends = |character: char| !(character.is_ascii_alphanumeric() || "-_:.".contains(character));
    let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
    (!name.is_empty()).then_some(name)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
