//! Keymap: a stack of contexts and the keys pressed so far → an action.

use std::collections::BTreeMap;

use super::action::Action;
use super::key::Key;

/// A part of the screen that has keys of its own; the first that knows a key wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    Global,
    Sources,
    List,
    Reader,
    /// The reader while a text is being found.
    Find,
    /// Reports side by side.
    Compare,
    /// A line being typed.
    Prompt,
    /// A sheet over the screen: help, palette, links, notices.
    Sheet,
    /// The sheet of what comes with an article.
    Enclosures,
}

impl Context {
    pub const ALL: &'static [Self] = &[
        Self::Global,
        Self::Sources,
        Self::List,
        Self::Reader,
        Self::Find,
        Self::Compare,
        Self::Prompt,
        Self::Sheet,
        Self::Enclosures,
    ];

    /// Its section in keymap.toml.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Sources => "sources",
            Self::List => "list",
            Self::Reader => "reader",
            Self::Find => "find",
            Self::Compare => "compare",
            Self::Prompt => "prompt",
            Self::Sheet => "sheet",
            Self::Enclosures => "enclosures",
        }
    }
}

/// Which keys mean what, context by context.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    bindings: BTreeMap<Context, Vec<Binding>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    keys: Vec<Key>,
    action: Action,
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Action(Action),
    /// The beginning of a longer sequence.
    Beginning,
    Nothing,
}

impl Keymap {
    /// Binds keys to an action; a sequence has several keys. An earlier meaning is replaced.
    pub fn bind(&mut self, context: Context, keys: Vec<Key>, action: Action) {
        let bindings = self.bindings.entry(context).or_default();
        bindings.retain(|binding| binding.keys != keys);
        bindings.push(Binding { keys, action });
    }

    /// Takes away all keys of an action in a context.
    pub fn unbind(&mut self, context: Context, action: Action) {
        if let Some(bindings) = self.bindings.get_mut(&context) {
            bindings.retain(|binding| binding.action != action);
        }
    }

    /// What `keys` mean where these contexts are on top of each other, first one first.
    pub fn meaning(&self, contexts: &[Context], keys: &[Key]) -> Meaning {
        for context in contexts {
            let bindings = self.bindings.get(context).map_or(&[][..], Vec::as_slice);
            if let Some(found) = bindings.iter().find(|binding| binding.keys == keys) {
                return Meaning::Action(found.action);
            }
            if bindings.iter().any(|binding| binding.keys.starts_with(keys)) {
                return Meaning::Beginning;
            }
        }
        Meaning::Nothing
    }

    /// The keys of an action, context by context, as they are shown.
    pub fn keys_of(&self, action: Action) -> Vec<(Context, String)> {
        self.bindings
            .iter()
            .flat_map(|(context, bindings)| bindings.iter().map(move |binding| (*context, binding)))
            .filter(|(_, binding)| binding.action == action)
            .map(|(context, binding)| (context, shown(&binding.keys)))
            .collect()
    }

    /// The first key of an action that works in these contexts.
    pub fn key_of(&self, contexts: &[Context], action: Action) -> Option<String> {
        contexts.iter().find_map(|context| {
            let bindings = self.bindings.get(context)?;
            bindings
                .iter()
                .find(|binding| binding.action == action)
                .map(|binding| shown(&binding.keys))
        })
    }

    /// Every binding: context, keys and action.
    pub fn all(&self) -> impl Iterator<Item = (Context, &[Key], Action)> {
        self.bindings.iter().flat_map(|(context, bindings)| {
            bindings
                .iter()
                .map(move |binding| (*context, binding.keys.as_slice(), binding.action))
        })
    }
}

fn shown(keys: &[Key]) -> String {
    keys.iter().map(Key::symbol).collect::<Vec<_>>().join(" ")
}
