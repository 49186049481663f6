//! The line below a headline that says who wrote, for whom, and when.

use crate::domain::article::Article;
use crate::domain::document::Block;
use crate::domain::text::Text;
use crate::sources::date;

/// The longest such line, in bytes.
const LINE: usize = 300;

/// Takes a line like "By Ada Moor · The Courier · 18 May 2026" off the body's start.
pub fn take(article: &mut Article) {
    let Some(Block::Paragraph(line)) = article.document.blocks.first() else {
        return;
    };
    if line.text.len() > LINE || article.title.is_empty() {
        return;
    }
    let line = line.text.clone();
    let parts: Vec<&str> = line
        .split(['·', '|', '•', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let by = parts.iter().find_map(|part| part.strip_prefix("By "));
    let source = parts.iter().find_map(|part| part.strip_prefix("Source: "));
    let moment = parts.iter().find_map(|part| stated(part));
    let rest: Vec<&&str> = parts
        .iter()
        .filter(|part| !part.starts_with("By ") && stated(part).is_none())
        .collect();
    let is_names = by.is_none_or(|names| {
        names.len() < 160 && !names.ends_with(['.', '!', '?']) && !names.starts_with(char::is_lowercase)
    });
    if (by.is_none() && moment.is_none() && source.is_none())
        || !is_names
        || rest.len() > 1
        || rest.iter().any(|part| part.ends_with(['.', '!', '?']))
    {
        return;
    }
    article.document.blocks.remove(0);
    if let Some(names) = by.filter(|_| article.authors.is_empty()) {
        let names = names.split(" and ").flat_map(|part| part.split(", "));
        article.authors = names
            .map(|name| Text::name(name.trim()))
            .filter(|name| !name.is_empty())
            .collect();
    }
    article.published = article.published.or(moment);
    if let [outlet] = rest.as_slice()
        && article.outlet.is_empty()
    {
        article.outlet = Text::name(source.unwrap_or(outlet));
    }
}

fn stated(part: &str) -> Option<jiff::Timestamp> {
    let is_short = part.len() <= 60 && part.bytes().any(|byte| byte.is_ascii_digit());
    is_short.then(|| date::parse(part)).flatten()
}
