//! What keys do while reports are compared.

use super::super::App;
use super::super::action::Action;
use super::super::effect::Effect;
use super::super::layout::Pane;
use super::Side;

impl App {
    pub(in crate::app) fn act_on_compare(&mut self, action: Action) -> Vec<Effect> {
        let Some(compare) = &self.compare else {
            return Vec::new();
        };
        if compare.is_away {
            return self.act_away(action);
        }
        match action {
            Action::Back | Action::BackOrQuit | Action::Compare => {
                self.end_compare();
                Vec::new()
            }
            Action::Down
            | Action::Up
            | Action::PageDown
            | Action::PageUp
            | Action::HalfPageDown
            | Action::HalfPageUp
            | Action::Top
            | Action::Bottom => self.move_compare(action),
            Action::NextDifference => self.step_difference(true),
            Action::PreviousDifference => self.step_difference(false),
            Action::OtherSide | Action::NextPane => self.turn_side(true),
            Action::PreviousSide | Action::PreviousPane => self.turn_side(false),
            Action::OpenPassage | Action::Open => self.open_passage(),
            Action::NextOutlet | Action::NextArticle => self.change_outlet(true),
            Action::PreviousOutlet | Action::PreviousArticle => self.change_outlet(false),
            Action::CompareTable => self.turn_table(),
            Action::Search => self.start_compared_find(),
            Action::ReadOn
            | Action::NextHit
            | Action::PreviousHit
            | Action::OtherPaneDown
            | Action::OtherPaneUp
            | Action::Changes => Vec::new(),
            _ if goes_elsewhere(action) => self.go_elsewhere(action),
            _ => self.act_on_panes(action),
        }
    }

    /// While a passage is shown in its article: as in the reader, and back to the pane.
    fn act_away(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Back | Action::BackOrQuit | Action::Compare => {
                self.notices.dismiss();
                let takes_back = self.reader.find.is_some() || self.reader.changes.is_some();
                if takes_back && action != Action::Compare {
                    return self.go_back();
                }
                self.come_back()
            }
            Action::OtherPaneDown | Action::OtherPaneUp => Vec::new(),
            Action::NextPane | Action::PreviousPane => self.go_elsewhere(action),
            _ if goes_elsewhere(action) => self.go_elsewhere(action),
            _ => self.act_on_panes(action),
        }
    }

    fn end_compare(&mut self) {
        self.notices.dismiss();
        self.leave_compare();
    }

    /// What is done next is about the list.
    fn go_elsewhere(&mut self, action: Action) -> Vec<Effect> {
        self.leave_compare();
        self.act_on_panes(action)
    }

    /// Back from an article to the pane as it was left.
    fn come_back(&mut self) -> Vec<Effect> {
        if let Some(compare) = &mut self.compare {
            compare.is_away = false;
        }
        self.reader.find = None;
        self.reader.changes = None;
        self.reader.passage = None;
        self.reader.scrolls.clear();
        self.show_focused()
    }

    /// Gives the focus to the next side: left, right, and the facts where they have room.
    fn turn_side(&mut self, is_forward: bool) -> Vec<Effect> {
        let has_facts = self.viewport.compare.facts.is_some();
        let Some(compare) = &mut self.compare else {
            return Vec::new();
        };
        if compare.is_table {
            compare.step_column(is_forward);
            return self.show_focused();
        }
        let has_facts = has_facts && !compare.facts.is_empty();
        compare.side = match (compare.side, is_forward) {
            (Side::Right, true) | (Side::Left, false) if has_facts => Side::Facts,
            (Side::Left, _) | (Side::Facts, false) => Side::Right,
            (Side::Right | Side::Facts, _) => Side::Left,
        };
        if compare.side == Side::Facts {
            compare.meet_fact();
        }
        self.show_focused()
    }

    /// Another outlet on the side that has the focus.
    fn change_outlet(&mut self, is_forward: bool) -> Vec<Effect> {
        let Some(compare) = &mut self.compare else {
            return Vec::new();
        };
        if compare.is_table {
            compare.step_column(is_forward);
            return self.show_focused();
        }
        let count = compare.reports.len();
        if count < 3 {
            return self.say("these are all its reports");
        }
        let step = |from: usize| (from + if is_forward { 1 } else { count - 1 }) % count;
        let is_right = compare.side == Side::Right;
        let (own, other) = if is_right {
            (compare.right, compare.left)
        } else {
            (compare.left, compare.right)
        };
        let mut next = step(own);
        if next == other {
            next = step(next);
        }
        let cursor = compare.sentences();
        if is_right {
            compare.right = next;
            compare.cursor = cursor.map(|(left, _)| (left, None));
        } else {
            compare.left = next;
            compare.cursor = cursor.map(|(_, right)| (None, right));
        }
        compare.arrange();
        self.show_focused()
    }

    fn turn_table(&mut self) -> Vec<Effect> {
        let Some(compare) = &mut self.compare else {
            return Vec::new();
        };
        if compare.comparison.is_some() && compare.table.is_empty() {
            return self.say("no figure, date or quotation is shared by two of these reports");
        }
        let focused = compare.focused();
        compare.is_table = !compare.is_table;
        if compare.is_table {
            compare.table_column = focused;
        } else {
            compare.meet_column(focused);
        }
        self.show_focused()
    }

    /// Shows the passage under the cursor where it stands in its article, which is read by that.
    fn open_passage(&mut self) -> Vec<Effect> {
        let Some(compare) = &self.compare else {
            return Vec::new();
        };
        let place = if compare.is_table {
            compare.cell()
        } else {
            compare.passage(self.viewport.compare.is_stacked)
        };
        let Some((place, comparison)) = place.zip(compare.comparison.clone()) else {
            return if compare.is_table {
                self.say("this report does not say it")
            } else {
                Vec::new()
            };
        };
        let Some(report) = compare.reports.get(place.report) else {
            return Vec::new();
        };
        let id = report.article.id.clone();
        let mut effects = self.show_report(place.report);
        let passage = comparison.sentence(place).and_then(|sentence| sentence.place);
        self.reader.go_to(passage);
        self.focus = Pane::Reader;
        if let Some(compare) = &mut self.compare {
            compare.is_away = true;
        }
        if !self.is_read(&id) {
            effects.extend(Self::mark(vec![id], true));
        }
        effects
    }
}

/// Whether an action shows other articles than those that are compared.
fn goes_elsewhere(action: Action) -> bool {
    matches!(
        action,
        Action::NextUnread
            | Action::PreviousUnread
            | Action::NextArticle
            | Action::PreviousArticle
            | Action::NextUnreadSource
            | Action::PreviousUnreadSource
            | Action::ViewAll
            | Action::ViewUnread
            | Action::ViewBookmarks
            | Action::ViewUpdated
            | Action::ViewLastDay
            | Action::ViewStories
            | Action::ToggleGrouping
            | Action::Split
            | Action::Merge
            | Action::Why
            | Action::OwnFeed
            | Action::TurnOrder
            | Action::SourcesPane
            | Action::AddSource
            | Action::EditSource
            | Action::MarkAboveRead
            | Action::MarkBelowRead
            | Action::MarkAllRead
    )
}
