//! Forms: a sheet with a line to type and rows to choose from; adding a source, its settings, about it.

mod keys;

use jiff::Timestamp;

use crate::domain::library::FeedId;
use crate::domain::subscription::Folder;
use crate::domain::text::Text;

use super::App;
use super::add::Add;
use super::edit::{Edit, Field, folder};
use super::prompt::Line;

/// A form over the screen.
#[derive(Clone, Debug)]
pub struct Form {
    pub kind: Kind,
    /// The line being typed, and what it is for.
    pub line: Option<Typed>,
    /// Which choice the cursor is on, counted from 0; the line is the first.
    pub cursor: usize,
    /// The first line on the screen.
    pub top: usize,
}

/// What a form is for.
#[derive(Clone, Debug)]
pub enum Kind {
    Add(Box<Add>),
    Edit(Box<Edit>),
    About(FeedId),
    /// A folder that is renamed or moved.
    Folder(Folder),
}

/// A line being typed, and its name.
#[derive(Clone, Debug)]
pub struct Typed {
    pub label: String,
    pub line: Line,
}

/// One row of a form; its strings are cleaned.
#[derive(Clone, Debug, Default)]
pub struct FormRow {
    /// The name of what stands behind it.
    pub left: String,
    pub right: String,
    /// An age at the right edge.
    pub moment: Option<Timestamp>,
    pub look: Look,
    pub choice: Option<Choice>,
}

/// How a row looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Text,
    Title,
    Muted,
    Error,
}

/// What a row does when it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Follow,
    /// What could not be looked at now.
    FollowAnyway,
    ShowIt,
    ChangeFolder,
    Folder(Folder),
    /// Another feed of the page, counted from 0.
    Other(usize),
    KeepPage,
    Field(Field),
}

impl FormRow {
    pub fn text(text: impl Into<String>, look: Look) -> Self {
        Self {
            right: text.into(),
            look,
            ..Self::default()
        }
    }

    pub fn choice(left: impl Into<String>, right: impl Into<String>, choice: Choice) -> Self {
        Self {
            left: left.into(),
            right: right.into(),
            choice: Some(choice),
            ..Self::default()
        }
    }

    /// An empty row.
    pub fn air() -> Self {
        Self::default()
    }
}

impl Form {
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            line: None,
            cursor: 0,
            top: 0,
        }
    }

    /// Asks for a line, which begins with a text of anyone's.
    pub fn ask(&mut self, label: impl Into<String>, text: &str) {
        self.line = Some(Typed {
            label: label.into(),
            line: Line::new(&Text::line(text)),
        });
        self.cursor = 0;
        self.top = 0;
    }

    /// Ends the line; the cursor goes to a choice.
    pub fn end_line(&mut self, cursor: usize) {
        self.line = None;
        self.cursor = cursor;
        self.top = 0;
    }

    pub fn title(&self) -> &'static str {
        match self.kind {
            Kind::Add(_) => " add a source ",
            Kind::Edit(_) => " settings of this source ",
            Kind::About(_) => " about this source ",
            Kind::Folder(_) => " folder ",
        }
    }

    /// Which of the choices below the line the cursor is on.
    pub fn chosen(&self) -> Option<usize> {
        self.cursor.checked_sub(usize::from(self.line.is_some()))
    }
}

impl App {
    /// The rows of the form; of one about a source the screen makes them, which knows the time.
    pub fn form_rows(&self) -> Vec<FormRow> {
        let Some(form) = &self.form else {
            return Vec::new();
        };
        let typed = form.line.as_ref().map(|typed| typed.line.text());
        match &form.kind {
            Kind::Add(add) => add.rows(&self.folders(), typed),
            Kind::Edit(edit) => edit.rows(&self.folders(), typed),
            Kind::About(_) => Vec::new(),
            Kind::Folder(folder) => folder::rows(&self.folders(), folder, typed.unwrap_or_default()),
        }
    }
}

/// Rows for the folders that there are, narrowed by what is typed.
pub(super) fn folder_rows(folders: &[Folder], typed: &str) -> Vec<FormRow> {
    let typed = typed.trim().to_lowercase();
    let written = folders
        .iter()
        .map(|folder| (super::sources::path::written(folder), folder));
    let wanted = written.filter(|(path, _)| path.to_lowercase().contains(&typed));
    wanted
        .map(|(path, folder)| FormRow::choice("", path, Choice::Folder(folder.clone())))
        .collect()
}
