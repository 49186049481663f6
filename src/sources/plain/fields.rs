//! Labelled lines above an article: "Title: …", "Author: …", and the headers of a saved message.

use super::byline;
use super::draft::Draft;
use super::lines::Line;
use super::moments;
use super::words::{is_outlet_shape, word_count};

/// What a label says of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Author,
    Sender,
    Published,
    Updated,
    Outlet,
    Address,
    Language,
    Category,
    Place,
    Summary,
    Name,
}

#[rustfmt::skip]
const LABELS: &[(Field, &[&str])] = &[
    (Field::Title, &[
        "title", "headline", "subject", "titel", "titre", "título", "titolo", "überschrift", "betreff",
        "件名", "タイトル", "标题", "כותרת", "العنوان",
    ]),
    (Field::Author, &[
        "author", "authors", "byline", "by", "autor", "autorin", "auteur", "writer", "reporter", "creator",
        "dc.creator", "著者", "作者",
    ]),
    (Field::Sender, &[
        "from",
    ]),
    (Field::Published, &[
        "date", "published", "publication date", "pubdate", "date published", "published on",
        "published at", "posted", "datum", "fecha", "data", "日付", "日期",
    ]),
    (Field::Updated, &[
        "updated", "last updated", "modified", "last modified",
    ]),
    (Field::Outlet, &[
        "source", "outlet", "publisher", "publication", "site", "newspaper", "organization", "organisation",
        "agency", "quelle", "fuente", "fonte", "来源", "出典",
    ]),
    (Field::Address, &[
        "url", "link", "address", "permalink", "web", "source url", "original url", "canonical",
    ]),
    (Field::Language, &[
        "language", "lang", "content-language", "sprache", "langue", "idioma",
    ]),
    (Field::Category, &[
        "section", "category", "categories", "tags", "keywords", "topic", "topics", "newsgroups", "desk",
    ]),
    (Field::Place, &[
        "dateline", "location", "place",
    ]),
    (Field::Summary, &[
        "summary", "description", "abstract", "standfirst", "deck", "subtitle",
    ]),
    (Field::Name, &[
        "message-id", "guid",
    ]),
];

/// The field that a label names.
fn field(label: &str) -> Option<Field> {
    if label.len() > 40 {
        return None;
    }
    let folded = label.trim().to_lowercase();
    LABELS
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(field, _)| *field)
}

/// A line cut at its label's colon.
fn cut(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 40;
    let at = text.find([':', '：']).filter(|at| *at <= LONGEST)?;
    let (label, rest) = text.split_at(at);
    let value = rest.trim_start_matches([':', '：']);
    let spaced = value.is_empty() || value.starts_with([' ', '<']) || rest.starts_with('：');
    (spaced && word_count(label) <= 3).then(|| (label.trim(), value.trim()))
}

/// Reads the block of labelled lines a text may begin with; returns the first line behind it.
pub fn take(lines: &[Line], draft: &mut Draft) -> usize {
    let start = lines
        .iter()
        .position(|line| !line.is_blank())
        .unwrap_or(lines.len());
    let length = lines[start..]
        .iter()
        .position(|line| !belongs(line))
        .unwrap_or(lines.len() - start);
    let block = &lines[start..start + length];
    let fields: Vec<Field> = block
        .iter()
        .filter_map(|line| cut(line.text))
        .filter_map(|(label, _)| field(label))
        .collect();
    let titled = fields.contains(&Field::Title);
    if fields.len() < 2 && !(titled && fields.len() == 1) {
        return start;
    }
    let mail = fields.contains(&Field::Sender) && (titled || fields.contains(&Field::Published));
    read_block(block, mail, draft);
    start + length
}

/// Whether a line may stand in a block of labelled lines: it has a label, or goes on with the one above.
fn belongs(line: &Line) -> bool {
    if line.is_blank() {
        return false;
    }
    match cut(line.text) {
        Some((label, _)) => {
            field(label).is_some()
                || (label.contains('-')
                    && label
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
                || is_message_label(label)
        }
        None => line.indent > 0,
    }
}

/// Labels of messages that say nothing of the article.
fn is_message_label(label: &str) -> bool {
    [
        "to",
        "cc",
        "bcc",
        "received",
        "path",
        "lines",
        "sender",
        "references",
        "approved",
        "distribution",
        "xref",
        "status",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(label))
}

fn read_block(block: &[Line], mail: bool, draft: &mut Draft) {
    let mut at = 0;
    while at < block.len() {
        let folded = block[at + 1..]
            .iter()
            .take_while(|line| line.indent > 0 && cut(line.text).is_none())
            .count();
        let mut text = block[at].text.to_owned();
        for line in &block[at + 1..=at + folded] {
            text.push(' ');
            text.push_str(line.text);
        }
        at += 1 + folded;
        let known = cut(&text).and_then(|(label, value)| Some((field(label)?, value)));
        let kept = match known {
            Some((field, value)) => value.is_empty() || apply(field, value, draft),
            // The transport of a message is no part of the article.
            None => mail,
        };
        if !kept {
            draft.loose.push(text);
        }
    }
}

/// Reads one labelled line near the top; whether it was one.
pub fn take_line(text: &str, draft: &mut Draft) -> bool {
    let Some((field, value)) = cut(text).and_then(|(label, value)| Some((field(label)?, value))) else {
        return false;
    };
    let plain = match field {
        Field::Outlet => is_outlet_shape(value),
        Field::Author => byline::read(&format!("By {value}")).is_some(),
        Field::Published | Field::Updated => moments::stated(value).is_some(),
        Field::Address => is_address(value),
        Field::Language => word_count(value) == 1 && value.len() <= 20,
        _ => false,
    };
    plain && apply(field, value, draft)
}

/// Notes what a labelled line says; false where it cannot be used.
fn apply(field: Field, value: &str, draft: &mut Draft) -> bool {
    let set = |slot: &mut Option<String>| {
        let free = slot.is_none();
        if free {
            *slot = Some(value.to_owned());
        }
        free
    };
    match field {
        Field::Title => set(&mut draft.title),
        Field::Outlet => set(&mut draft.outlet),
        Field::Place => set(&mut draft.dateline),
        Field::Summary => set(&mut draft.summary),
        Field::Name => set(&mut draft.guid),
        Field::Language => value.len() <= 40 && set(&mut draft.language),
        Field::Address => is_address(value) && set(&mut draft.url),
        Field::Author => {
            read_authors(value, draft);
            true
        }
        Field::Sender => {
            draft.authors.push(sender(value).to_owned());
            true
        }
        Field::Published => note(&mut draft.published, value),
        Field::Updated => note(&mut draft.updated, value),
        Field::Category => {
            let parts = value
                .split([',', ';'])
                .map(str::trim)
                .filter(|part| !part.is_empty());
            draft.categories.extend(parts.map(str::to_owned));
            true
        }
    }
}

fn note(slot: &mut Option<jiff::Timestamp>, value: &str) -> bool {
    let moment = moments::stated(value);
    *slot = slot.or(moment);
    moment.is_some()
}

/// Authors as a label gives them: as in a byline, else parted by semicolons and commas.
fn read_authors(value: &str, draft: &mut Draft) {
    let line = if super::words::starts_with_words(value, "by") {
        value.to_owned()
    } else {
        format!("By {value}")
    };
    match byline::read(&line) {
        Some(byline) => draft.note_byline(byline),
        None => draft.authors.extend(
            value
                .split(';')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty()),
        ),
    }
}

/// The name of who sent a message: `Ana Ruiz <ana@wire.example>`, `ana@wire.example (Ana Ruiz)`.
fn sender(value: &str) -> &str {
    let inside = value
        .rsplit_once('(')
        .and_then(|(_, name)| name.strip_suffix(')'));
    let before = value
        .split_once('<')
        .map(|(name, _)| name.trim().trim_matches('"'));
    let name = inside.or(before).unwrap_or(value).trim();
    if name.is_empty() { value } else { name }
}

fn is_address(value: &str) -> bool {
    url::Url::parse(value).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
