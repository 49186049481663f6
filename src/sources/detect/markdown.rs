//! Tells Markdown by its signs.

/// Front matter, or several signs of Markdown; where there is only one the name decides.
pub fn is_markdown(start: &str, name: &str) -> bool {
    is_named_markdown(name) || has_front_matter(start) || markdown_signs(start) >= 2
}

/// Whether a file's name says that it is Markdown.
pub fn is_named_markdown(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    matches!(ending.as_str(), "md" | "markdown" | "mkd" | "mdown")
}

fn has_front_matter(start: &str) -> bool {
    let mut lines = start.lines();
    let fence = lines.next().unwrap_or_default().trim_end();
    if fence != "---" && fence != "+++" {
        return false;
    }
    let mut keys = 0;
    for line in lines.take(64) {
        if line.trim_end() == fence {
            return keys > 0;
        }
        let key = line.split([':', '=']).next().unwrap_or_default().trim();
        let is_key = key.len() < line.trim_end().len() && !key.is_empty() && !key.contains(' ');
        keys += usize::from(is_key);
    }
    false
}

/// How many kinds of signs there are: headings, links, fences, emphasis, a list under a heading.
fn markdown_signs(start: &str) -> usize {
    let lines: Vec<&str> = start.lines().collect();
    let is_list = |line: &&str| line.starts_with("- ") || line.starts_with("* ") || line.starts_with("1. ");
    let is_underline = |line: &str| line.len() >= 3 && line.bytes().all(|byte| byte == b'=');
    let count = headings(&lines);
    let headings = count > 0;
    let signs = [
        headings,
        count > 1,
        has_link(start),
        lines
            .iter()
            .any(|line| line.starts_with("```") || line.starts_with("~~~")),
        headings && lines.iter().any(is_list),
        headings && lines.iter().any(|line| line.starts_with("> ")),
        lines
            .windows(2)
            .any(|pair| !pair[0].is_empty() && is_underline(pair[1].trim_end())),
        start.matches("**").count() >= 2,
    ];
    signs.iter().filter(|sign| **sign).count()
}

/// How many headings stand apart: a remark of several lines that begin with `#` is none.
fn headings(lines: &[&str]) -> usize {
    let is_heading = |line: &str| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&level) && line[level..].starts_with(' ') && line.len() > level + 1
    };
    let line = |at: Option<usize>| at.and_then(|at| lines.get(at)).map_or("", |line| line.trim());
    let stands_apart = |at: usize| line(at.checked_sub(1)).is_empty() && !is_heading(line(Some(at + 1)));
    let found = lines.iter().enumerate();
    found
        .filter(|(at, line)| is_heading(line) && stands_apart(*at))
        .count()
}

/// `[words](address)` on one line.
fn has_link(start: &str) -> bool {
    let is_link = |line: &str| {
        let words = line.split_once('[').map(|(_, after)| after);
        let target = words
            .and_then(|words| words.split_once("]("))
            .map(|(_, target)| target);
        target
            .and_then(|target| target.split_once(')'))
            .is_some_and(|(address, _)| !address.is_empty())
    };
    start.lines().any(is_link)
}
