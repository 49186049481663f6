//! Subscriptions follow feeds that moved for good.

use std::collections::HashSet;

use crate::domain::text::Text;
use crate::sources::http;
use crate::store::Store;
use crate::store::subscriptions::{Edit, Subscriptions};

use super::outcome::FeedResult;

/// Gives feeds that moved their new addresses, in the list of subscriptions and in the library; what
/// is to be said of it, a sentence each.
///
/// One whose new address is followed already stays where it is, which is said once.
pub fn follow(store: &mut Store, subscriptions: &mut Subscriptions, results: &[FeedResult]) -> Vec<Text> {
    let mut said = Vec::new();
    let mut taken = HashSet::new();
    for result in results {
        let Some(target) = result.moved_to.as_ref().or(result.moves_to.as_ref()) else {
            continue;
        };
        subscriptions.refresh();
        let Some(mut subscription) = subscriptions.find(&result.moved_from).cloned() else {
            continue;
        };
        let (name, is_first) = (&result.name, result.moved_to.is_none());
        if subscriptions.find(target).is_some() {
            if is_first || taken.contains(target) {
                said.push(Text::line(&format!(
                    "{name} moved to an address that is followed already, {}; Del drops it",
                    http::shown(target)
                )));
            }
            continue;
        }
        if is_first || subscriptions.problem().is_some() {
            continue;
        }
        subscription.address.clone_from(target);
        let edit = Edit::Set {
            address: result.moved_from.clone(),
            subscription: Box::new(subscription),
        };
        // What cannot be written now is tried again at the next refresh.
        if subscriptions.edit(&edit).is_ok() {
            store.change_address(result.feed, target);
            taken.insert(target);
            said.push(Text::line(&format!(
                "{name} moved for good and is now read at {}",
                http::shown(target)
            )));
        }
    }
    said
}
