//! Lists: their items, and definitions.

use dom_query::NodeRef;

use crate::domain::document::{Block, List};

use super::super::classes;
use super::super::names::Role;
use super::Builder;

impl Builder<'_> {
    pub(super) fn list(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) {
        self.boundary();
        if self.one_line {
            self.walk_children(node, depth);
            return self.boundary();
        }
        let mut items: Vec<Vec<Block>> = Vec::new();
        let mut first = None;
        for child in node.children_it(false) {
            let is_item = child.has_name("li");
            if is_item && items.is_empty() {
                first = classes::number(&child, "value");
            }
            let blocks = if is_item && !classes::is_hidden(&child) {
                self.blocks_of(&child, depth + 1)
            } else if is_item {
                Vec::new()
            } else {
                self.apart(|builder| builder.walk(&child, depth + 1))
            };
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                // A list that stands between items belongs to the one before it.
                Some(before) if !is_item => before.extend(blocks),
                _ => items.push(blocks),
            }
        }
        if items.is_empty() {
            return;
        }
        let start = (name == "ol").then(|| first.or_else(|| classes::number(node, "start")).unwrap_or(1));
        self.push_block(Block::List(List { start, items }));
    }

    /// An item outside any list: it continues the one before it.
    pub(super) fn stray_item(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.boundary();
        if self.one_line {
            self.walk_children(node, depth);
            return self.boundary();
        }
        let item = self.blocks_of(node, depth);
        if item.is_empty() {
            return;
        }
        match self.blocks.last_mut() {
            Some(Block::List(List { start: None, items })) => items.push(item),
            _ => self.push_block(Block::List(List {
                start: None,
                items: vec![item],
            })),
        }
    }

    /// Each term is an item that begins with the term itself, set strong.
    pub(super) fn definitions(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.boundary();
        if self.one_line {
            self.walk_children(node, depth);
            return self.boundary();
        }
        let mut items: Vec<Vec<Block>> = Vec::new();
        self.collect_definitions(node, depth, &mut items);
        if !items.is_empty() {
            self.push_block(Block::List(List { start: None, items }));
        }
    }

    fn collect_definitions(&mut self, node: &NodeRef<'_>, depth: usize, items: &mut Vec<Vec<Block>>) {
        for child in node.children_it(false) {
            let is_term = child.has_name("dt");
            if child.has_name("div") && depth <= super::WALK_DEPTH {
                self.collect_definitions(&child, depth + 1, items);
                continue;
            }
            let blocks = self.apart(|builder| {
                builder.style.strong = is_term;
                match classes::kind(&child) {
                    Some((_, Role::Term)) => builder.walk_children(&child, depth + 1),
                    _ => builder.walk(&child, depth + 1),
                }
            });
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                Some(before) if !is_term => before.extend(blocks),
                _ => items.push(blocks),
            }
        }
    }
}
