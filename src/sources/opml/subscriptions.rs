//! OPML → what to follow, and line by line what was not taken over. Nothing in it is ever run.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use url::Url;

use crate::domain::limits;
use crate::domain::subscription::{Folder, LeftOut, Subscription, is_address};
use crate::domain::text::Text;

use super::tree::in_order_of_folders;
use super::{address, is_outline, title};
use crate::sources::feed::build::build;
use crate::sources::feed::tree::{Element, Index, Tree};

/// The feeds that an OPML text names, folder by folder, and what was left out of it.
pub fn subscriptions(text: &str) -> (Vec<Subscription>, Vec<LeftOut>) {
    let tree = build(text, None, false);
    let mut reading = Reading::default();
    let outlines = tree.elements.iter().enumerate();
    for (index, element) in outlines.filter(|(_, element)| is_outline(element)) {
        reading.outline(&tree, index, element);
    }
    for warning in &tree.warnings {
        reading.leave("the file", warning);
    }
    (in_order_of_folders(reading.found), reading.left_out)
}

/// The address of the web that is meant, as it is kept; `feed:` before it is left out.
pub fn mended(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let bare = match raw.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("feed:") => &raw[5..],
        _ => raw,
    };
    let mut whole = if bare.starts_with("//") {
        format!("http:{bare}")
    } else {
        bare.to_owned()
    };
    if whole.contains(' ') && whole.len() <= limits::ADDRESS_BYTES {
        whole = Url::parse(&whole).ok()?.into();
    }
    let is_web = whole
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("http"));
    (is_web && is_address(&whole)).then_some(whole)
}

/// Why an address that is none of the web is not taken over.
pub fn refusal(raw: &str) -> &'static str {
    let raw = raw.trim();
    let scheme = raw.split(':').next().unwrap_or_default().to_ascii_lowercase();
    match scheme.as_str() {
        _ if raw.starts_with(['|', '`', '$']) => "it would run a program, which is never done",
        "exec" | "filter" => "it would run a program, which is never done",
        "query" => "it is a query, not a feed",
        "file" => "it is a file on a machine; add the file itself where it is wanted",
        _ if raw.starts_with(['/', '~']) => {
            "it is a file on a machine; add the file itself where it is wanted"
        }
        _ => "it is no address of the web",
    }
}

#[derive(Default)]
struct Reading {
    /// The folders of each outline that is one; none where they lie too deep.
    folders: HashMap<Index, Option<Arc<[Text]>>>,
    known: HashSet<String>,
    found: Vec<Subscription>,
    left_out: Vec<LeftOut>,
}

impl Reading {
    fn outline(&mut self, tree: &Tree, index: Index, element: &Element) {
        let above = self.folders.get(&element.parent).cloned();
        let above = above.unwrap_or_else(|| Some(Arc::default()));
        let holds_outlines = tree.children(index).any(|(_, child)| is_outline(child));
        let Some(raw) = address(element) else {
            if holds_outlines {
                self.folders.insert(index, path(above, element));
            } else {
                self.without_address(element);
            }
            return;
        };
        // What stands in a feed lies where the feed does.
        self.folders.insert(index, above.clone());
        let name = title(element);
        let called = || match &name {
            Some(name) => format!("{name} ({raw})"),
            None => raw.to_owned(),
        };
        let Some(address) = mended(raw) else {
            return self.leave(&called(), refusal(raw));
        };
        let Some(folder) = above else {
            let why = format!("it lies deeper than {} folders", limits::FOLDER_DEPTH);
            return self.leave(&called(), &why);
        };
        if self.found.len() >= limits::OPML_ROWS {
            let why = format!("it comes after the first {} feeds", limits::OPML_ROWS);
            return self.leave(&called(), &why);
        }
        if self.known.contains(&address) {
            return self.leave(&called(), "it is named a second time");
        }
        if element
            .attribute("filtercmd")
            .is_some_and(|command| !command.trim().is_empty())
        {
            self.leave(
                &called(),
                "its filter is a program, which is never run; the feed is taken without it",
            );
        }
        self.known.insert(address.clone());
        self.found.push(Subscription {
            title: name.filter(|name| *name != *address && *name != *raw),
            folder: Folder(folder.to_vec()),
            tags: tags(element),
            ..Subscription::new(&address)
        });
    }

    fn without_address(&mut self, element: &Element) {
        let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let url = element.attribute("url").unwrap_or_default();
        let name = title(element);
        let called = name.as_deref().filter(|name| !name.is_empty()).unwrap_or(url);
        let why = match kind.as_str() {
            "link" => "it is a link, not a feed",
            "include" => "it is another list, which is not fetched",
            "folder" | "category" => "it is a folder with nothing in it",
            _ => "it names no address",
        };
        self.leave(if called.is_empty() { "an outline" } else { called }, why);
    }

    /// The list is as long as a list of feeds may be; its last line says that there is more.
    fn leave(&mut self, what: &str, why: &str) {
        match self.left_out.len() {
            count if count < limits::OPML_ROWS => self.left_out.push(LeftOut::new(None, what, why)),
            limits::OPML_ROWS => self
                .left_out
                .push(LeftOut::new(None, "what follows", "it is too much")),
            _ => {}
        }
    }
}

/// The path of a folder; one without a name is as the one around it.
fn path(above: Option<Arc<[Text]>>, element: &Element) -> Option<Arc<[Text]>> {
    let above = above?;
    match title(element).map(|name| Text::name(&name)) {
        Some(_) if above.len() >= limits::FOLDER_DEPTH => None,
        Some(name) => Some(above.iter().cloned().chain([name]).collect()),
        None => Some(above),
    }
}

/// The categories of an outline, parted by commas.
fn tags(element: &Element) -> Vec<Text> {
    let mut tags: Vec<Text> = Vec::new();
    let categories = element.attribute("category").unwrap_or_default();
    for category in categories.split(',').take(limits::NAMES) {
        let tag = Text::name(category.trim().trim_start_matches('/'));
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}
