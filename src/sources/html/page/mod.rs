//! A saved web page → its one article.

mod boilerplate;
mod choose;
mod facts;
mod head;
mod json_ld;
mod meta_names;
mod names;
mod repeated;

use dom_query::Document as Tree;

use crate::domain::article::Article;
use crate::domain::document::Block;
use crate::domain::text::Text;
use crate::sources::{Place, ReadError, Reading, complete};

use super::{blocks, content, tame, within_limit};
use facts::Facts;

/// Reads the article of a page, and of that only the article.
pub fn read(text: &str, place: &Place) -> Result<Reading, ReadError> {
    let (html, mut warnings) = within_limit(text);
    let mut facts = head::facts(html, place.base.as_ref());
    let tree = Tree::fragment(tame::tame(html));
    let root = tree.root();
    boilerplate::remove(&root);
    let chosen = choose::article(&root);
    facts.add_from_page(&root, &chosen);
    boilerplate::remove_head(&chosen);
    let base = facts.base.clone().or_else(|| place.base.clone());
    let (document, more) = blocks::document(&chosen, base.as_ref());
    warnings.extend(more);
    let mut article = place.article(None, facts.url.as_deref(), 0);
    article.document = document;
    article.content_html = content(&chosen.html(), base.as_ref());
    article.warnings = warnings;
    describe(&mut article, facts);
    repeated::remove(&mut article);
    complete::alone(article, place)
}

/// Sets what is known of the article; a first heading is the headline where no other is known.
fn describe(article: &mut Article, facts: Facts) {
    article.title = Text::title(&facts.headline());
    if article.title.is_empty()
        && let Some(at) = article.document.blocks.iter().take(3).position(is_heading)
        && let Block::Heading { text, .. } = article.document.blocks.remove(at)
    {
        article.title = Text::title(&text.text);
    }
    let in_title = facts.outlet_in_title();
    article.outlet = Text::name(&facts.outlet.or(facts.host).or(in_title).unwrap_or_default());
    article.authors = names::people(&facts.authors);
    article.published = facts.published;
    article.updated = facts.updated;
    article.language = facts
        .language
        .map(|language| Text::name(&language.replace('_', "-")));
    article.summary = facts
        .summary
        .map(|summary| Text::line(&summary))
        .filter(|summary| !summary.is_empty());
    article.categories = facts
        .categories
        .iter()
        .map(|name| Text::name(name))
        .filter(|name| !name.is_empty())
        .collect();
    article.url = facts.url.map(|url| Text::line(&url));
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading { .. })
}
