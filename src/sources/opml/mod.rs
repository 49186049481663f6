//! OPML: a list of feeds, in folders.

mod subscriptions;
pub mod tree;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use url::Url;

use crate::domain::article::{Article, Kind};
use crate::domain::document::{Block, Document, Inlines, InlinesBuilder, Style};
use crate::domain::limits;
use crate::domain::text::Text;

pub use self::subscriptions::{mended, refusal, subscriptions};

use super::feed::build::build;
use super::feed::tree::{Element, Index, Tree};
use super::{Place, ReadError, Reading};

/// A feed that an OPML file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The folders it stands in, outermost first.
    pub folder: Arc<[Text]>,
    pub title: Text,
    pub xml_url: Text,
    pub html_url: Option<Text>,
    pub description: Option<Text>,
}

/// Reads one article a feed; the articles say what the feed is and where.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let (outlines, warnings) = outlines(text);
    if outlines.is_empty() && warnings.is_empty() && !text.to_ascii_lowercase().contains("<opml") {
        return Err(ReadError::Malformed("there is no list of feeds in it".to_owned()));
    }
    let articles = (0..)
        .zip(&outlines)
        .map(|(index, outline)| article(outline, place, index))
        .collect();
    Ok(Reading {
        feed: None,
        articles,
        warnings,
        ..Reading::default()
    })
}

fn article(outline: &Outline, place: &Place, index: u32) -> Article {
    let mut article = place.article(None, Some(&outline.xml_url), index);
    article.kind = Kind::Feed;
    article.title = outline.title.clone();
    article.url = Some(outline.xml_url.clone());
    article.outlet = if outline.folder.is_empty() {
        outline.html_url.as_deref().and_then(host).unwrap_or_default()
    } else {
        folder_name(&outline.folder)
    };
    article.summary.clone_from(&outline.description);
    article.document = document(outline);
    article
}

/// `News / Local`, no longer than a name may be.
fn folder_name(folder: &[Text]) -> Text {
    let mut name = String::new();
    for part in folder {
        if name.len() > limits::NAME_BYTES {
            break;
        }
        let parting = if name.is_empty() { "" } else { " / " };
        name = name + parting + part;
    }
    Text::name(&name)
}

/// What the file says of the feed, then its address.
fn document(outline: &Outline) -> Document {
    let mut document = Document::default();
    if let Some(description) = &outline.description {
        document
            .blocks
            .push(Block::Paragraph(Inlines::plain(description)));
    }
    let link = document.add_link(&outline.xml_url);
    let mut address = InlinesBuilder::new();
    address.push(&outline.xml_url, Style::PLAIN, link);
    document.blocks.push(Block::Paragraph(address.take()));
    document
}

/// The feeds that an OPML text names, each once, and what was wrong with it.
pub fn outlines(text: &str) -> (Vec<Outline>, Vec<Text>) {
    let tree = build(text, None, false);
    let mut warnings: Vec<Text> = tree.warnings.iter().map(|warning| Text::line(warning)).collect();
    let mut folders = Folders::default();
    let mut known = HashSet::new();
    let mut found = Vec::new();
    for (index, element) in tree
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| is_outline(element))
    {
        let Some(raw) = address(element) else {
            folders.add(&tree, index);
            continue;
        };
        let title = title(element);
        let Some(xml_url) = web_address(raw) else {
            if warnings.len() < limits::WARNINGS {
                let raw = Text::line_within(raw, limits::NAME_BYTES);
                warnings.push(Text::line(&format!(
                    "the address \"{raw}\" is not one of the web"
                )));
            }
            continue;
        };
        if found.len() == limits::OPML_ROWS {
            warnings.push(Text::line(&format!(
                "it names more than {} feeds; the rest is left out",
                limits::OPML_ROWS
            )));
            break;
        }
        if known.insert(xml_url.clone()) {
            found.push(Outline {
                folder: folders.of(&tree, index),
                title: title
                    .or_else(|| host(&xml_url))
                    .unwrap_or_else(|| Text::title(&xml_url)),
                html_url: element.attribute("htmlurl").and_then(web_address),
                description: element
                    .attribute("description")
                    .map(Text::line)
                    .filter(|text| !text.is_empty()),
                xml_url,
            });
        }
    }
    if found.is_empty() && warnings.is_empty() {
        warnings.push(Text::line("it names no feed"));
    }
    (found, warnings)
}

fn is_outline(element: &Element) -> bool {
    &*element.name == "outline"
}

/// The feed's address; some programs write it as `url`.
fn address(element: &Element) -> Option<&str> {
    let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let is_feed = matches!(kind.as_str(), "rss" | "atom" | "feed" | "rdf");
    let found = element
        .attribute("xmlurl")
        .or_else(|| element.attribute("url").filter(|_| is_feed))?;
    Some(found.trim()).filter(|address| !address.is_empty())
}

fn title(element: &Element) -> Option<Text> {
    let names = ["title", "text"]
        .iter()
        .filter_map(|name| element.attribute(name));
    names.map(Text::title).find(|title| !title.is_empty())
}

/// An address of the web; `feed:` before it is left out.
fn web_address(raw: &str) -> Option<Text> {
    let raw = raw.trim();
    let bare = match raw.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("feed:") => &raw[5..],
        _ => raw,
    };
    let whole = if bare.starts_with("//") {
        format!("http:{bare}")
    } else {
        bare.to_owned()
    };
    let url = Url::parse(&whole)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.host_str()?;
    (whole.len() <= limits::ADDRESS_BYTES).then(|| Text::line(&whole))
}

fn host(address: &str) -> Option<Text> {
    let url = Url::parse(address).ok()?;
    Some(Text::name(url.host_str()?.trim_start_matches("www.")))
}

/// The path of each folder, made once.
#[derive(Default)]
struct Folders(HashMap<Index, Arc<[Text]>>);

impl Folders {
    /// The folders that an outline stands in.
    fn of(&self, tree: &Tree, index: Index) -> Arc<[Text]> {
        self.0
            .get(&tree.elements[index].parent)
            .cloned()
            .unwrap_or_default()
    }

    /// Takes in a folder; one without a name or too deep is as its parent.
    fn add(&mut self, tree: &Tree, index: Index) {
        let above = self.of(tree, index);
        let path = match title(&tree.elements[index]) {
            Some(name) if above.len() < limits::FOLDER_DEPTH => {
                above.iter().cloned().chain([Text::name(&name)]).collect()
            }
            _ => above,
        };
        self.0.insert(index, path);
    }
}
