//! Editing a source: its settings a row each, each changed in a line of its own.

mod fields;
pub mod folder;
mod secrets;
mod values;

use crate::domain::library::{FeedId, LibraryFeed};
use crate::domain::subscription::{Folder, Subscription};
use crate::domain::text::Text;

use super::App;
use super::effect::Effect;
use super::form::{Choice, Form, FormRow, Kind, Look, folder_rows};
pub use fields::Field;

/// A source whose settings are on the screen.
#[derive(Clone, Debug)]
pub struct Edit {
    pub feed: FeedId,
    /// With what was changed already.
    pub subscription: Subscription,
    /// What the feed calls itself.
    pub own_title: Text,
    pub editing: Option<Field>,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// One setting alone was asked for.
    is_direct: bool,
}

impl Edit {
    fn of(feed: &LibraryFeed) -> Self {
        Self {
            feed: feed.id,
            subscription: feed.subscription.clone(),
            own_title: feed.own_title.clone(),
            editing: None,
            error: None,
            is_direct: false,
        }
    }

    /// Its rows, below the line.
    pub fn rows(&self, folders: &[Folder], typed: Option<&str>) -> Vec<FormRow> {
        let Some(field) = self.editing else {
            return Field::all(&self.subscription)
                .into_iter()
                .map(|field| self.row(field))
                .collect();
        };
        let mut rows = vec![FormRow::text(field.help(), Look::Muted)];
        if let Some(error) = &self.error {
            rows.push(FormRow::text(error.clone(), Look::Error));
        }
        if field == Field::Folder {
            rows.push(FormRow::air());
            rows.extend(folder_rows(folders, typed.unwrap_or_default()));
        }
        rows
    }

    fn row(&self, field: Field) -> FormRow {
        let shown = field.shown(&self.subscription);
        let look = if shown.is_some() { Look::Text } else { Look::Muted };
        let usual = || match field {
            Field::Title if !self.own_title.is_empty() => self.own_title.to_string(),
            _ => field.usual().to_owned(),
        };
        FormRow {
            look,
            ..FormRow::choice(field.name(), shown.unwrap_or_else(usual), Choice::Field(field))
        }
    }
}

impl App {
    /// Shows the settings of the source that is meant.
    pub(super) fn start_editing(&mut self) -> Vec<Effect> {
        if let Some(folder) = self.current_folder_row() {
            return self.start_refiling(folder);
        }
        match self.current_source() {
            Some(feed) => {
                self.form = Some(Form::new(Kind::Edit(Box::new(Edit::of(feed)))));
                Vec::new()
            }
            None => self.say_choose_a_source(),
        }
    }

    /// Asks for one setting of the source that is meant.
    pub(super) fn start_editing_field(&mut self, field: Field) -> Vec<Effect> {
        let effects = self.start_editing();
        if let Some(form) = &mut self.form
            && let Kind::Edit(edit) = &mut form.kind
        {
            edit.is_direct = true;
            form.edit_field(field);
        }
        effects
    }

    pub(super) fn start_about(&mut self) -> Vec<Effect> {
        match self.current_source().map(|feed| feed.id) {
            Some(id) => {
                self.form = Some(Form::new(Kind::About(id)));
                Vec::new()
            }
            None => self.say_choose_a_source(),
        }
    }

    fn say_choose_a_source(&mut self) -> Vec<Effect> {
        self.say("choose a feed in the sources pane first; Z shows it")
    }

    /// Enter: asks for the setting of the row, turns it over, or takes what was typed.
    pub(super) fn accept_in_edit(&mut self, choice: Option<Choice>) -> Vec<Effect> {
        let Some(form) = &mut self.form else {
            return Vec::new();
        };
        match choice {
            Some(Choice::Field(field)) if field.is_switch() => self.change_setting(field, ""),
            Some(Choice::Field(field)) => {
                form.edit_field(field);
                Vec::new()
            }
            Some(Choice::Folder(folder)) => {
                let path = super::sources::path::written(&folder);
                self.change_setting(Field::Folder, &path)
            }
            _ => {
                let typed = form.line.as_ref().map(|typed| typed.line.text().to_owned());
                let field = match &form.kind {
                    Kind::Edit(edit) => edit.editing,
                    _ => None,
                };
                match (field, typed) {
                    (Some(field), Some(typed)) => self.change_setting(field, &typed),
                    _ => Vec::new(),
                }
            }
        }
    }

    fn change_setting(&mut self, field: Field, typed: &str) -> Vec<Effect> {
        let Some(form) = &mut self.form else {
            return Vec::new();
        };
        let Kind::Edit(edit) = &mut form.kind else {
            return Vec::new();
        };
        let mut changed = edit.subscription.clone();
        let taken = field.take(&mut changed, typed.trim());
        let is_other = changed.address != edit.subscription.address;
        let others = is_other.then(|| self.sources.feed_at(&changed.address)).flatten();
        let known = others.map(|feed| format!("followed already: {}", Text::title(&feed.name())));
        if let Some(why) = taken.err().or(known) {
            edit.error = Some(why);
            return Vec::new();
        }
        let (feed, is_same) = (edit.feed, changed == edit.subscription);
        edit.subscription = changed.clone();
        let is_direct = edit.is_direct;
        form.end_editing();
        if is_direct {
            self.form = None;
        }
        if is_same {
            return Vec::new();
        }
        self.edit_subscription(feed, changed, format!("{}; u takes it back", field.said()))
    }
}

impl Form {
    fn edit_field(&mut self, field: Field) {
        let Kind::Edit(edit) = &mut self.kind else { return };
        edit.editing = Some(field);
        edit.error = None;
        let present = field.present(&edit.subscription);
        self.ask(field.name(), &present);
    }

    /// Back among the settings, on the one that was edited.
    fn end_editing(&mut self) {
        let Kind::Edit(edit) = &mut self.kind else { return };
        edit.error = None;
        let Some(field) = edit.editing.take() else { return };
        let fields = Field::all(&edit.subscription);
        let place = fields.iter().position(|one| *one == field).unwrap_or(0);
        self.end_line(place);
    }

    /// Esc: back among the settings, then out; whether it is out.
    pub(super) fn take_edit_back(&mut self) -> bool {
        let Kind::Edit(edit) = &self.kind else { return true };
        if edit.editing.is_none() || edit.is_direct {
            return true;
        }
        self.end_editing();
        false
    }
}
