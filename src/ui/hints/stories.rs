//! Which keys help on a story, on its reports, and while two are being joined.

use crate::app::App;
use crate::app::action::Action;

use super::Hint;

/// A story whose reports are folded.
const STORY: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Open], "read"),
    (&[Action::Unfold], "reports"),
    (&[Action::Compare], "compare"),
    (&[Action::Help], "help"),
    (&[Action::Search], "search"),
    (&[Action::ToggleRead], "mark all"),
    (&[Action::Why], "why"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::ToggleGrouping], "flat list"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
/// A story whose reports stand below it.
const UNFOLDED: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Open], "read"),
    (&[Action::Fold], "fold"),
    (&[Action::Unfold], "first report"),
    (&[Action::Compare], "compare"),
    (&[Action::Help], "help"),
    (&[Action::ToggleRead], "mark all"),
    (&[Action::Why], "why"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
/// A report of an unfolded story.
const REPORT: &[Hint] = &[
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Unfold], "read"),
    (&[Action::Fold], "fold"),
    (&[Action::Split], "not of this story"),
    (&[Action::Help], "help"),
    (&[Action::Why], "why"),
    (&[Action::Bookmark], "bookmark"),
    (&[Action::NextUnread], "next unread"),
    (&[Action::Palette], "everything"),
    (&[Action::BackOrQuit], "quit"),
];
/// A story is to be joined with another row.
pub const MERGING: &[Hint] = &[
    (&[Action::Open], "join with this row"),
    (&[Action::Back], "take it back"),
    (&[Action::Up, Action::Down], "move"),
    (&[Action::Search], "search"),
    (&[Action::Unfold], "reports"),
];

/// What helps on the selected row, if it is one of a story.
pub fn hints(app: &App) -> Option<&'static [Hint]> {
    let row = app.list.selected_row().filter(|row| row.story.is_some())?;
    Some(if row.is_report {
        REPORT
    } else if app.list.is_unfolded(app.list.selected) {
        UNFOLDED
    } else {
        STORY
    })
}
