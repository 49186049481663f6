use super::three_articles;
use crate::support::program::Home;

const LINES: &str = r#"{"id": "one", "outlet": "Sound Courier", "date": "2025-08-12", "lang": "en", "title": "Floating library sinks at its mooring", "text": "The floating library of Ravensholm sank on Monday.\nDivers saved nine hundred books, Odile Marchetti said."}
{"id": "two", "outlet": "The Islander", "date": "2025-08-12T09:30:00Z", "lang": "en", "title": "Ravensholm loses its floating library", "text": "Ravensholm has lost its library boat. Odile Marchetti watched divers carry nine hundred books."}
{"id": "three", "outlet": "Quenby Post", "date": "", "lang": "en", "title": "Bakers and mill make peace", "text": "Flour will be delivered from Thursday, the guild of bakers said."}
"#;

#[test]
fn reports_of_one_event_are_printed_as_one_story() {
    let home = Home::new();
    home.write("day.jsonl", LINES);
    let out = home.run(&["stories", "--json", "day.jsonl"]).done();
    let stories: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(stories.len(), 2, "{out}");
    assert_eq!(stories[0]["articles"], serde_json::json!(["two", "one"]));
    assert_eq!(stories[0]["title"], "Floating library sinks at its mooring");
    assert_eq!(
        stories[0]["outlets"],
        serde_json::json!(["The Islander", "Sound Courier"])
    );
    assert_eq!(stories[0]["newest"], "2025-08-12T09:30:00Z");
    assert_eq!(stories[1]["articles"], serde_json::json!(["three"]));
    assert_eq!(stories[1]["newest"], serde_json::Value::Null);
}

#[test]
fn standard_input_gives_the_same_stories_in_words() {
    let home = Home::new();
    home.write("day.jsonl", LINES);
    let out = home.run(&["stories", "day.jsonl"]).done();
    assert_eq!(home.run_with(&["stories", "-"], LINES).done(), out);
    let mut lines = out.lines();
    assert_eq!(lines.next(), Some("Floating library sinks at its mooring"));
    assert_eq!(lines.next(), Some("  2 outlets"));
    assert!(
        lines
            .next()
            .unwrap()
            .ends_with("The Islander  Ravensholm loses its floating library")
    );
}

#[test]
fn a_folder_is_grouped_and_what_is_no_source_is_wrong_use() {
    let home = three_articles();
    let out = home.run(&["stories", "--json", "."]).done();
    let reports = |line| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["articles"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(out.lines().map(reports).sum::<usize>(), 3, "{out}");
    assert!(
        home.run(&["stories", "nowhere.jsonl"])
            .complaint(2)
            .contains("nowhere.jsonl")
    );
}

#[test]
fn before_anything_is_set_up_the_sample_stories_are_listed_and_said_to_be_a_sample() {
    let home = Home::new();
    let run = home.run(&["stories", "--json"]);
    assert!(run.complaint(0).contains("bundled sample"));
    assert!(run.out.lines().count() > 1, "{}", run.out);
    for line in run.out.lines() {
        let story: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(story["articles"].as_array().unwrap().len() > 1, "{line}");
        assert_ne!(
            story["title"], "Two minutes with newsview",
            "the tour tells no event"
        );
    }
}
