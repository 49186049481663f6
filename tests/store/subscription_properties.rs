//! Whatever a file of feeds looks like and whatever is done to it, it can be turned back.

use newsview::domain::subscription::Secret;
use newsview::domain::text::Text;
use newsview::store::subscriptions::{Edit, Step, Subscriptions, from_json, to_json};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_oneof};
use proptest::{proptest, sample};

use super::subscriptions::{Config, add, address, remove, set};

/// A piece of a file that somebody wrote by hand.
fn piece() -> impl Strategy<Value = String> {
    let gap = sample::select(vec![
        "",
        "\n",
        "\n\n",
        "  \n",
        "# of the file\n",
        "\n# of the file\n\n",
        "# one\n# two\n",
    ]);
    let entry = sample::select(vec!["a", "b", "c", "d", "e"]).prop_map(|name| {
        format!(
            "[[feed]]\naddress = \"{}\"\ntitle = \"{name}\" # same line\n",
            address(name)
        )
    });
    let rest = sample::select(vec![
        "",
        "# interval = 9\n",
        "tags = [\n  \"x\", # inside\n]\n",
        "note = \"\"\"\n# no comment\n[[feed]]\n\"\"\"\n",
        "interval = 5\n\n# of the table\n[feed.headers]\nX-Key = \"y\"\n",
        "headers.A = \"b\"\nheaders.C = \"d\"\n",
    ]);
    let other = prop_oneof![
        4 => Just(String::new()),
        1 => Just("[[feed]]\ntitle = \"no address\"\n".to_owned()),
    ];
    (gap, entry, rest, other).prop_map(|(gap, entry, rest, other)| format!("{gap}{entry}{rest}{other}"))
}

fn file() -> impl Strategy<Value = String> {
    (
        vec(piece(), 0..5),
        sample::select(vec!["", "x = 1\n", "# top\n", "# top\n\n"]),
        0..4_u8,
    )
        .prop_map(|(pieces, top, end)| {
            let text = format!("{top}{}", pieces.concat());
            match end {
                0 => text.trim_end().to_owned(),
                1 => format!("{text}\n# the end\n"),
                2 => format!("{text}\n[other]\ny = 2\n"),
                _ => text,
            }
        })
}

#[derive(Clone, Debug)]
enum Act {
    Add(&'static str),
    Remove(Vec<&'static str>),
    Title(&'static str, Option<&'static str>),
    Interval(&'static str, Option<u32>),
    Headers(&'static str, bool),
    Move(&'static str, &'static str),
}

fn act() -> impl Strategy<Value = Act> {
    let name = || sample::select(vec!["a", "b", "c", "d", "e", "f"]);
    prop_oneof![
        name().prop_map(Act::Add),
        vec(name(), 1..3).prop_map(Act::Remove),
        (name(), proptest::option::of(Just("New"))).prop_map(|(name, title)| Act::Title(name, title)),
        (name(), proptest::option::of(1..99_u32)).prop_map(|(name, number)| Act::Interval(name, number)),
        (name(), proptest::bool::ANY).prop_map(|(name, any)| Act::Headers(name, any)),
        (name(), name()).prop_map(|(name, other)| Act::Move(name, other)),
    ]
}

fn edit_of(act: &Act, list: &Subscriptions) -> Option<Edit> {
    let name = match act {
        Act::Add(name) => return Some(add(&[name])),
        Act::Remove(names) => return Some(remove(names)),
        Act::Title(name, _) | Act::Interval(name, _) | Act::Headers(name, _) | Act::Move(name, _) => name,
    };
    list.find(&address(name))?;
    Some(set(
        name,
        |feed| match act {
            Act::Title(_, title) => feed.title = title.map(Text::title),
            Act::Interval(_, number) => feed.settings.interval = *number,
            Act::Headers(_, true) => {
                feed.settings.headers = vec![("New".to_owned(), Secret::Plain("1".to_owned()))];
            }
            Act::Headers(_, false) => feed.settings.headers.clear(),
            Act::Move(_, other) => feed.address = address(other),
            Act::Add(_) | Act::Remove(_) => {}
        },
        list,
    ))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn edits_keep_what_is_not_theirs_and_are_turned_back_byte_for_byte(text in file(), acts in vec(act(), 1..7)) {
        let config = Config::new(&text);
        let mut list = config.open();
        assert_eq!(list.problem(), None, "{text}");
        let mut done: Vec<(String, Vec<Step>)> = Vec::new();
        for act in &acts {
            let before = config.read();
            let known = list.all().len();
            let Some(edit) = edit_of(act, &list) else { continue };
            match list.edit(&edit) {
                Ok(steps) => {
                    let after = config.read();
                    assert_eq!(list.problem(), None, "{after}");
                    let removed = usize::from(matches!(act, Act::Remove(_)));
                    if removed == 0 {
                        let is_cleared = matches!(act, Act::Headers(..));
                        assert!(is_cleared || before.matches('#').count() <= after.matches('#').count() + 1);
                        assert!(list.all().len() >= known, "{before}\n---\n{after}");
                    }
                    let kept = format!("\n\n{}", after.replace("  \n", "\n")).matches("\n\n# of the file").count();
                    assert!(kept >= before.matches("\n\n# of the file\n\n").count(), "{before}\n---\n{after}");
                    done.push((before, steps));
                }
                Err(error) => assert!(error.to_string().ends_with("is in it already"), "{error}"),
            }
        }
        let end = config.read();
        let mut again = Vec::new();
        for (before, steps) in done.iter().rev() {
            let kept = from_json(&to_json(steps)).unwrap();
            again.push(list.revert(&kept).unwrap());
            assert_eq!(&config.read(), before, "after {acts:?} on\n{text}");
        }
        for steps in again.iter().rev() {
            list.apply(steps).unwrap();
        }
        assert_eq!(config.read(), end, "done again after {acts:?} on\n{text}");
    }

    #[test]
    fn no_text_makes_it_panic(text in "[\\[\\]a-z=\"#\\n\\r .{}\u{feff}é']{0,60}") {
        let config = Config::new(&text);
        let mut list = config.open();
        let _ = list.edit(&add(&["a"]));
        let _ = list.edit(&remove(&["a"]));
    }
}
