//! Feeds subscribed to, changed and dropped; each change one entry of the journal.

use crate::domain::article::ArticleId;
use crate::domain::change::{Change, Changed, Mark, Way};
use crate::domain::library::FeedId;
use crate::domain::subscription::{Subscription, without_credentials};
use crate::domain::text::Text;
use crate::store::subscriptions::{Edit, Step, from_json, to_json};
use crate::store::{Followed, Store, StoreError};

use super::Library;

impl Library {
    /// Reads `feeds.toml` again where somebody changed it, and makes the library follow it.
    pub fn follow_feeds(&mut self) -> bool {
        let is_new = self.subscriptions.refresh() | self.subscriptions.take_changed();
        let is_first = self.feeds.is_empty();
        if is_new || is_first {
            self.take_list();
        }
        is_new
    }

    pub(super) fn take_list(&mut self) {
        self.take_list_by(Store::follow_feeds);
    }

    fn take_list_by(&mut self, follow: impl Fn(&mut Store, &[Subscription], bool) -> Followed) {
        let is_whole = self.subscriptions.problem().is_none();
        if self.subscriptions.all().is_empty() && !is_whole {
            return;
        }
        // Nothing is made on disk for somebody who follows nothing.
        if self.subscriptions.all().is_empty() && !crate::store::exists(&self.data_folder) {
            return;
        }
        let list = self.subscriptions.all().to_vec();
        let followed = follow(&mut self.store, &list, is_whole);
        self.feeds = followed.feeds.into_iter().zip(list).collect();
    }

    /// Subscribes to feeds; those that are followed already stay as they are.
    pub fn subscribe(&mut self, feeds: &[Subscription]) -> Result<Changed, StoreError> {
        let known = |feed: &&Subscription| self.subscriptions.find(&feed.address).is_none();
        let new: Vec<Subscription> = feeds.iter().filter(known).cloned().collect();
        let said = match new.as_slice() {
            [] => return Ok(Changed::nothing(Mark::Feeds)),
            [one] => format!("subscribed to {}", name_of(one)),
            several => format!("subscribed to {} feeds", several.len()),
        };
        self.edit_file(&Edit::Add(new), &said)
    }

    /// Takes over a list of feeds, which is said as such, and the bookmarks that came with it.
    pub fn import(
        &mut self,
        feeds: Vec<Subscription>,
        from: &str,
        bookmarks: Vec<ArticleId>,
    ) -> Result<Changed, StoreError> {
        let said = match (feeds.len(), bookmarks.len()) {
            (0, 0) => return Ok(Changed::nothing(Mark::Feeds)),
            (0, 1) => format!("took 1 bookmark over from {from}"),
            (0, count) => format!("took {count} bookmarks over from {from}"),
            (1, _) => format!("took 1 feed over from {from}"),
            (count, _) => format!("took {count} feeds over from {from}"),
        };
        let steps = self.subscriptions.plan(&Edit::Add(feeds))?;
        self.take_steps(&steps, &said, bookmarks)
    }

    /// Drops feeds; their bookmarked articles stay, and the others come back with them.
    pub fn drop_feeds(&mut self, feeds: &[FeedId]) -> Result<Changed, StoreError> {
        let found: Vec<Subscription> = feeds
            .iter()
            .filter_map(|feed| self.feeds.get(feed).cloned())
            .collect();
        let said = match found.as_slice() {
            [] => return Ok(Changed::nothing(Mark::Feeds)),
            [one] => format!("dropped {}", self.title_of(feeds[0], one)),
            several => format!("dropped {} feeds", several.len()),
        };
        let addresses = found.into_iter().map(|feed| feed.address).collect();
        self.edit_file(&Edit::Remove(addresses), &said)
    }

    /// Gives a feed other settings, another name, folder or address.
    pub fn change_feed(&mut self, feed: FeedId, subscription: &Subscription) -> Result<Changed, StoreError> {
        let Some(before) = self.feeds.get(&feed).cloned() else {
            return Ok(Changed::nothing(Mark::Feeds));
        };
        let name = self.title_of(feed, &before);
        let said = if before.address != subscription.address {
            format!(
                "{name} is now read at {}",
                without_credentials(&subscription.address)
            )
        } else if before.title != subscription.title {
            format!("{name} is now called {}", name_of(subscription))
        } else if before.folder != subscription.folder {
            format!("moved {name}")
        } else {
            format!("changed the settings of {name}")
        };
        let edit = Edit::Set {
            address: before.address,
            subscription: Box::new(subscription.clone()),
        };
        self.edit_file(&edit, &said)
    }

    /// Gives several feeds other settings as one change: a folder that is renamed or moved.
    pub fn change_feeds(&mut self, feeds: &[(FeedId, Subscription)]) -> Result<Changed, StoreError> {
        if let [(feed, subscription)] = feeds {
            return self.change_feed(*feed, subscription);
        }
        let edits = feeds.iter().filter_map(|(feed, subscription)| {
            Some(Edit::Set {
                address: self.feeds.get(feed)?.address.clone(),
                subscription: Box::new(subscription.clone()),
            })
        });
        let edits: Vec<Edit> = edits.collect();
        let mut steps = Vec::new();
        for edit in &edits {
            steps.extend(self.subscriptions.plan(edit)?);
        }
        self.take_steps(&steps, &format!("changed {} feeds", edits.len()), Vec::new())
    }

    /// What a feed is called: by the user, by itself, or by its address.
    pub fn title_of(&mut self, feed: FeedId, subscription: &Subscription) -> String {
        if let Some(title) = &subscription.title {
            return title.to_string();
        }
        let own = self.store.feed_title(feed).filter(|title| !title.is_empty());
        own.map_or_else(|| name_of(subscription), |title| title.to_string())
    }

    /// Takes the newest change back, whatever it was.
    pub fn undo(&mut self) -> Result<Option<Changed>, StoreError> {
        self.turn(Way::TakenBack)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Option<Changed>, StoreError> {
        self.turn(Way::DoneAgain)
    }

    fn turn(&mut self, way: Way) -> Result<Option<Changed>, StoreError> {
        let (store, subscriptions) = (&mut self.store, &mut self.subscriptions);
        let mut turned = Vec::new();
        let turn = |written: &str, way: Way| -> Result<Option<String>, StoreError> {
            let steps = from_json(written).unwrap_or_default();
            let taken = if way == Way::TakenBack {
                turned = steps.iter().rev().map(Step::reversed).collect();
                subscriptions.revert(&steps)?
            } else {
                turned.clone_from(&steps);
                subscriptions.apply(&steps)?
            };
            Ok(Some(to_json(&taken)))
        };
        let changed = match way {
            Way::TakenBack => store.undo_with(turn),
            _ => store.redo_with(turn),
        }?;
        if !turned.is_empty() {
            self.move_addresses(&turned);
            self.take_list_by(Store::follow_feeds_back);
        }
        Ok(changed)
    }

    /// The journal first: what is written there can be taken back whatever happens to the file.
    fn edit_file(&mut self, edit: &Edit, said: &str) -> Result<Changed, StoreError> {
        let steps = self.subscriptions.plan(edit)?;
        self.take_steps(&steps, said, Vec::new())
    }

    fn take_steps(
        &mut self,
        steps: &[Step],
        said: &str,
        bookmarks: Vec<ArticleId>,
    ) -> Result<Changed, StoreError> {
        if steps.is_empty() && bookmarks.is_empty() {
            return Ok(Changed::nothing(Mark::Feeds));
        }
        let changed = self.store.apply(&Change::Feeds {
            said: Text::line(said),
            steps: to_json(steps),
            bookmarks,
        });
        if let Err(problem) = self.subscriptions.apply(steps) {
            // What was not done is not to be taken back either.
            self.store.undo();
            return Err(problem);
        }
        self.move_addresses(steps);
        self.take_list();
        Ok(changed)
    }

    /// A feed that has another address now keeps its number, and so its articles.
    fn move_addresses(&mut self, steps: &[Step]) {
        for step in steps {
            let (Some(before), Some(after)) = (&step.address_before, &step.address_after) else {
                continue;
            };
            if before == after {
                continue;
            }
            let number = self
                .feeds
                .iter()
                .find_map(|(number, feed)| (feed.address == *before).then_some(*number));
            if let Some(number) = number {
                self.store.change_address(number, after);
            }
        }
    }
}

/// What a feed is called as far as its subscription says.
fn name_of(subscription: &Subscription) -> String {
    subscription
        .title
        .as_ref()
        .map_or_else(|| without_credentials(&subscription.address), ToString::to_string)
}
