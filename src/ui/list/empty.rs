//! What a list without rows says: why, and what to press.

use crate::app::App;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::domain::library::{Scope, View};
use crate::ui::age::count;

/// One sentence; empty while nothing is known.
pub fn sentence(app: &App) -> String {
    let key = |action| app.keymap.key_of(&[Context::List, Context::Global], action);
    // Without a key, the palette knows the way.
    let with_key = |said: &str, action: Action, does: &str| match key(action) {
        Some(key) => format!("{said}; {key} {does}"),
        None => said.to_owned(),
    };
    if !app.list.query.is_empty() {
        return with_key("nothing found", Action::Back, "takes the search back");
    }
    if app.loading.is_running {
        return "reading …".to_owned();
    }
    if app.is_windowed() && !app.library.is_listed {
        return String::new();
    }
    if let Some(said) = unfetched(app).filter(|_| app.is_windowed()) {
        return said;
    }
    match app.layout.view {
        View::All => "no articles here".to_owned(),
        View::Updated => with_key(
            "no article changed after it came",
            Action::ViewAll,
            "shows all articles",
        ),
        View::LastDay => with_key(
            "nothing new in the last 24 hours",
            Action::ViewAll,
            "shows all articles",
        ),
        View::Stories if app.stories.is_awaited => "looking for reports of one event …".to_owned(),
        View::Stories => with_key(
            "no two reports tell the same event",
            Action::ViewAll,
            "shows all articles",
        ),
        View::Unread => with_key("all read", Action::ViewAll, "shows all articles"),
        View::Bookmarks => with_key("no bookmarks yet", Action::Bookmark, "keeps an article for good"),
    }
}

/// Of a library in which nothing is yet, or a feed of which nothing came.
fn unfetched(app: &App) -> Option<String> {
    let key = |action| app.keymap.key_of(&[Context::List, Context::Global], action);
    let feeds = &app.sources.feeds;
    if feeds.is_empty() {
        let adds = key(Action::AddSource).map(|key| format!("; {key} adds one"));
        let found = app.library.found.first();
        let takes = found.zip(key(Action::TakeOver));
        let takes = takes.map(|(list, key)| format!(", {key} takes over what {} has", list.name));
        return Some(
            ["no feeds yet".to_owned()]
                .into_iter()
                .chain(adds)
                .chain(takes)
                .collect(),
        );
    }
    let is_empty = app.library.counts.is_some_and(|counts| counts.articles == 0);
    if !is_empty {
        return None;
    }
    if let Some(refresh) = &app.library.refreshing {
        return Some(match refresh.of {
            1 => "asking the feed …".to_owned(),
            of => format!("asking {} feeds …", count(of)),
        });
    }
    let asked = feeds.iter().any(|feed| match app.scope() {
        Scope::Feed(id) => feed.id == *id && feed.health.asked.is_some(),
        _ => feed.health.asked.is_some(),
    });
    let said = if asked {
        "no articles yet"
    } else {
        "nothing fetched yet"
    };
    let shown = feeds.iter().filter(|feed| !feed.subscription.hidden).count();
    let (action, asks) = match (app.scope(), shown) {
        (Scope::Feed(_), _) => (Action::Refresh, "asks this feed".to_owned()),
        (Scope::Folder(_), _) => (Action::Refresh, "asks the feeds of this folder".to_owned()),
        (Scope::All, 1) => (Action::RefreshAll, "asks your feed".to_owned()),
        (Scope::All, shown) => (Action::RefreshAll, format!("asks all {} feeds", count(shown))),
    };
    Some(key(action).map_or_else(|| said.to_owned(), |key| format!("{said}; {key} {asks}")))
}
