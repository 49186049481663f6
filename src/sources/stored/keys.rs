//! Numbers that tell a changed article from one that stayed as it was; the same on every machine.

use memchr::memmem;

use crate::domain::article::Article;
use crate::domain::text::Text;
use crate::sources::html;

use super::address::canonical;

/// Stands for the entry as the feed wrote it; where its place in the feed changed, it stays.
pub fn raw_key(article: &Article) -> u64 {
    let mut hasher = Hasher::default();
    let texts = |hasher: &mut Hasher, list: &[Text]| {
        hasher.number(list.len() as u64);
        for text in list {
            hasher.part(text);
        }
    };
    let single = [
        &article.guid,
        &article.url,
        &article.language,
        &article.summary,
        &article.dateline,
        &article.comments_url,
        &article.content_html,
    ];
    hasher.part(&article.title);
    hasher.part(&article.outlet);
    for text in single {
        hasher.part(text.as_deref().unwrap_or_default());
    }
    for moment in [article.published, article.updated] {
        let written = moment.map_or(i64::MIN, jiff::Timestamp::as_microsecond);
        hasher.number(written.cast_unsigned());
    }
    texts(&mut hasher, &article.authors);
    texts(&mut hasher, &article.categories);
    for enclosure in &article.enclosures {
        hasher.part(&enclosure.url);
        hasher.part(enclosure.kind.as_deref().unwrap_or_default());
        hasher.number(enclosure.length.unwrap_or(0));
    }
    if article.content_html.is_none() {
        article.document.each_text(|text| hasher.part(text));
    }
    hasher.finish()
}

/// Stands for what a reader sees as the text: title and body, without markup, white space and what
/// tracks readers in addresses.
pub fn text_key(article: &Article) -> u64 {
    let mut seen = Vec::new();
    if !article.stands_in.title {
        push_words(&article.title, &mut seen);
    }
    seen.push(b'\n');
    if let Some(html) = &article.content_html {
        let start = seen.len();
        seen.reserve(html.len());
        // White space is left out, so that an address may seem to be where there is none.
        let is_told = html::push_letters(html, &mut seen) && memmem::find(&seen[start..], b"://").is_none();
        if !is_told {
            seen.truncate(start);
            push_words(&html::to_line(html), &mut seen);
        }
    } else if article.document.is_empty() {
        push_words(article.summary.as_deref().unwrap_or_default(), &mut seen);
    } else {
        article.document.each_text(|text| push_words(text, &mut seen));
    }
    let mut hasher = Hasher::default();
    hasher.bytes(&seen);
    hasher.finish()
}

/// Adds a text without its white space.
fn push_words(text: &str, seen: &mut Vec<u8>) {
    if text.contains("://") || text.contains('\u{a0}') {
        for word in text.split_whitespace() {
            if word.starts_with("http") && word.contains("://") {
                seen.extend_from_slice(canonical(word).as_bytes());
            } else {
                seen.extend_from_slice(word.as_bytes());
            }
        }
        return;
    }
    let mut end = seen.len();
    seen.resize(end + text.len(), 0);
    for byte in text.bytes() {
        seen[end] = byte;
        end += usize::from(byte != b' ' && byte != b'\n');
    }
    seen.truncate(end);
}

/// Stands for bytes of any kind.
pub fn bytes_key(bytes: &[u8]) -> u64 {
    let mut hasher = Hasher::default();
    hasher.bytes(bytes);
    hasher.finish()
}

/// A hash that is fast and never changes; nobody gains by a collision in a feed of their own.
#[derive(Default)]
struct Hasher(u64);

impl Hasher {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

    fn number(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(Self::FACTOR);
    }

    /// Takes up a string so that it cannot be mistaken for part of the one before.
    fn part(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.number(
                chunk
                    .iter()
                    .rev()
                    .fold(0, |word, byte| word << 8 | u64::from(*byte)),
            );
        }
        let rest = chunks.remainder().iter().rev();
        self.number(rest.fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }

    /// Every bit of the number depends on all that was taken up.
    fn finish(self) -> u64 {
        let mut mixed = self.0 ^ (self.0 >> 32);
        for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53_u64] {
            mixed = mixed.wrapping_mul(factor);
            mixed ^= mixed >> 33;
        }
        mixed
    }
}
