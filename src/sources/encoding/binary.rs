//! Tells bytes that are no text.

use super::wide;

/// How much of a file is looked at.
const LOOKED_AT: usize = 1024;

/// The first bytes of files that are no text.
const MAGIC: &[&[u8]] = &[
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x7fELF",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"SQLite format 3\0",
    b"OggS",
    b"fLaC",
    b"\x1a\x45\xdf\xa3",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\0asm",
    b"wOFF",
    b"wOF2",
    b"II*\0",
    b"MM\0*",
];

/// Whether the bytes are a picture, an archive, a program or otherwise no text.
pub fn is_binary(bytes: &[u8]) -> bool {
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) || is_container(bytes) {
        return true;
    }
    if wide::is_wide(bytes) {
        return false;
    }
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let nuls: usize = start.iter().map(|byte| usize::from(*byte == 0)).sum();
    let controls = start.iter().filter(|byte| is_control(**byte)).count();
    nuls * 50 > start.len() || controls * 20 > start.len()
}

/// Files whose name stands after a length: sound, pictures and films of several kinds.
fn is_container(bytes: &[u8]) -> bool {
    let at = |from: usize, name: &[u8]| bytes.get(from..from + name.len()) == Some(name);
    at(4, b"ftyp")
        || (at(0, b"RIFF") && (at(8, b"WAVE") || at(8, b"WEBP") || at(8, b"AVI ")))
        || (at(0, b"ID3") && bytes.get(3).is_some_and(|version| *version < 10))
}

/// Controls that no text has; the escape is part of Japanese encodings.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}
