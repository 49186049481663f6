//! A folder renamed or moved: all feeds in it change as one.

use crate::app::App;
use crate::app::effect::{Change, Effect};
use crate::app::form::{Choice, Form, FormRow, Kind, Look, folder_rows};
use crate::app::layout::Pane;
use crate::app::sources::{Node, path};
use crate::domain::library::FeedId;
use crate::domain::subscription::{Folder, Subscription};

/// What stands below the line in which a folder is renamed.
pub fn rows(folders: &[Folder], folder: &Folder, typed: &str) -> Vec<FormRow> {
    let mut rows = vec![
        FormRow::text(
            "a new name, or folders in each other parted by /; empty: its feeds go to the top",
            Look::Muted,
        ),
        FormRow::air(),
    ];
    // The folder's own path is there already, so it narrows nothing.
    let typed = if path::read(typed) == *folder { "" } else { typed };
    let others: Vec<Folder> = folders
        .iter()
        .filter(|other| !other.0.starts_with(&folder.0))
        .cloned()
        .collect();
    rows.extend(folder_rows(&others, typed));
    rows
}

impl App {
    /// The folder under the cursor of the pane, while that has the focus.
    pub(in crate::app) fn current_folder_row(&self) -> Option<Folder> {
        let row = self.sources.selected_row();
        match row.map(|row| &row.node) {
            Some(Node::Folder(folder)) if self.focus == Pane::Sources => Some(folder.clone()),
            _ => None,
        }
    }

    /// Asks for the path of a folder.
    pub(in crate::app) fn start_refiling(&mut self, folder: Folder) -> Vec<Effect> {
        let written = path::written(&folder);
        let mut form = Form::new(Kind::Folder(folder));
        form.ask("folder", &written);
        self.form = Some(form);
        Vec::new()
    }

    /// Enter: the feeds of the folder, and those of the folders in it, go to what was typed.
    pub(in crate::app) fn accept_folder(&mut self, choice: Option<Choice>) -> Vec<Effect> {
        let Some(Form {
            kind: Kind::Folder(old),
            line,
            ..
        }) = self.form.take()
        else {
            return Vec::new();
        };
        let new = match choice {
            Some(Choice::Folder(folder)) => folder,
            _ => path::read(line.as_ref().map_or("", |typed| typed.line.text())),
        };
        let changes = self.refiled(&old, &new);
        if new == old || changes.is_empty() {
            return Vec::new();
        }
        let count = changes.len();
        let feeds = if count == 1 { "feed" } else { "feeds" };
        self.say_once_kept(format!("moved {count} {feeds}; u takes it back"));
        vec![Effect::Mark(Change::EditAll(changes))]
    }

    fn refiled(&self, old: &Folder, new: &Folder) -> Vec<(FeedId, Subscription)> {
        let mut changes = Vec::new();
        for feed in self.sources.feeds.iter() {
            let Some(rest) = feed.subscription.folder.0.strip_prefix(old.0.as_slice()) else {
                continue;
            };
            let mut subscription = feed.subscription.clone();
            subscription.folder = Folder([new.0.as_slice(), rest].concat());
            changes.push((feed.id, subscription));
        }
        changes
    }
}
