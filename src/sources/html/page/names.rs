//! Names in headlines and bylines.

use jiff::Timestamp;

use crate::domain::text::Text;
use crate::sources::date;

/// The headline without " - Outlet" at its end; `guess` cuts off a short last part that is not known.
pub fn without_outlet(title: &str, outlet: Option<&str>, guess: bool) -> String {
    let title = title.trim();
    let marks = [
        " | ", " - ", " – ", " — ", " • ", " · ", " « ", " » ", " :: ", " / ",
    ];
    let Some((at, mark)) = marks
        .iter()
        .filter_map(|mark| Some((title.rfind(mark)?, *mark)))
        .max()
    else {
        return title.to_owned();
    };
    let (head, tail) = (title[..at].trim(), title[at + mark.len()..].trim());
    let known = outlet.is_some_and(|outlet| same(outlet, tail));
    let dash = matches!(mark, " - " | " – " | " — " | " / ");
    let short = tail.chars().count() <= 40
        && tail.split_whitespace().count() <= 5
        && head.split_whitespace().count() >= if dash { 4 } else { 2 }
        && head.len() > tail.len();
    let named = !dash || tail.chars().next().is_some_and(|first| !first.is_lowercase());
    if known || (guess && short && named) {
        // A section may stand between them: "Headline | World | Outlet".
        let guess = guess && !known && !dash;
        return without_outlet(head, outlet, guess);
    }
    title.to_owned()
}

/// Whether two texts have the same letters and digits.
pub fn same(one: &str, other: &str) -> bool {
    let folded = |text: &str| -> String {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let one = folded(one);
    !one.is_empty() && one == folded(other)
}

/// The names in bylines: no "By", several parted, none twice.
pub fn people(bylines: &[String]) -> Vec<Text> {
    let mut found: Vec<Text> = Vec::new();
    for byline in bylines {
        let line = Text::line(byline);
        let line = without_by(&line);
        let parts = line
            .split(" and ")
            .flat_map(|part| part.split(" & "))
            .flat_map(split_names);
        for name in parts.map(|part| Text::name(without_by(part.trim_matches([' ', ',', '·', '|', '•']))))
        {
            let is_address = name.starts_with("http") || name.starts_with('@');
            if name.len() > 1 && !is_address && !found.iter().any(|known| same(known, &name)) {
                found.push(name);
            }
        }
    }
    found
}

/// `Ada Moor, Bo Lind` are two, `Ada Moor, Port Alma` is cut at what is no part of a name.
fn split_names(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line
        .split([',', ';', '|', '•', '·', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [name, suffix]
            if matches!(*suffix, "Jr." | "Jr" | "Sr." | "MD" | "PhD") && name.len() < line.len() =>
        {
            vec![line]
        }
        [first, ..] => {
            let is_name = |part: &&str| {
                (2..=4).contains(&part.split_whitespace().count()) && date::parse(part).is_none()
            };
            let mut names: Vec<&str> = vec![first];
            names.extend(parts[1..].iter().copied().filter(is_name));
            names
        }
        [] => Vec::new(),
    }
}

/// A byline without the words before the name.
pub fn without_by(line: &str) -> &str {
    let line = line.trim();
    if let Some((label, name)) = line.split_once(':')
        && !label.contains(char::is_whitespace)
        && !name.starts_with('/')
    {
        return name.trim_start();
    }
    let starts = [
        "Written by",
        "Reported by",
        "Story by",
        "Words by",
        "Posted by",
        "By",
        "Von",
        "Par",
        "Por",
        "Di",
    ];
    for start in starts {
        if let Some(head) = line.get(..start.len())
            && head.eq_ignore_ascii_case(start)
            && line[start.len()..].starts_with(char::is_whitespace)
        {
            return line[start.len()..].trim_start();
        }
    }
    line
}

/// Whether a line is a byline by its form alone: "By Ada Moor", "By Ada Moor and Bo Lind".
pub fn is_byline(line: &str) -> bool {
    let name = without_by(line);
    let capital = |word: &str| {
        matches!(word, "and" | "de" | "van" | "von" | "der" | "al" | "&")
            || word.starts_with(|first: char| first.is_uppercase())
    };
    name.len() < line.trim().len()
        && !name.ends_with(['.', '!', '?', ':'])
        && (2..=8).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(capital)
}

/// The moment named in a short text, with a label before it or not: "Published: 3 May 2024".
pub fn date_in(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    date::parse(text).or_else(|| {
        let at = text.find(|letter: char| letter.is_ascii_digit())?;
        let label = &text[..at];
        let word = label.rfind(char::is_whitespace).unwrap_or(0);
        let colon = text.split_once(':').map(|(_, rest)| rest);
        let after_label = colon.and_then(|rest| date::parse(rest.trim()));
        after_label
            .or_else(|| date::parse(text[at..].trim()))
            .or_else(|| {
                let before = label[..word]
                    .trim_end()
                    .rfind(char::is_whitespace)
                    .map_or(0, |space| space + 1);
                date::parse(text[before..].trim())
            })
    })
}
