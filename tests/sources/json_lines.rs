//! Articles as JSON, an article a line, there and back.

use newsview::sources::json_lines::article;
use newsview::sources::write::json::{self, Marks};
use newsview::sources::{Place, read};
use proptest::proptest;

fn place() -> Place {
    Place {
        source: "-".into(),
        ..Place::default()
    }
}

#[test]
fn the_short_form_is_read() {
    let line = r#"{"id": "x-1", "outlet": "The Coast", "date": "2025-08-13", "lang": "en", "title": "Strike", "text": "One.\nTwo.\n"}"#;
    let article = article(line, &place(), 0).unwrap();
    assert_eq!(article.id.as_str(), "x-1");
    assert_eq!(article.outlet, "The Coast");
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(article.published.unwrap().to_string(), "2025-08-13T00:00:00Z");
    assert_eq!(article.document.plain_text(), "One.\n\nTwo.");
}

#[test]
fn a_broken_line_is_named_and_the_others_are_read() {
    let text = "{\"title\": \"a\"}\n{\"title\": \n\n[1]\n{\"title\": \"b\"}\n{\"colour\": 1}\n";
    let reading = read(text.as_bytes(), &place()).unwrap();
    let titles: Vec<&str> = reading
        .articles
        .iter()
        .map(|article| article.title.as_str())
        .collect();
    assert_eq!(titles, ["a", "b"]);
    assert_eq!(
        reading.warnings,
        [
            "line 2 is not an article: EOF while parsing a value at column 9",
            "line 4 is not an article: it is no object",
            "line 6 is not an article: it has no title, no text and no address",
        ]
    );
}

#[test]
fn one_object_or_an_array_is_read_as_well() {
    let reading = read(b"{\n  \"title\": \"a\",\n  \"text\": \"b\"\n}\n", &place()).unwrap();
    assert_eq!(reading.articles.len(), 1);
    let reading = read(b"[{\"title\": \"a\"}, 3, {\"title\": \"b\"}]", &place()).unwrap();
    assert_eq!(reading.articles.len(), 2);
    assert_eq!(reading.warnings, ["article 2 is not an article: it is no object"]);
}

#[test]
fn an_id_is_made_where_none_came_along() {
    let id = |line: &str, index| article(line, &place(), index).unwrap().id.to_string();
    let line = r#"{"title": "a", "url": "http://a.example/1"}"#;
    assert_eq!(id(line, 0), id(line, 7));
    assert_ne!(id(r#"{"title": "a"}"#, 0), id(r#"{"title": "a"}"#, 1));
    assert_eq!(id(r#"{"id": 5, "title": "a"}"#, 0), "5");
}

#[test]
fn what_is_printed_reads_back_as_the_same() {
    for (name, bytes) in [
        (
            "harbour.rss.xml",
            &include_bytes!("../fixtures/feeds/harbour.rss.xml")[..],
        ),
        (
            "delta.atom.xml",
            include_bytes!("../fixtures/feeds/delta.atom.xml"),
        ),
        (
            "market.rdf.xml",
            include_bytes!("../fixtures/feeds/market.rdf.xml"),
        ),
        ("cut.rss.xml", include_bytes!("../fixtures/feeds/cut.rss.xml")),
        ("coast.json", include_bytes!("../fixtures/feeds/coast.json")),
    ] {
        let source = Place {
            source: name.into(),
            ..Place::default()
        };
        for original in read(bytes, &source).unwrap().articles {
            let printed = json::article(&original, &Marks::default()).to_string();
            let back = article(&printed, &place(), 0).unwrap();
            assert_eq!(
                json::article(&back, &Marks::default()).to_string(),
                printed,
                "{name}"
            );
        }
    }
}

#[test]
fn every_field_survives_the_way_back() {
    let line = r#"{"id":"a1","guid":"g","title":"T","url":"https://a.example/1","outlet":"O","feed":"https://a.example/feed","feed_title":"F","author":"A, B","authors":[{"name":"A"},{"name":"B"}],"published":"2025-08-13T06:10:00Z","updated":"2025-08-13T07:10:00Z","language":"en","summary":"S","content_text":"One\ntwo\n\n  set\n    so\n\nThree","dateline":"KYIV (AP)","links":["https://b.example/"],"images":[{"url":"https://a.example/i.png","alt":"x","caption":"C","credit":"© X / AFP"}],"enclosures":[{"url":"https://a.example/e","type":"audio/mpeg","length":5}],"categories":["c"],"comments_url":"https://a.example/c","read":false,"bookmarked":false,"tags":[],"warnings":["w","no date stated: the file's own date stands in"]}"#;
    let read = article(line, &place(), 0).unwrap();
    assert!(read.stands_in.date);
    assert_eq!(json::article(&read, &Marks::default()).to_string(), line);
}

#[test]
fn marks_are_printed_but_not_read() {
    let marks = Marks {
        read: true,
        bookmarked: true,
        tags: vec!["later".to_owned()],
        ..Marks::default()
    };
    let first = article(r#"{"title": "a", "outlet": "O", "read": true}"#, &place(), 0).unwrap();
    let printed = json::article(&first, &marks);
    assert_eq!(printed["read"], true);
    assert_eq!(printed["tags"][0], "later");
    let back = article(&printed.to_string(), &place(), 0).unwrap();
    assert_eq!(json::article(&back, &Marks::default())["read"], false);
}

proptest! {
    #[test]
    fn no_line_breaks_the_reader(line in "(\\{|\\}|\\[|\\]|\"|:|,|title|text|images|links|1|null|\\\\u0007|\\PC){0,40}") {
        let _ = article(&line, &place(), 0);
    }

    #[test]
    fn values_of_any_shape_are_survived(value in "(1|null|\"x\"|\\[\\]|\\{\\}|\\[\\[1\\]\\]|\\{\"name\":\\[\\]\\})") {
        for field in ["id", "title", "url", "authors", "published", "images", "links", "enclosures", "content_html", "warnings"] {
            let _ = article(&format!("{{\"text\": \"t\", \"{field}\": {value}}}"), &place(), 0);
        }
    }
}
