//! Subscriptions follow feeds that moved for good.

use crate::store::Store;
use crate::store::subscriptions::{Edit, Subscriptions};

use super::outcome::FeedResult;

/// Gives feeds that moved their new addresses, in the list of subscriptions and in the library.
///
/// One whose new address is followed already stays where it is.
pub fn follow(store: &mut Store, subscriptions: &mut Subscriptions, results: &[FeedResult]) {
    for result in results {
        let Some(moved_to) = &result.moved_to else {
            continue;
        };
        subscriptions.refresh();
        let is_taken = subscriptions.find(moved_to).is_some();
        let Some(mut subscription) = subscriptions.find(&result.moved_from).cloned() else {
            continue;
        };
        if is_taken || subscriptions.problem().is_some() {
            continue;
        }
        subscription.address.clone_from(moved_to);
        let edit = Edit::Set {
            address: result.moved_from.clone(),
            subscription: Box::new(subscription),
        };
        // What cannot be written now is tried again at the next refresh.
        if subscriptions.edit(&edit).is_ok() {
            store.change_address(result.feed, moved_to);
        }
    }
}
