//! What each action on sources does.

use crate::app::App;
use crate::app::action::Action;
use crate::app::edit::Field;
use crate::app::effect::Effect;
use crate::app::layout::Pane;

impl App {
    pub(in crate::app) fn act_on_sources(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::NextUnreadSource => self.go_to_unread_source(true),
            Action::PreviousUnreadSource => self.go_to_unread_source(false),
            Action::SourcesPane => self.toggle_sources(),
            Action::ShowSource => self.open_source(),
            Action::Unfold => self.unfold_or_open_source(),
            Action::Fold => self.fold_or_leave(),
            Action::AddSource => self.start_adding(),
            Action::EditSource => self.start_editing(),
            Action::AboutSource => self.start_about(),
            Action::RenameSource => self.start_editing_field(Field::Title),
            Action::MoveSource => self.start_editing_field(Field::Folder),
            Action::ChangeAddress => self.start_editing_field(Field::Address),
            Action::DropSource => self.drop_source(),
            _ => self.act_on_screen(action),
        }
    }

    /// Moves the rule beside the pane that has the focus.
    pub(in crate::app) fn move_split(&mut self, by: i16) {
        if self.focus == Pane::Sources && self.viewport.sources_rule.columns > 0 {
            let columns = self.layout.sources_columns.saturating_add_signed(by / 2);
            self.layout.put_sources(columns);
        } else {
            self.layout.move_split(self.viewport.is_narrow, by);
        }
    }
}
