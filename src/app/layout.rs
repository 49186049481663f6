//! Layout: how the user wants the panes, kept from run to run.

use std::collections::BTreeMap;

use crate::domain::library::{Order, View};

/// The panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    Sources,
    #[default]
    List,
    Reader,
}

impl Pane {
    /// The other one: of the list and what stands beside it.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::List => Self::Reader,
            Self::Reader | Self::Sources => Self::List,
        }
    }
}

/// What of the screen is kept from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The list's share of the width, in per cent.
    pub split: u16,
    /// The list's share of the height where it stands above the reader.
    pub split_narrow: u16,
    /// Columns of the sources pane.
    pub sources_columns: u16,
    /// Whether the sources stand beside the list; what is not said goes by the width.
    pub sources: Option<bool>,
    pub one_pane: bool,
    pub two_line_rows: bool,
    pub view: View,
    /// Whether the reports of a story share a row.
    pub is_grouped: bool,
    /// The order of each view, as [`View::ALL`] counts them.
    pub orders: [Order; View::ALL.len()],
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            split: 42,
            split_narrow: 40,
            sources_columns: 26,
            sources: None,
            one_pane: false,
            two_line_rows: true,
            view: View::All,
            is_grouped: true,
            orders: [Order::NewestFirst; View::ALL.len()],
        }
    }
}

impl Layout {
    /// The order in which the view lists.
    pub fn order(&self) -> Order {
        self.orders[self.view as usize]
    }

    /// Turns the order of the view over; the one it has now.
    pub fn turn_order(&mut self) -> Order {
        let order = &mut self.orders[self.view as usize];
        *order = match order {
            Order::NewestFirst => Order::OldestFirst,
            Order::OldestFirst => Order::NewestFirst,
        };
        *order
    }

    /// The views that list the oldest first, by name.
    fn oldest_first(&self) -> String {
        let views = View::ALL.into_iter().zip(self.orders);
        let names = views.filter(|(_, order)| *order == Order::OldestFirst);
        names.map(|(view, _)| view.name()).collect::<Vec<_>>().join(",")
    }

    const LEAST: u16 = 20;
    const MOST: u16 = 80;
    const LEAST_SOURCES: u16 = 18;
    const MOST_SOURCES: u16 = 60;

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

    /// Makes the sources pane so wide.
    pub fn put_sources(&mut self, columns: u16) {
        self.sources_columns = columns.clamp(Self::LEAST_SOURCES, Self::MOST_SOURCES);
    }
}

impl Layout {
    /// As names and values, to be kept.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let sources = self.sources.map_or_else(String::new, |shown| shown.to_string());
        [
            ("split", self.split.to_string()),
            ("split_narrow", self.split_narrow.to_string()),
            ("sources", sources),
            ("sources_columns", self.sources_columns.to_string()),
            ("one_pane", self.one_pane.to_string()),
            ("view", self.view.name().to_owned()),
            ("grouped", self.is_grouped.to_string()),
            ("oldest_first", self.oldest_first()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// From names and values that were kept; what is missing or odd is as usual.
    pub fn of_pairs(pairs: &BTreeMap<String, String>) -> Option<Self> {
        pairs.get("split")?;
        let usual = Self::default();
        let share = |name: &str, usual: u16| {
            let kept = pairs.get(name).and_then(|value| value.parse().ok());
            kept.filter(|share| (Self::LEAST..=Self::MOST).contains(share))
                .unwrap_or(usual)
        };
        let flag = |name: &str, usual: bool| {
            pairs
                .get(name)
                .and_then(|value| value.parse().ok())
                .unwrap_or(usual)
        };
        let view = pairs
            .get("view")
            .and_then(|name| View::ALL.into_iter().find(|view| view.name() == name));
        let turned = pairs.get("oldest_first").map_or("", String::as_str);
        let order = |view: View| {
            if turned.split(',').any(|name| name == view.name()) {
                Order::OldestFirst
            } else {
                Order::NewestFirst
            }
        };
        let columns = pairs.get("sources_columns").and_then(|value| value.parse().ok());
        Some(Self {
            sources: pairs.get("sources").and_then(|value| value.parse().ok()),
            sources_columns: columns
                .filter(|columns| (Self::LEAST_SOURCES..=Self::MOST_SOURCES).contains(columns))
                .unwrap_or(usual.sources_columns),
            split: share("split", usual.split),
            split_narrow: share("split_narrow", usual.split_narrow),
            one_pane: flag("one_pane", usual.one_pane),
            two_line_rows: usual.two_line_rows,
            is_grouped: flag("grouped", usual.is_grouped),
            view: view.unwrap_or(usual.view),
            orders: View::ALL.map(order),
        })
    }
}
