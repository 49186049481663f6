//! Mark: how lines of two reports stand to each other, by a sign that needs no colour.

use super::Relation;

/// How the sentences of a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A fact or a quotation is the same, or nearly all words are.
    Same,
    /// They are about one matter; nothing more is said of them.
    Beside,
    /// A figure or date of one is close to that of the other.
    Close,
    /// A figure of one differs from that of the other.
    Differs,
    /// Only the left report has it.
    Left,
    /// Only the right report has it.
    Right,
    /// The other report says it in another row.
    Elsewhere,
    /// A headline, a place or a credit, to which nothing answers: no claim that could be missing.
    Aside,
}

impl Mark {
    /// The sign that carries it without colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Beside | Self::Aside => "│",
            Self::Close => "≈",
            Self::Differs => "≠",
            Self::Left => "◂",
            Self::Right => "▸",
            Self::Elsewhere => "·",
        }
    }

    /// Whether one report has something that the other has not, or has otherwise.
    pub fn is_difference(self) -> bool {
        matches!(self, Self::Close | Self::Differs | Self::Left | Self::Right)
    }
}

impl From<Relation> for Mark {
    /// The mark of a fact alone.
    fn from(relation: Relation) -> Self {
        match relation {
            Relation::Same => Self::Same,
            Relation::Close => Self::Close,
            Relation::Differs => Self::Differs,
        }
    }
}
