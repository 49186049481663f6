//! Where the entries of `feeds.toml` stand in its text, to the byte.
//!
//! Comment lines right above an entry belong to it, and so do those right below its last line
//! unless they stand right above what follows. All that a blank line parts from it is the file's.

use std::ops::Range;

use toml_edit::{Document, Item, Table};

/// The name of the list.
pub const KEY: &str = "feed";

/// An entry: its bytes without the line end after it, and its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub bytes: Range<usize>,
    pub address: Option<String>,
}

/// The entries in their order; a sentence why not where they cannot be told apart.
pub fn entries(text: &str) -> Result<Vec<Span>, String> {
    let document = Document::parse(text).map_err(|error| error.message().to_owned())?;
    let mut marks = Marks::default();
    let mut cores = Vec::new();
    for (key, item) in document.iter() {
        match item {
            Item::ArrayOfTables(list) if key == KEY => {
                for table in list {
                    let core = extent(table);
                    marks.headers.push(core.start);
                    marks.ends.push(core.end);
                    cores.push((core, address_of(table)));
                }
            }
            _ if key == KEY => return Err("its feeds are not written as `[[feed]]`".to_owned()),
            _ => marks.add(item),
        }
    }
    marks.headers.sort_unstable();
    marks.ends.sort_unstable();
    let mut found = Vec::with_capacity(cores.len());
    for (core, address) in cores {
        if marks
            .next_header(core.start + 1)
            .is_some_and(|next| next < core.end)
        {
            return Err("the lines of a feed do not stand together".to_owned());
        }
        let bytes = first_byte(text, &core, &marks)..last_byte(text, &core, &marks);
        found.push(Span { bytes, address });
    }
    Ok(found)
}

/// The address an entry has, if it has one.
pub fn address_of(table: &Table) -> Option<String> {
    Some(table.get("address")?.as_str()?.trim().to_owned())
}

/// From the start of the header to the end of the last value, those of tables inside it too.
pub fn extent(table: &Table) -> Range<usize> {
    let mut spans = Vec::new();
    spans.extend(table.span());
    for (_, item) in table {
        collect(item, &mut spans);
    }
    let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
    start..spans.iter().map(|span| span.end).max().unwrap_or(start)
}

/// The places of all headers and values in an item.
pub fn collect(item: &Item, spans: &mut Vec<Range<usize>>) {
    match item {
        Item::None => {}
        Item::Value(value) => spans.extend(value.span()),
        Item::Table(table) => {
            spans.extend(table.span());
            table.iter().for_each(|(_, item)| collect(item, spans));
        }
        Item::ArrayOfTables(list) => {
            for table in list {
                spans.extend(table.span());
                table.iter().for_each(|(_, item)| collect(item, spans));
            }
        }
    }
}

/// Where a line begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where a line ends, its line end left out.
pub fn line_end(text: &str, at: usize) -> usize {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    if end > at && end < text.len() && text.as_bytes()[end - 1] == b'\r' {
        end - 1
    } else {
        end
    }
}

/// Where the line after this one begins, if there is one.
pub fn next_line(text: &str, at: usize) -> Option<usize> {
    let next = at + text[at..].find('\n')? + 1;
    (next < text.len()).then_some(next)
}

/// All headers and all ends of values of a text.
#[derive(Default)]
struct Marks {
    headers: Vec<usize>,
    ends: Vec<usize>,
}

impl Marks {
    fn add(&mut self, item: &Item) {
        let mut spans = Vec::new();
        collect(item, &mut spans);
        for span in spans {
            self.headers.push(span.start);
            self.ends.push(span.end);
        }
    }

    fn next_header(&self, at: usize) -> Option<usize> {
        let next = self.headers.partition_point(|start| *start < at);
        self.headers.get(next).copied()
    }

    fn last_end(&self, at: usize) -> usize {
        let next = self.ends.partition_point(|end| *end <= at);
        next.checked_sub(1).map_or(0, |last| self.ends[last])
    }
}

fn is_comment(text: &str, at: usize) -> bool {
    text[at..].trim_start_matches([' ', '\t']).starts_with('#')
}

fn first_byte(text: &str, core: &Range<usize>, marks: &Marks) -> usize {
    comments_above(text, line_start(text, core.start), marks.last_end(core.start))
}

/// Where the comment lines right above a line begin; no further up than `bound`.
pub fn comments_above(text: &str, line: usize, bound: usize) -> usize {
    let mut first = line;
    while first > 0 {
        let above = line_start(text, first - 1);
        if above < bound || !is_comment(text, above) {
            break;
        }
        first = above;
    }
    first
}

fn last_byte(text: &str, core: &Range<usize>, marks: &Marks) -> usize {
    let own = line_end(text, core.end);
    let mut last = own;
    let mut line = next_line(text, core.end);
    while let Some(start) = line.filter(|start| is_comment(text, *start)) {
        last = line_end(text, start);
        line = next_line(text, start);
    }
    let header = marks.next_header(core.end).map(|at| line_start(text, at));
    if line.is_some() && line == header {
        own
    } else {
        last
    }
}
