//! Lists of feeds.

use std::fmt::Write;

use newsview::domain::article::Kind;
use newsview::domain::limits;
use newsview::domain::text::Text;
use newsview::sources::opml::{Outline, outlines};
use newsview::sources::{Place, read};

fn nested() -> &'static str {
    include_str!("../fixtures/opml/nested.opml")
}

fn line(outline: &Outline) -> String {
    let folder = outline
        .folder
        .iter()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(" / ");
    format!(
        "{folder} | {} | {} | {:?}",
        outline.title,
        outline.xml_url,
        outline.html_url.as_deref()
    )
}

#[test]
fn feeds_are_read_with_their_folders() {
    let (found, warnings) = outlines(nested());
    let lines: Vec<String> = found.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "News / Local | Harbour Wire | https://harbour.example/feed.xml | Some(\"https://harbour.example/\")",
            "News / Local | Delta & Post | https://delta.example/atom.xml | None",
            " | The Coast | http://coast.example/feed.json | Some(\"https://www.coast.example/start\")",
        ]
    );
    assert_eq!(
        warnings,
        ["the address \"file:///etc/passwd\" is not one of the web"]
    );
}

#[test]
fn each_feed_is_an_article_that_says_where_it_is() {
    let reading = read(nested().as_bytes(), &Place::default()).unwrap();
    let first = &reading.articles[0];
    assert_eq!(first.kind, Kind::Feed);
    assert_eq!(first.outlet, "News / Local");
    assert_eq!(
        first.document.plain_text(),
        "News from Port Alma\n\nhttps://harbour.example/feed.xml"
    );
    assert_eq!(first.document.links, ["https://harbour.example/feed.xml"]);
    assert_eq!(reading.articles[2].outlet, "coast.example");
}

#[test]
fn a_list_without_feeds_says_so() {
    let reading = read(b"<opml><body/></opml>", &Place::default()).unwrap();
    assert!(reading.articles.is_empty());
    assert_eq!(reading.warnings, ["it names no feed"]);
}

#[test]
fn a_huge_or_deep_list_stays_within_limits() {
    let mut text = "<opml><body>".to_owned();
    for number in 0..limits::OPML_ROWS + 5 {
        write!(text, "<outline text='n' xmlUrl='http://a.example/{number}'/>").unwrap();
    }
    let (found, warnings) = outlines(&format!("{text}</body></opml>"));
    assert_eq!(found.len(), limits::OPML_ROWS);
    assert_eq!(warnings, ["it names more than 10000 feeds; the rest is left out"]);
    let deep = format!(
        "<opml>{}<outline xmlUrl='http://a.example/'/>",
        "<outline text='f'>".repeat(200)
    );
    let (found, _) = outlines(&deep);
    assert_eq!(found[0].folder.len(), limits::FOLDER_DEPTH);
    assert_eq!(found[0].title, "a.example");
}

#[test]
fn what_is_cut_off_gives_what_is_there() {
    let (found, warnings) = outlines(&nested()[..nested().find("<OUTLINE").unwrap() + 30]);
    assert_eq!(found.len(), 1);
    assert_eq!(warnings, ["the document ends before it is whole"]);
}
