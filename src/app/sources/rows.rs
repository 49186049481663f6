//! The rows of the sources pane: views, then folders in each other, then feeds, hidden ones last.

use std::collections::{BTreeSet, HashMap};

use crate::domain::library::{FeedId, LibraryFeed, View};
use crate::domain::limits;
use crate::domain::subscription::Folder;
use crate::domain::text::Text;

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    View(View),
    Folder(Folder),
    Feed(FeedId),
    /// Air between two groups.
    Gap,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    pub node: Node,
    pub depth: u16,
    pub name: Text,
    pub unread: usize,
    pub is_folded: bool,
    /// Which of the feeds it is.
    pub feed: Option<usize>,
}

impl Row {
    fn of(node: Node, depth: u16, name: Text) -> Self {
        Self {
            node,
            depth,
            name,
            unread: 0,
            is_folded: false,
            feed: None,
        }
    }
}

/// A folder of the tree that is being made.
#[derive(Default)]
struct Branch {
    path: Folder,
    branches: Vec<usize>,
    feeds: Vec<usize>,
    unread: usize,
}

/// The rows for these feeds; what lies in a folded folder is left out.
pub fn rows(feeds: &[LibraryFeed], folded: &BTreeSet<Folder>) -> Vec<Row> {
    // Without a library nothing says what changed, or when it came.
    let is_there = |view: View| !feeds.is_empty() || !matches!(view, View::Updated | View::LastDay);
    let views = VIEWS.iter().filter(|(view, _)| is_there(*view));
    let view = |(view, name): &(View, &str)| Row::of(Node::View(*view), 0, Text::line(name));
    let mut rows: Vec<Row> = views.map(view).collect();
    let (hidden, shown): (Vec<usize>, Vec<usize>) =
        (0..feeds.len()).partition(|index| feeds[*index].subscription.hidden);
    if !shown.is_empty() {
        rows.push(Row::of(Node::Gap, 0, Text::default()));
        let tree = tree(feeds, &shown);
        add_branch(&mut rows, feeds, folded, &tree, 0);
    }
    if !hidden.is_empty() {
        rows.push(Row::of(Node::Gap, 0, Text::default()));
        rows.extend(hidden.into_iter().map(|index| feed_row(feeds, index, 0)));
    }
    rows
}

/// The views in their order.
const VIEWS: [(View, &str); 6] = [
    (View::All, "All"),
    (View::Unread, "Unread"),
    (View::Stories, "Stories"),
    (View::Updated, "Updated"),
    (View::LastDay, "Last day"),
    (View::Bookmarks, "Bookmarks"),
];

/// Folders in the order of their first feeds; the first branch is the top.
fn tree(feeds: &[LibraryFeed], shown: &[usize]) -> Vec<Branch> {
    let mut tree = vec![Branch::default()];
    let mut known: HashMap<(usize, &Text), usize> = HashMap::new();
    for index in shown {
        let feed = &feeds[*index];
        let mut at = 0;
        for name in feed.subscription.folder.0.iter().take(limits::FOLDER_DEPTH) {
            let next = *known.entry((at, name)).or_insert_with(|| {
                let mut path = tree[at].path.clone();
                path.0.push(name.clone());
                let new = tree.len();
                tree[at].branches.push(new);
                tree.push(Branch {
                    path,
                    ..Branch::default()
                });
                new
            });
            tree[next].unread += feed.unread;
            at = next;
        }
        tree[at].feeds.push(*index);
    }
    tree
}

/// What lies in a folder: its folders, then its feeds. No deeper than [`limits::FOLDER_DEPTH`].
fn add_branch(
    rows: &mut Vec<Row>,
    feeds: &[LibraryFeed],
    folded: &BTreeSet<Folder>,
    tree: &[Branch],
    at: usize,
) {
    let depth = u16::try_from(tree[at].path.0.len()).unwrap_or(u16::MAX);
    for next in &tree[at].branches {
        let branch = &tree[*next];
        let name = branch.path.0.last().cloned().unwrap_or_default();
        let is_folded = folded.contains(&branch.path);
        rows.push(Row {
            unread: branch.unread,
            is_folded,
            ..Row::of(Node::Folder(branch.path.clone()), depth, name)
        });
        if !is_folded {
            add_branch(rows, feeds, folded, tree, *next);
        }
    }
    let own = tree[at].feeds.iter();
    rows.extend(own.map(|index| feed_row(feeds, *index, depth)));
}

fn feed_row(feeds: &[LibraryFeed], index: usize, depth: u16) -> Row {
    let feed = &feeds[index];
    Row {
        unread: feed.unread,
        feed: Some(index),
        ..Row::of(Node::Feed(feed.id), depth, Text::title(&feed.name()))
    }
}
