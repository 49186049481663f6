//! Stems: what English words are taken for; crude on purpose, since both sides get the same crudeness.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::words::{Word, hash};

/// Words that say nothing of their own, and those that say who reports.
const FUNCTION: &str = "a an the and or but nor of in on at by for from to into onto with without within as is \
    are was were be been being am it its it's he she they them his her hers him their theirs this that these those \
    there here i we you me us our your my who whom whose which what when where why how not no so than then too \
    very can could will would shall should may might must do does did done has have had having if while because \
    since until about over under after before between during through against also just only more most some any \
    all both each other others such same own up down out off again once said say says saying told tell tells \
    telling according reported reportedly added adding mr mrs ms dr new first second one two like still now \
    however although though even yet many much among amid along around last next later earlier that's he's she's they're we're i'm don't didn't \
    doesn't isn't wasn't weren't get got gets make made makes was";

/// Odd forms, each behind what it is a form of.
const ODD: &[(&str, &str)] = &[
    ("die", "died dead death deaths dies dying deadly fatal"),
    ("send", "sent"),
    ("child", "children kid kids"),
    ("man", "men"),
    ("woman", "women"),
    ("go", "went gone goes"),
    ("take", "took taken"),
    ("give", "gave given"),
    ("hold", "held"),
    ("lead", "led"),
    ("meet", "met"),
    ("find", "found"),
    ("win", "won"),
    ("lose", "lost losing loss losses"),
    ("fall", "fell fallen"),
    ("speak", "spoke spoken speech"),
    ("strike", "struck"),
    ("flee", "fled"),
    ("fight", "fought"),
    ("begin", "began begun"),
    ("break", "broke broken"),
    ("choose", "chose chosen"),
    ("drive", "drove driven driver drivers"),
    ("seek", "sought"),
    ("fly", "flew flown flight flights"),
    ("pay", "paid"),
    ("shoot", "shot shots"),
    // Cut short it would be a person.
    ("troop", "personnel"),
];

/// One thing, several words: words of news at large, none of a topic.
const ALIKE: &[&str] = &[
    "soldier troop troops soldiers serviceman servicemen",
    "kill die fatality fatalities slay slain toll victim killing",
    "injure injury injuries wound hurt",
    "miss missing unaccounted",
    "displace flee evacuate evacuation homeless",
    "arrest detain detention custody detained",
    "meeting summit talk talks negotiation negotiations meet",
    "call phone telephone",
    "pact treaty deal agreement accord",
    "region oblast province",
    "crash collision collide accident",
    "plane aircraft jet airliner",
    "bomb blast explosion explode explosive detonate",
    "strike raid airstrike bombardment bombing shelling",
    "shoot shooting gunfire gunman",
    "police officer officers cop cops",
    "rebel militant insurgent fighter gunmen",
    "demonstrate demonstration demonstrator protest protester rally",
    "vote ballot election poll elect",
    "lawmaker legislator parliamentarian mp mps",
    "court judge tribunal",
    "prison jail imprison",
    "lawyer attorney",
    "company firm corporation",
    "doctor physician",
    "begin start launch",
    "end finish conclude",
    "rise increase grow growth climb",
    "fall decline drop decrease shrink",
    "buy purchase acquire acquisition",
    "quake earthquake tremor",
    "storm hurricane typhoon cyclone",
    "fire blaze wildfire",
    "vehicle car truck lorry",
    "child student pupil schoolchildren",
    "help aid assist assistance relief",
    "quit resign resignation",
];

/// Stems that stand for nothing in particular where they are counted.
const GENERIC: &str = "people person persons man men woman women year years month months week weeks day days hour \
    hours minute minutes second seconds time times more other others another thing things case cases member members \
    last past next total number percent per cent point points part parts half third quarter";

static FUNCTION_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| FUNCTION.split_whitespace().collect());

static ODD_FORMS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let each = ODD
        .iter()
        .flat_map(|(base, forms)| forms.split(' ').map(|form| (form, *base)));
    each.collect()
});

static CLASSES: LazyLock<HashMap<String, Word>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (number, list) in ALIKE.iter().enumerate() {
        for word in list.split(' ') {
            classes
                .entry(cut(word))
                .or_insert_with(|| hash(&format!("={number}")));
        }
    }
    classes
});

static GENERIC_THINGS: LazyLock<HashSet<Word>> =
    LazyLock::new(|| GENERIC.split_whitespace().filter_map(of_english).collect());

static TIMES: LazyLock<HashSet<Word>> = LazyLock::new(|| {
    let times = "year month week day hour minute second night decade century weekend";
    times.split_whitespace().filter_map(of_english).collect()
});

/// Men, women, boys and girls by their bits; "children" can be boys or girls.
static KINDS: LazyLock<Vec<(Word, u8)>> = LazyLock::new(|| {
    let kinds = [
        ("man", 1),
        ("woman", 2),
        ("adult", 3),
        ("boy", 4),
        ("girl", 8),
        ("child", 12),
    ];
    let each = kinds
        .iter()
        .filter_map(|(kind, bits)| Some((of_english(kind)?, *bits)));
    each.collect()
});

/// Whether this is a word that says nothing of its own.
pub(super) fn is_function(folded: &str) -> bool {
    FUNCTION_WORDS.contains(folded)
}

/// Whether a counted thing is one that everything is counted in.
pub(super) fn is_generic(word: Word) -> bool {
    GENERIC_THINGS.contains(&word)
}

/// Whether a counted thing is a stretch of time.
pub(super) fn is_time(word: Word) -> bool {
    TIMES.contains(&word)
}

/// Which kinds of people a counted thing can be, where it says so, one bit a kind.
pub(super) fn kinds_of_people(word: Word) -> Option<u8> {
    KINDS
        .iter()
        .find(|(kind, _)| *kind == word)
        .map(|(_, bits)| *bits)
}

/// What an English word is taken for; none of a function word.
pub(super) fn of_english(folded: &str) -> Option<Word> {
    if is_function(folded) {
        return None;
    }
    let bare = folded
        .strip_suffix("'s")
        .or_else(|| folded.strip_suffix('\''))
        .unwrap_or(folded);
    if bare.len() < 2 {
        return None;
    }
    let plain: String = bare.chars().filter(|letter| *letter != '.').collect();
    let plain = if bare.contains('.') && plain == "us" {
        "usa".to_owned()
    } else {
        plain
    };
    let stem = cut(&plain);
    Some(CLASSES.get(&stem).copied().unwrap_or_else(|| hash(&stem)))
}

/// What a word of another language is taken for: its first six letters.
pub(super) fn of_other(folded: &str) -> Option<Word> {
    let count = folded.chars().count();
    (count > 1).then(|| hash(&folded.chars().take(6).collect::<String>()))
}

/// The stem alone, without its list.
pub(super) fn cut(word: &str) -> String {
    let mut stem = uncut(word);
    if let Some((end, _)) = stem.char_indices().nth(6) {
        stem.truncate(end);
    }
    stem
}

/// The stem in its whole length: words that begin alike stay apart.
fn uncut(word: &str) -> String {
    let word = ODD_FORMS.get(word).copied().unwrap_or(word);
    let (rest, had_y) = without_ending(word);
    let mut stem = rest.to_owned();
    if had_y {
        stem.push('y');
    } else if rest.len() < word.len() {
        undouble(&mut stem);
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

/// What a word may be longer by and still be of the same thing: "employ" and "employment".
const LONGER: &[&str] = &[
    "ern", "al", "ial", "ical", "ly", "ion", "ation", "ment", "n", "an", "ian",
];

/// Words of one list that are not the same thing all the same.
const APART: &[&[&str]] = &[
    &["car", "truck", "lorry"],
    &["airstrike", "shelling", "raid"],
    &["hurricane", "typhoon", "cyclone"],
];

/// Whether two words that are taken for one are forms of one word, or two words for one thing.
pub(super) fn are_one(one: &str, other: &str) -> bool {
    let bare = |word: &str| word.strip_suffix("'s").unwrap_or(word).replace('.', "");
    let (one, other) = (uncut(&bare(one)), uncut(&bare(other)));
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if let Some(rest) = long.strip_prefix(short.as_str()) {
        return rest.is_empty() || LONGER.contains(&rest);
    }
    // What is longer and alike in its beginning alone is another word: "internal", "international".
    if cut(&one) == cut(&other) {
        return false;
    }
    let of = |list: &[&str], stem: &str| list.iter().any(|word| uncut(word) == stem);
    !APART.iter().any(|list| of(list, &one) && of(list, &other))
}

/// The word without its ending, and whether a `y` was in its place.
fn without_ending(word: &str) -> (&str, bool) {
    for ending in ["ies", "ied", "sses", "ing", "ed", "es", "s"] {
        let Some(rest) = word.strip_suffix(ending) else {
            continue;
        };
        if rest.len() < 3 || (ending == "s" && rest.ends_with('s')) {
            continue;
        }
        return match ending {
            "sses" => (&word[..rest.len() + 2], false),
            _ => (rest, ending.starts_with('i') && ending != "ing"),
        };
    }
    (word, false)
}

fn undouble(stem: &mut String) {
    let mut last = stem.chars().rev();
    let (Some(one), Some(two)) = (last.next(), last.next()) else {
        return;
    };
    if one == two && !matches!(one, 'l' | 's' | 'a' | 'e' | 'i' | 'o' | 'u') {
        stem.pop();
    }
}
