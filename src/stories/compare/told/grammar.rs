//! Grammar: what a word does in a sentence, as far as it decides whether another says the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::runs;
use super::super::stem;
use super::super::words::Token;

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It says something of its own.
    Content,
    /// It says nothing of its own, and yet turns what is said: "not", "before", "may", "most".
    Turn,
    /// It says that somebody says.
    Say,
    /// To whom it is said.
    Listener,
    /// It leads to a noun, or to a verb.
    Preposition,
    /// What follows is named nearer by it: an article, a possessive.
    Article,
    Small,
}

const TURNS: &str = "not no nor never none neither nobody nothing cannot without before after since until during \
    while because if unless although though can could will would shall should may might must more most less least \
    few fewer many little only all both either each other others same own up down out off over under above below \
    against between through again once first second last next later earlier another new one or than";
const SAYS: &str = "said say says saying told tell tells telling according added adding stated states noted notes \
    explained reported";
const LISTENERS: &str = "reporters journalists statement spokesman spokeswoman spokesperson";
const PREPOSITIONS: &str = "of in on at by for from to into onto with within as among amid around about against \
    near across behind inside outside toward towards via beyond beside despite due along upon throughout \
    between through over under without during since until before after";
const ARTICLES: &str = "a an the its it's his her their our my your this that these those every some any";

/// Words that make of what follows what is not, or not surely, so.
const HEDGES: &str = "almost nearly hardly barely scarcely seldom rarely alleged allegedly reportedly suspected \
    possible possibly probable probably perhaps maybe likely unlikely planned proposed attempted failed former \
    fake false supposed supposedly potential threatened rumoured rumored half partly partially formerly \
    apparently purported would-be so-called";

static PARTS: LazyLock<HashMap<&str, Part>> = LazyLock::new(|| {
    let lists = [
        (ARTICLES, Part::Article),
        (PREPOSITIONS, Part::Preposition),
        (TURNS, Part::Turn),
        (LISTENERS, Part::Listener),
        (SAYS, Part::Say),
    ];
    let each = lists
        .iter()
        .flat_map(|(list, part)| list.split_ascii_whitespace().map(|word| (word, *part)));
    each.collect()
});

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

fn is_turn(word: &str) -> bool {
    PARTS.get(word) == Some(&Part::Turn)
}

/// What a word of an English sentence does.
pub(super) fn part(token: &Token) -> Part {
    let word = token.folded.as_str();
    if let Some(part) = PARTS.get(word) {
        *part
    } else if turns(word).iter().any(Option::is_some) {
        Part::Turn
    } else if stem::is_function(word) && word != "two" || is_pronoun(word) {
        Part::Small
    } else {
        Part::Content
    }
}

/// "We've", "that's": nothing but small words.
fn is_pronoun(word: &str) -> bool {
    let (head, tail) = runs::opened(word);
    tail.is_some() && stem::is_function(head)
}

/// Whether a word leads to what follows it, even where it turns it as well.
pub(super) fn is_preposition(word: &str) -> bool {
    is_in(PREPOSITIONS, word)
}

/// Whether what follows is not, or not surely, so.
pub(super) fn is_hedge(word: &str) -> bool {
    is_in(HEDGES, word)
}

/// The words that turn a sentence, by one name each: "won't" is "will" and "not".
pub(super) fn turns(word: &str) -> [Option<&str>; 2] {
    let (head, tail) = match word {
        "cannot" => ("can", Some("not")),
        _ => runs::opened(word),
    };
    let plain = |word| match word {
        "would" => "will",
        "could" => "can",
        "might" => "may",
        other => other,
    };
    [Some(head), tail].map(|word| word.map(plain).filter(|word| is_turn(word)))
}

/// Whether somebody is no more than who always says what happened.
pub(super) fn is_plain_speaker(word: &str) -> bool {
    matches!(word, "officials" | "official" | "police" | "authorities")
}

/// Whether two prepositions say the same of where something is.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let of_place = ["in", "on", "at", "of", "within", "into", "onto", "around"];
    one == other || of_place.contains(&one) && of_place.contains(&other)
}

/// Whether a word begins a clause.
pub(super) fn opens_clause(word: &str) -> bool {
    is_in(
        "and while but when after before where which who because although though as until since if unless",
        word,
    )
}

/// Whether a clause that begins so takes back what was said.
pub(super) fn takes_back(word: &str) -> bool {
    is_in("but although though unless if however until", word)
}

/// Whether it is a form of "to be", behind which things are done to somebody.
pub(super) fn is_being(word: &str) -> bool {
    is_in("is are was were be been being am got gets get", word)
}
