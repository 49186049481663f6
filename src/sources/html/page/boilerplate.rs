//! Takes off a page what is no part of its article.

use std::collections::HashMap;

use dom_query::{NodeData, NodeId, NodeRef};

use super::super::classes;

/// Words in a class or id that name what surrounds an article.
const WORDS: [&str; 52] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "commentlist",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "gdpr",
    "masthead",
    "menu",
    "modal",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promoted",
    "recirc",
    "recommendations",
    "recommended",
    "related",
    "respond",
    "share",
    "sharebar",
    "sharing",
    "sharedaddy",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "toolbar",
    "trending",
    "widget",
];
const ROLES: [&str; 8] = [
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
];

/// How much text each element holds, white space not counted.
pub fn text_lengths(root: &NodeRef<'_>) -> HashMap<NodeId, usize> {
    let nodes: Vec<NodeRef<'_>> = root.descendants_it().collect();
    let mut lengths: HashMap<NodeId, usize> = HashMap::with_capacity(nodes.len() + 1);
    for node in nodes.iter().rev() {
        let own = node.query_or(0, |inner| match &inner.data {
            NodeData::Text { contents } => contents
                .bytes()
                .filter(|byte| !byte.is_ascii_whitespace())
                .count(),
            _ => 0,
        });
        let length = own + lengths.get(&node.id).copied().unwrap_or(0);
        lengths.insert(node.id, length);
        if let Some(parent) = node.parent() {
            *lengths.entry(parent.id).or_default() += length;
        }
    }
    lengths
}

/// Removes navigation, page headers and footers, asides, and boxes named as such.
pub fn remove(root: &NodeRef<'_>) {
    let lengths = text_lengths(root);
    let total = lengths.get(&root.id).copied().unwrap_or(0);
    for node in root.descendants() {
        if !node.is_element() {
            continue;
        }
        let length = lengths.get(&node.id).copied().unwrap_or(0);
        let share = (length * 100).checked_div(total).unwrap_or(0);
        let dropped = classes::is_hidden(&node)
            || (is_surrounding(&node) && share <= 90)
            || (is_named_surrounding(&node) && share <= 40);
        if dropped {
            node.remove_from_parent();
        }
    }
}

fn is_surrounding(node: &NodeRef<'_>) -> bool {
    let inside = |name: &str| node.ancestors_it(None).any(|outer| outer.has_name(name));
    match classes::kind(node) {
        Some(("nav" | "aside" | "search" | "dialog", _)) => true,
        Some(("footer", _)) => !inside("blockquote"),
        // The article's own says who wrote it, and when; the page's may hold the headline.
        Some(("header", _)) => !inside("article") && !inside("main") && !holds(node, "h1"),
        Some((name, _)) => {
            !matches!(name, "article" | "main")
                && node.attr("role").is_some_and(|role| ROLES.contains(&&*role))
                && !holds(node, "h1")
        }
        None => false,
    }
}

fn is_named_surrounding(node: &NodeRef<'_>) -> bool {
    let can_be = matches!(
        classes::kind(node),
        Some((
            "div"
                | "section"
                | "ul"
                | "ol"
                | "form"
                | "p"
                | "table"
                | "td"
                | "span"
                | "details"
                | "dl"
                | "figure",
            _
        ))
    );
    can_be && classes::has_word(node, &WORDS) && !holds(node, "h1") && !holds(node, "article")
}

fn holds(node: &NodeRef<'_>, name: &str) -> bool {
    node.descendants_it().any(|inner| inner.has_name(name))
}

/// Removes the article's own head: what it says is known by now. Its pictures stay.
pub fn remove_head(article: &NodeRef<'_>) {
    let lengths = text_lengths(article);
    let total = lengths.get(&article.id).copied().unwrap_or(0);
    let length = |node: &NodeRef<'_>| lengths.get(&node.id).copied().unwrap_or(0);
    for node in article.descendants() {
        if node.has_name("header") && length(&node) * 2 <= total {
            for figure in node.descendants().iter().filter(|inner| inner.has_name("figure")) {
                node.insert_before(&figure.id);
            }
            node.remove_from_parent();
        } else if is_line_about(&node) && length(&node) <= 160 && length(&node) * 2 <= total {
            node.remove_from_parent();
        }
    }
}

/// Whether the element is marked as a byline or a date line.
fn is_line_about(node: &NodeRef<'_>) -> bool {
    let words = [
        "byline",
        "bylines",
        "author",
        "authors",
        "timestamp",
        "pubdate",
        "published",
        "dateline",
        "postmeta",
        "entrymeta",
        "readtime",
    ];
    let marked = classes::has_word(node, &words)
        || [
            "entry-meta",
            "post-meta",
            "article-meta",
            "article__meta",
            "meta",
            "date",
            "post-date",
            "entry-date",
        ]
        .iter()
        .any(|class| node.has_class(class))
        || node
            .attr("itemprop")
            .is_some_and(|name| matches!(&*name, "author" | "datePublished" | "dateModified"));
    marked
        && matches!(
            classes::kind(node),
            Some((
                "div" | "p" | "span" | "ul" | "time" | "address" | "section" | "a",
                _
            ))
        )
        && !node.ancestors_it(Some(6)).any(|outer| {
            matches!(
                classes::kind(&outer),
                Some(("figure" | "table" | "blockquote", _))
            )
        })
}
