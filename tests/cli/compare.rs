//! `newsview compare`: reports side by side.

use serde_json::Value;

use super::{is_clean, set_changed};
use crate::support::program::Home;

const WIRE: &str = "Fire in rope yard kills 14\n\nA fire in the old rope yard at Velmar killed 14 people early on Tuesday, the harbour office said.\n\nMore than 2,000 residents of the Quay district left their homes.\n\n“We heard the roof fall before we saw any smoke,” said a baker.\n";
const HERALD: &str = "Rope yard fire leaves 14 dead\n\nFourteen people died when a fire swept through the rope yard at Velmar, the harbour office said on Aug. 12.\n\nAround 2,100 residents fled their homes in the Quay district.\n\nThe mayor promised a new hydrant on each corner.\n\nA baker said: \"We heard the roof fall before we saw any smoke.\"\n";
const GAZETTE: &str = "Velmar mourns after fire\n\nThe fire in the rope yard at Velmar killed at least 14 people, the harbour office said.\n\nAbout 2,000 residents left their homes in the Quay district.\n";

fn home() -> Home {
    let home = Home::new();
    for (name, text, hour) in [
        ("wire.txt", WIRE, 0),
        ("herald.txt", HERALD, 2),
        ("gazette.txt", GAZETTE, 4),
    ] {
        let path = home.write(name, text);
        // Wednesday, 13 August 2025, in the morning.
        set_changed(&path, 1_755_065_400 + hour * 3_600);
    }
    home
}

#[test]
fn the_json_has_the_agreed_shape_and_every_span_is_its_text() {
    let home = home();
    let out = home.run(&["compare", "--json", "wire.txt", "herald.txt"]).done();
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["reports"][0]["title"], "Fire in rope yard kills 14");
    assert_eq!(json["reports"][0]["published"], "2025-08-13T06:10:00+00:00");
    assert_eq!(json["reports"][0]["sentences"][0]["state"], "head");
    assert_eq!(json["only"]["0"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["only"]["1"][0], 3);
    assert!(json.get("claims").is_none());
    let facts = json["facts"].as_array().unwrap();
    for fact in facts {
        for side in ["a", "b"] {
            let excerpt = &fact[side];
            let at = |name: &str| usize::try_from(excerpt[name].as_u64().unwrap()).unwrap();
            let sentence = &json["reports"][at("report")]["sentences"][at("sentence")]["text"];
            let text: String = sentence
                .as_str()
                .unwrap()
                .chars()
                .skip(at("start"))
                .take(at("end") - at("start"))
                .collect();
            assert_eq!(excerpt["text"], text.as_str());
        }
    }
    let kinds: Vec<&str> = facts.iter().filter_map(|fact| fact["kind"].as_str()).collect();
    assert!(
        ["figure", "date", "quote"]
            .iter()
            .all(|kind| kinds.contains(kind)),
        "{kinds:?}"
    );
    assert_eq!(
        out,
        home.run(&["compare", "--json", "wire.txt", "herald.txt"]).done()
    );
}

#[test]
fn text_keeps_to_its_width_and_carries_its_marks() {
    let home = home();
    for width in [40_usize, 80, 120, 200] {
        let out = home
            .run(&["compare", "wire.txt", "herald.txt", "--width", &width.to_string()])
            .done();
        is_clean(&out);
        for sign in ["=", "≈", "▸"] {
            assert!(out.contains(sign), "{sign} at {width}:\n{out}");
        }
        let widest = out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width, "{widest} of {width}:\n{out}");
        assert!(
            out.lines().any(|line| line.contains("[More than 2,000]")),
            "{out}"
        );
    }
}

#[test]
fn three_reports_are_a_table_of_facts() {
    let home = home();
    let three = ["compare", "wire.txt", "herald.txt", "gazette.txt"];
    for width in ["60", "120"] {
        let out = home.run(&[&three[..], &["--width", width]].concat()).done();
        is_clean(&out);
        assert!(
            out.contains("Around 2,100") && out.contains("About 2,000"),
            "{out}"
        );
        assert!(out.contains("newsview compare A B"), "{out}");
    }
    let json = home.run(&[&three[..], &["--json"]].concat()).done();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert!(json["claims"].as_array().is_some_and(|claims| !claims.is_empty()));
}

#[test]
fn fewer_than_two_reports_are_wrong_use_and_unknown_ones_fail() {
    let home = home();
    assert_eq!(home.run(&["compare"]).code, Some(2));
    assert_eq!(home.run(&["compare", "wire.txt"]).code, Some(2));
    assert_eq!(home.run(&["compare", "abcd1234"]).code, Some(2));
    assert_eq!(home.run(&["compare", "wire.txt", "no-such-id"]).code, Some(1));
}

#[test]
fn a_date_that_only_stands_in_is_said_to_and_not_shown() {
    let home = home();
    home.write("dated.txt", WIRE.replacen("\n\n", "\n\n2025-08-12 06:10\n\n", 1));
    let json = home.run(&["compare", "--json", "dated.txt", "herald.txt"]).done();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert!(json["reports"][0].get("published_stands_in").is_none(), "{json}");
    assert_eq!(json["reports"][1]["published_stands_in"], true);
    assert!(json["reports"][1]["published"].is_string());
    let text = home.run(&["compare", "dated.txt", "herald.txt"]).done();
    let head = text.lines().next().unwrap();
    assert!(head.contains("12 Aug") && !head.contains("13 Aug"), "{head}");
}

#[test]
fn two_files_of_one_name_are_told_apart() {
    let home = Home::new();
    home.write("north/a.txt", WIRE);
    home.write("south/a.txt", HERALD);
    home.write("gazette.txt", GAZETTE);
    let out = home
        .run(&["compare", "north/a.txt", "south/a.txt", "gazette.txt"])
        .done();
    assert!(out.contains("north/a") && out.contains("south/a"), "{out}");
    assert!(out.contains("  gazette"), "{out}");
    let two = home.run(&["compare", "north/a.txt", "south/a.txt"]).done();
    assert!(two.contains("north/a ") && two.contains("south/a "), "{two}");
    home.write("very-long-folder-one/a.txt", WIRE);
    home.write("very-long-folder-two/a.txt", HERALD);
    let long = home
        .run(&[
            "compare",
            "very-long-folder-one/a.txt",
            "very-long-folder-two/a.txt",
        ])
        .done();
    assert!(long.contains("1 a ") && long.contains("2 a "), "{long}");
}

#[test]
fn a_folder_stands_for_what_can_be_read_in_it() {
    let home = Home::new();
    home.write("fire/wire.txt", WIRE);
    home.write("fire/herald.txt", HERALD);
    assert!(home.run(&["compare", "fire"]).done().contains('='));
    home.write("fire/empty.txt", "");
    let run = home.run(&["compare", "fire"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("empty.txt: it is empty"), "{}", run.err);
    assert!(run.out.contains("[14"), "{}", run.out);
}

#[test]
fn each_close_figure_stands_beside_its_other_at_every_width() {
    let home = Home::new();
    home.write(
        "north.txt",
        "Seedlings for the hills\n\nVelmar has given thousands of seedlings to the burnt hills of Garrow since the spring fires.\n\nForesters counted more than 10,000 seedlings from Velmar on the burnt hills of Garrow in June.\n",
    );
    home.write(
        "south.txt",
        "School classes dig\n\nIn all around 11,000 seedlings from Velmar were planted by school classes on the burnt hills of Garrow.\n",
    );
    for width in ["80", "120", "200"] {
        let out = home
            .run(&["compare", "north.txt", "south.txt", "--width", width])
            .done();
        assert_eq!(out.matches("[around 11,000]").count(), 2, "{out}");
        assert_eq!(out.matches("[more than 10,000]").count(), 1, "{out}");
        assert!(!out.lines().any(|line| line.starts_with('·')), "{out}");
    }
    let wide = home
        .run(&["compare", "north.txt", "south.txt", "--width", "200"])
        .done();
    assert!(wide.contains("≈ more than 10,000 · around 11,000"), "{wide}");
}
