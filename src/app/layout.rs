//! Layout: how the user wants the panes, kept from run to run.

use serde::{Deserialize, Serialize};

/// The panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    #[default]
    List,
    Reader,
}

impl Pane {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::List => Self::Reader,
            Self::Reader => Self::List,
        }
    }
}

/// A named query: what the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    #[default]
    All,
    Unread,
    Bookmarks,
}

impl View {
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Unread => "Unread",
            Self::Bookmarks => "Bookmarks",
        }
    }
}

/// What of the screen is kept from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The list's share of the width, in per cent.
    pub split: u16,
    /// The list's share of the height where it stands above the reader.
    pub split_narrow: u16,
    pub one_pane: bool,
    pub two_line_rows: bool,
    pub view: View,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            split: 42,
            split_narrow: 40,
            one_pane: false,
            two_line_rows: true,
            view: View::All,
        }
    }
}

impl Layout {
    const LEAST: u16 = 20;
    const MOST: u16 = 80;

    /// Moves the split by `per cent` of the screen.
    pub fn move_split(&mut self, is_narrow: bool, by: i16) {
        let share = if is_narrow {
            &mut self.split_narrow
        } else {
            &mut self.split
        };
        *share = share.saturating_add_signed(by).clamp(Self::LEAST, Self::MOST);
    }

    /// Puts the split at `share` per cent.
    pub fn put_split(&mut self, is_narrow: bool, share: u16) {
        let place = if is_narrow {
            &mut self.split_narrow
        } else {
            &mut self.split
        };
        *place = share.clamp(Self::LEAST, Self::MOST);
    }
}
