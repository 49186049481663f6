//! Prompt: a line being typed, with the usual editing keys.

use tui_input::{Input, InputRequest};

use super::key::{Code, Key};

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Narrow the list.
    Search,
    /// Find in the reader's text.
    Find,
    /// Find in what is compared.
    Compared,
    /// The article's tags, parted by commas or spaces.
    Tags,
    /// A note on the article.
    Note,
    /// The command that is given the article's text.
    Pipe,
}

impl Purpose {
    /// What stands before the line.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Search | Self::Find | Self::Compared => "/",
            Self::Tags => "tags",
            Self::Note => "note",
            Self::Pipe => "|",
        }
    }
}

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub struct Line {
    input: Input,
}

impl Line {
    /// The longest line that can be typed or pasted.
    const LONGEST: usize = 1000;

    pub fn new(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
        }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// What stands before the cursor.
    pub fn before_cursor(&self) -> String {
        self.text().chars().take(self.input.cursor()).collect()
    }

    /// Edits the line; whether its text changed.
    pub fn press(&mut self, key: Key) -> bool {
        let Some(request) = request(key) else { return false };
        if matches!(request, InputRequest::InsertChar(_)) && self.text().len() >= Self::LONGEST {
            return false;
        }
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Inserts pasted text, as one line.
    pub fn paste(&mut self, text: &str) {
        for character in text.chars().take(Self::LONGEST) {
            let kept = if character.is_whitespace() { ' ' } else { character };
            if !kept.is_control() && self.text().len() < Self::LONGEST {
                self.input.handle(InputRequest::InsertChar(kept));
            }
        }
    }
}

fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl || key.alt) {
        (Code::Char(character), false) => InputRequest::InsertChar(character),
        (Code::Char('a'), true) | (Code::Home, _) => InputRequest::GoToStart,
        (Code::Char('e'), true) | (Code::End, _) => InputRequest::GoToEnd,
        (Code::Char('w') | Code::Backspace, true) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true) => InputRequest::DeleteLine,
        (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
        (Code::Char('h'), true) | (Code::Backspace, false) => InputRequest::DeletePrevChar,
        (Code::Char('d'), true) | (Code::Delete, _) => InputRequest::DeleteNextChar,
        (Code::Left, true) => InputRequest::GoToPrevWord,
        (Code::Right, true) => InputRequest::GoToNextWord,
        (Code::Left, false) => InputRequest::GoToPrevChar,
        (Code::Right, false) => InputRequest::GoToNextChar,
        _ => return None,
    })
}
