//! How much of a text needs no cleaning: most of it, told many bytes at a time.

/// How many bytes are looked at together.
const TOGETHER: usize = 16;

/// How many bytes at the start of `raw` are printable ASCII. Where lines are collapsed, the
/// spaces among them stand alone and between two others.
pub(super) fn length(raw: &str, keep_lines: bool) -> usize {
    let bytes = raw.as_bytes();
    let mut end = 0;
    if keep_lines {
        while let Some(chunk) = bytes[end..].first_chunk::<TOGETHER>() {
            if !(0..TOGETHER).fold(true, |all, at| all & is_printable(chunk[at])) {
                break;
            }
            end += TOGETHER;
        }
        let rest = bytes[end..].iter();
        return end + rest.take_while(|byte| is_printable(**byte)).count();
    }
    if !bytes.first().is_some_and(u8::is_ascii_graphic) {
        return 0;
    }
    while let Some(chunk) = bytes[end..].first_chunk::<{ TOGETHER + 1 }>() {
        if !(0..TOGETHER).fold(true, |all, at| all & goes_on(chunk[at], chunk[at + 1])) {
            break;
        }
        end += TOGETHER;
    }
    let pairs = bytes[end..].iter().zip(&bytes[end + 1..]);
    end += pairs.take_while(|(byte, next)| goes_on(**byte, **next)).count();
    // The byte at the end was told by what follows it, which is not there.
    end + usize::from(bytes[end].is_ascii_graphic())
}

fn is_printable(byte: u8) -> bool {
    byte.wrapping_sub(b' ') < 0x5f
}

/// Whether a byte stays as it is before this one.
fn goes_on(byte: u8, next: u8) -> bool {
    is_printable(byte) & ((byte != b' ') | (next.wrapping_sub(b'!') < 0x5e))
}
