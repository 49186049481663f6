//! Picks the part of a page that is its article.

use std::collections::HashMap;

use dom_query::{NodeId, NodeRef};

use super::super::classes;
use super::super::names::Role;
use super::boilerplate::text_lengths;

/// The article: by its element, by its mark, else where the paragraphs are densest.
pub fn article<'a>(root: &NodeRef<'a>) -> NodeRef<'a> {
    let lengths = text_lengths(root);
    let length = |node: &NodeRef<'_>| lengths.get(&node.id).copied().unwrap_or(0);
    let total = length(root);
    let enough = |node: &NodeRef<'_>| length(node) * 4 >= total && length(node) > 0;
    let nodes: Vec<NodeRef<'a>> = root.descendants_it().filter(NodeRef::is_element).collect();
    let articles: Vec<&NodeRef<'a>> = nodes.iter().filter(|node| node.has_name("article")).collect();
    if let Some(largest) = articles.iter().max_by_key(|node| length(node)) {
        let all: usize = articles
            .iter()
            .filter(|node| !is_inside(node, "article"))
            .map(|node| length(node))
            .sum();
        let is_index = articles.len() >= 3 && length(largest) * 2 < all;
        if enough(largest) && !is_index {
            return **largest;
        }
    }
    let marked = |name: &'static str, value: &'static str| {
        nodes
            .iter()
            .filter(move |node| {
                node.attr(name)
                    .is_some_and(|found| found.eq_ignore_ascii_case(value))
            })
            .max_by_key(|node| length(node))
    };
    let candidates = [
        marked("itemprop", "articleBody"),
        nodes
            .iter()
            .filter(|node| node.has_name("main"))
            .max_by_key(|node| length(node)),
        marked("role", "main"),
    ];
    for candidate in candidates.into_iter().flatten() {
        if enough(candidate) {
            return *candidate;
        }
    }
    match densest(&nodes, &lengths) {
        Some(block) if enough(&block) => widened(block, &lengths),
        _ => *root,
    }
}

/// The element around a block, as long as it adds a little more text and not mostly links.
fn widened<'a>(block: NodeRef<'a>, lengths: &HashMap<NodeId, usize>) -> NodeRef<'a> {
    let length = |node: &NodeRef<'_>| lengths.get(&node.id).copied().unwrap_or(0);
    let mut chosen = block;
    while let Some(outer) = chosen.parent() {
        let more = length(&outer) - length(&chosen);
        let linked = link_length(&outer, lengths).saturating_sub(link_length(&chosen, lengths));
        if length(&outer) * 10 > length(&block) * 14 || linked * 2 > more {
            break;
        }
        chosen = outer;
    }
    chosen
}

fn link_length(node: &NodeRef<'_>, lengths: &HashMap<NodeId, usize>) -> usize {
    node.descendants_it()
        .filter(|inner| inner.has_name("a"))
        .filter_map(|link| lengths.get(&link.id))
        .sum()
}

fn is_inside(node: &NodeRef<'_>, name: &str) -> bool {
    node.ancestors_it(None).any(|outer| outer.has_name(name))
}

/// The element with most paragraph text in it, that of grandchildren counted half.
fn densest<'a>(nodes: &[NodeRef<'a>], lengths: &HashMap<NodeId, usize>) -> Option<NodeRef<'a>> {
    let mut scores: HashMap<NodeId, usize> = HashMap::new();
    for node in nodes {
        let Some((_, Role::Paragraph)) = classes::kind(node) else {
            continue;
        };
        let text = lengths
            .get(&node.id)
            .copied()
            .unwrap_or(0)
            .saturating_sub(link_length(node, lengths));
        let mut outer = node.parent();
        for share in [2, 1] {
            let Some(parent) = outer else { break };
            *scores.entry(parent.id).or_default() += text * share;
            outer = parent.parent();
        }
    }
    nodes
        .iter()
        .filter(|node| scores.contains_key(&node.id))
        .max_by_key(|node| scores.get(&node.id))
        .copied()
}
