//! Tells a picture's caption from the name of who took it.

/// Labels that begin a credit, in lower case.
const LABELS: [&str; 22] = [
    "photo credit",
    "image credit",
    "picture credit",
    "photograph by",
    "photo by",
    "photos by",
    "image by",
    "illustration by",
    "picture by",
    "photograph",
    "photo",
    "photos",
    "image",
    "picture",
    "illustration",
    "credit",
    "source",
    "foto",
    "fotos",
    "bild",
    "crédit",
    "crédit photo",
];
/// Names that are agencies', in any credit.
const AGENCIES: [&str; 38] = [
    "AP",
    "AFP",
    "Reuters",
    "REUTERS",
    "Getty",
    "Getty Images",
    "EPA",
    "EPA-EFE",
    "dpa",
    "DPA",
    "ANSA",
    "Xinhua",
    "TASS",
    "Tass",
    "Bloomberg",
    "Shutterstock",
    "Alamy",
    "PA",
    "PA Wire",
    "PA Media",
    "Keystone",
    "KEYSTONE",
    "APA",
    "EFE",
    "Kyodo",
    "Yonhap",
    "Anadolu",
    "NASA",
    "Unsplash",
    "Flickr",
    "Handout",
    "Pool",
    "ZUMA",
    "NurPhoto",
    "IMAGO",
    "Press Association",
    "Associated Press",
    "Agence France-Presse",
];
/// The longest credit.
const CREDIT_BYTES: usize = 160;

/// The caption without its credit, and the credit as written; either may be empty.
pub fn split_credit(caption: &str) -> (&str, &str) {
    let caption = caption.trim();
    let start = bracketed(caption)
        .or_else(|| copyright(caption))
        .or_else(|| labelled(caption))
        .or_else(|| agency_at_end(caption))
        .or_else(|| after_dash(caption));
    match start {
        Some((end, start)) if caption.len() - start <= CREDIT_BYTES => {
            let credit = caption[start..].trim();
            let bare = credit
                .strip_prefix(['(', '['])
                .and_then(|inner| inner.strip_suffix([')', ']']))
                .unwrap_or(credit);
            (
                caption[..end].trim_end_matches(|letter: char| {
                    letter.is_whitespace() || matches!(letter, '|' | '—' | '–' | '·' | '-' | '/')
                }),
                bare.trim(),
            )
        }
        _ => (caption, ""),
    }
}

/// `… (Photo: X)`, `… (X/AFP)`, `… [Reuters]`.
fn bracketed(caption: &str) -> Option<(usize, usize)> {
    let body = caption.strip_suffix('.').unwrap_or(caption);
    let (open, close) = if body.ends_with(')') {
        ('(', ')')
    } else {
        ('[', ']')
    };
    let inner_end = body.strip_suffix(close)?.len();
    let at = body[..inner_end].rfind(open)?;
    let inner = &body[at + 1..inner_end];
    let is_credit = starts_with_label(inner) || inner.starts_with('©') || is_agency_credit(inner);
    (is_credit && body.len() == caption.len()).then_some((at, at))
}

/// `… © X`, `… (c) X`, `… Copyright X`.
fn copyright(caption: &str) -> Option<(usize, usize)> {
    let at = ["©", "(c) ", "(C) ", "Copyright "]
        .iter()
        .find_map(|mark| caption.rfind(mark))?;
    Some((at, at)).filter(|_| !has_sentence_end(&caption[at..]))
}

/// `… Photo: X`, `… Photograph by X`, at the start of a sentence.
fn labelled(caption: &str) -> Option<(usize, usize)> {
    let starts = sentence_starts(caption);
    starts
        .into_iter()
        .rev()
        .find(|at| starts_with_label(&caption[*at..]) && !has_sentence_end(&caption[*at..]))
        .map(|at| (at, at))
}

/// `… Jane Doe/Reuters`, `… X / AFP` after the last sentence.
fn agency_at_end(caption: &str) -> Option<(usize, usize)> {
    sentence_starts(caption)
        .into_iter()
        .rev()
        .find(|at| is_agency_credit(&caption[*at..]))
        .map(|at| (at, at))
}

/// `… — Jane Doe`, `… | The Courier`.
fn after_dash(caption: &str) -> Option<(usize, usize)> {
    let (at, mark) = [" — ", " – ", " | ", " · "]
        .iter()
        .filter_map(|mark| caption.rfind(mark).map(|at| (at, mark.len())))
        .max()?;
    let tail = &caption[at + mark..];
    let is_name = is_agency_credit(tail) || (tail.contains(' ') && is_name(tail));
    is_name.then_some((at, at + mark))
}

/// Where sentences and parts of them begin; the start of the text first.
fn sentence_starts(caption: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut ended = false;
    for (at, letter) in caption.char_indices() {
        if letter.is_whitespace() {
            continue;
        }
        let spaced = caption[..at].ends_with(char::is_whitespace);
        if ended && spaced {
            starts.push(at);
        }
        let closes = matches!(letter, '"' | '”' | '’' | ')' | '»');
        ended = matches!(letter, '.' | '!' | '?' | '…' | '。' | '|' | '—' | '–' | '·') || (ended && closes);
    }
    starts
}

fn starts_with_label(text: &str) -> bool {
    let lower = text.to_lowercase();
    LABELS.iter().any(|label| {
        lower.strip_prefix(label).is_some_and(|rest| {
            let after = rest.trim_start();
            (label.ends_with(" by")
                && after.len() < rest.len()
                && is_name(&text[text.len().saturating_sub(after.len())..]))
                || after
                    .strip_prefix([':', '：', '/', '©'])
                    .is_some_and(|name| !name.trim().is_empty())
        })
    })
}

/// A credit with an agency in it: `Jane Doe/Reuters`, `AP Photo/Jane Doe`, `Reuters`.
fn is_agency_credit(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.');
    if text.len() > CREDIT_BYTES || text.is_empty() {
        return false;
    }
    let mut parts = text.split(['/', ',']).flat_map(|part| part.split(" via "));
    let slashed = text.contains('/');
    let named = parts.clone().any(|part| {
        let part = part.trim();
        AGENCIES.contains(&part)
            || part
                .strip_suffix(" Photo")
                .is_some_and(|agency| AGENCIES.contains(&agency))
    });
    named && parts.all(|part| is_name(part.trim())) && (slashed || text.split_whitespace().count() <= 6)
}

/// Words that all begin with capitals, but for the small ones in names.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let count = words.clone().count();
    let fits = |word: &str| {
        matches!(
            word,
            "of" | "the"
                | "for"
                | "de"
                | "da"
                | "di"
                | "van"
                | "von"
                | "der"
                | "den"
                | "al"
                | "bin"
                | "via"
                | "and"
                | "dpa"
        ) || word
            .chars()
            .next()
            .is_some_and(|first| !first.is_lowercase() && (first.is_alphanumeric() || first == '@'))
    };
    (1..=8).contains(&count) && words.all(fits) && !has_sentence_end(text)
}

/// Whether another sentence follows in it; the stop behind an initial ends none.
fn has_sentence_end(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        word.chars().count() > 3
    })
}
