//! Articles as pages of HTML.

use newsview::domain::article::Article;
use newsview::sources::write::page;
use newsview::sources::{self, Place};
use proptest::prelude::any;
use proptest::test_runner::{Config, TestRunner};

fn read(text: &str, name: &str) -> Article {
    let place = Place {
        source: name.into(),
        name: name.to_owned(),
        ..Place::default()
    };
    sources::read(text.as_bytes(), &place).unwrap().articles.remove(0)
}

const TEXT: &str = "# Ropewalk opens its doors\n\nThe longest shed is **open** again, & rope < 9 fathoms is *made* there.\n\n\
    ## Prices\n\n1. hemp\n2. flax\n\n> \u{201c}It smells of tar,\u{201d} said a visitor.\n\n\
    ```\na < b\n```\n\n| Rope | Price |\n| --- | --- |\n| hemp | 12 |\n\n\
    See [the hours](https://example.org/hours?a=1&b=\"2\") and [that](javascript:alert(1)).\n";

#[test]
fn every_block_has_its_element() {
    let page = page::article(&read(TEXT, "rope.md"));
    for part in [
        "<!DOCTYPE html>",
        "<title>Ropewalk opens its doors</title>",
        "<h1>Ropewalk opens its doors</h1>",
        "<strong>open</strong> again, &amp; rope &lt; 9 fathoms is <em>made</em>",
        "<h3>Prices</h3>",
        "<ol>\n<li>hemp</li>\n<li>flax</li>\n</ol>",
        "<blockquote>\n<p>",
        "<pre>\na &lt; b",
        "<tr><th>Rope</th><th>Price</th></tr>\n<tr><td>hemp</td><td>12</td></tr>",
        ">the hours</a>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("javascript:"), "{page}");
}

#[test]
fn what_is_written_reads_back_as_the_same_text() {
    let article = read(TEXT, "rope.md");
    let again = read(&page::article(&article), "rope.html");
    assert_eq!(again.title, article.title);
    assert_eq!(again.document.plain_text(), article.document.plain_text());
}

#[test]
fn nothing_that_strangers_write_becomes_markup() {
    let mut runner = TestRunner::new(Config::with_cases(200));
    runner
        .run(&any::<String>(), |text| {
            let wild = format!("<script>{text}</script>\" onload=\"x\"'><img src=x onerror=y>{text}");
            let line = serde_json::json!({
                "title": wild, "text": wild, "author": wild, "outlet": wild, "language": wild,
                "url": format!("javascript:{wild}"), "dateline": wild,
            });
            let page = page::article(&read(&line.to_string(), "wild.jsonl"));
            assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
            assert!(!page.contains("javascript:x"), "{page}");
            let tags = page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
            for tag in tags {
                let name = tag
                    .trim_start_matches(['/', '!'])
                    .split([' ', '\n'])
                    .next()
                    .unwrap();
                let known = [
                    "DOCTYPE", "html", "head", "meta", "title", "body", "article", "h1", "p", "br", "footer",
                    "a", "time", "small",
                ];
                assert!(known.contains(&name), "{tag}");
            }
            Ok(())
        })
        .unwrap();
}
