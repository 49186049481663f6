//! Subscriptions by their folders, as a tree.

use std::collections::HashMap;

use crate::domain::subscription::Subscription;
use crate::domain::text::Text;

/// What stands in a folder, in the order in which it is first named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// The number of a subscription in the list.
    Feed(usize),
    /// The number of a folder in the tree.
    Folder(usize),
}

/// A folder: its name, and what stands in it.
#[derive(Debug, Default)]
pub struct Node {
    pub name: Text,
    pub children: Vec<Child>,
}

/// A step on the way through the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    Open(&'a Text),
    Feed(usize),
    Close,
}

/// All folders of a list; the first is the top.
pub fn tree(list: &[Subscription]) -> Vec<Node> {
    let mut nodes = vec![Node::default()];
    let mut known: HashMap<(usize, &Text), usize> = HashMap::new();
    for (number, subscription) in list.iter().enumerate() {
        let mut at = 0;
        for name in &subscription.folder.0 {
            let next = *known.entry((at, name)).or_insert_with(|| {
                nodes.push(Node {
                    name: name.clone(),
                    children: Vec::new(),
                });
                let new = nodes.len() - 1;
                nodes[at].children.push(Child::Folder(new));
                new
            });
            at = next;
        }
        nodes[at].children.push(Child::Feed(number));
    }
    nodes
}

/// Goes through a tree in its order, without recursion.
pub fn walk<'a>(nodes: &'a [Node], mut take: impl FnMut(Step<'a>)) {
    let mut open = vec![nodes[0].children.iter()];
    while let Some(children) = open.last_mut() {
        match children.next() {
            Some(Child::Feed(number)) => take(Step::Feed(*number)),
            Some(Child::Folder(number)) => {
                take(Step::Open(&nodes[*number].name));
                open.push(nodes[*number].children.iter());
            }
            None => {
                open.pop();
                if !open.is_empty() {
                    take(Step::Close);
                }
            }
        }
    }
}

/// The list with the feeds of each folder together.
pub fn in_order_of_folders(list: Vec<Subscription>) -> Vec<Subscription> {
    let nodes = tree(&list);
    let mut order = Vec::with_capacity(list.len());
    walk(&nodes, |step| {
        if let Step::Feed(number) = step {
            order.push(number);
        }
    });
    let mut list: Vec<Option<Subscription>> = list.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|number| list[number].take())
        .collect()
}
