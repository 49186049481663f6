//! Lists and articles go over to other programs and come from them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::subscription::Subscription;
use newsview::domain::text::Text;
use newsview::jobs::found_lists::Surroundings;
use newsview::jobs::transfer::{
    Exported, Import, ListError, ListKind, cached_article, export_opml, json_lines, markdown, read_list,
};
use newsview::sources::write::json::Marks;
use newsview::store::newsboat::NewsboatCache;
use tempfile::TempDir;

use crate::store::newsboat::make_cache;

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn read(path: &Path) -> Result<Import, ListError> {
    read_list(path, &Surroundings::default())
}

#[test]
fn the_kind_of_a_list_is_told_by_its_content() {
    let folder = TempDir::new().unwrap();
    let opml = include_str!("../fixtures/opml/nested.opml");
    let cases = [
        (file(folder.path(), "a.txt", opml), ListKind::Opml, 3, 1),
        (
            file(folder.path(), "b.opml", "https://a.example/ \"~A\" tag\nexec:x\n"),
            ListKind::Newsboat,
            1,
            1,
        ),
        (
            file(folder.path(), "c", "@ B\nhttps://a.example/ \"A\"\n"),
            ListKind::Newsraft,
            1,
            0,
        ),
        (
            file(folder.path(), "d", "exec:only.sh\n"),
            ListKind::Newsboat,
            0,
            1,
        ),
    ];
    for (path, kind, feeds, left_out) in cases {
        let import = read(&path).unwrap();
        assert_eq!(
            (import.kind, import.subscriptions.len()),
            (kind, feeds),
            "{path:?}"
        );
        assert!(import.left_out.len() >= left_out, "{path:?}");
    }
}

#[test]
fn what_is_no_list_is_refused_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let refused = |path: &Path| read(path).unwrap_err().to_string();
    let page = "<!doctype html><html><body><p>https://a.example/</p></body></html>";
    let no_list = "there is no list of feeds in it";
    assert_eq!(refused(&file(folder.path(), "a.html", page)), no_list);
    assert_eq!(
        refused(&file(
            folder.path(),
            "b.txt",
            "A day at the harbour.\n\nThe ferry came."
        )),
        no_list
    );
    assert_eq!(
        refused(&file(folder.path(), "c.bin", "\0\u{1}\u{2}\0\0\0\u{7}")),
        no_list
    );
    assert_eq!(refused(folder.path()), "is a directory");
    assert_eq!(refused(&folder.path().join("none")), "no such file or directory");
}

#[test]
fn a_cache_is_found_beside_its_list_and_is_a_list_by_itself() {
    let folder = TempDir::new().unwrap();
    let cache = make_cache(folder.path());
    let urls = file(folder.path(), "urls", "https://harbour.example/feed\n");
    assert_eq!(read(&urls).unwrap().cache.as_ref(), Some(&cache));
    let import = read(&cache).unwrap();
    assert_eq!(import.subscriptions[0].address, "https://harbour.example/feed");
    assert_eq!(import.subscriptions[0].title.as_deref(), Some("Harbour Wire"));
    assert_eq!(
        import.left_out[0].to_string(),
        "exec:news.sh: it would run a program, which is never done"
    );
}

#[test]
fn an_article_of_the_cache_is_the_one_its_feed_would_give() {
    let folder = TempDir::new().unwrap();
    let cache = NewsboatCache::open(&make_cache(folder.path())).unwrap();
    let feed = &cache.feeds()[0];
    let source: Arc<str> = "https://harbour.example/feed".into();
    let mut articles: Vec<Article> = Vec::new();
    cache
        .articles(&feed.address, |cached| {
            articles.push(cached_article(&cached, feed, &source, 0));
            true
        })
        .unwrap();
    let first = &articles[0];
    assert_eq!(first.id, ArticleId::new(&source, "g1"));
    assert_eq!(first.title, "Ferry & crew");
    assert_eq!(
        first.content_html.as_deref(),
        Some("<p>The ferry <a href=\"https://harbour.example/late\">is late</a>.</p>")
    );
    assert_eq!(first.enclosures[0].url, "https://harbour.example/1.mp3");
    assert!(first.document.is_empty());
    let second = &articles[1];
    assert_eq!(
        (second.guid.as_deref(), second.url.as_deref()),
        (None, Some("https://harbour.example/2"))
    );
}

#[test]
fn a_guid_that_newsboat_made_up_is_none() {
    let feed = newsview::store::newsboat::NewsboatFeed::default();
    let guid = |guid: &str, url: &str, title: &str| {
        let cached = newsview::store::newsboat::NewsboatArticle {
            guid: guid.to_owned(),
            url: url.to_owned(),
            title: title.to_owned(),
            ..Default::default()
        };
        let article = cached_article(&cached, &feed, &"https://a.example/feed".into(), 0);
        article.guid.map(|guid| guid.to_string())
    };
    let url = "https://a.example/1";
    assert_eq!(guid("Tide", "", "Tide"), None);
    assert_eq!(guid(&format!("{url}2026"), url, "Tide"), None);
    assert_eq!(guid("tide-1", "", "Tide").as_deref(), Some("tide-1"));
    assert_eq!(guid(url, url, "Tide").as_deref(), Some(url));
}

fn article(title: &str) -> Arc<Article> {
    let mut article = Article::new(ArticleId::given(title), Origin::default());
    article.title = Text::title(title);
    article.document = Document::of_paragraphs(["The ferry came."]);
    Arc::new(article)
}

fn exported() -> Vec<Exported<Arc<Article>>> {
    let marks = Marks {
        read: true,
        bookmarked: true,
        tags: vec!["ships".to_owned()],
        ..Marks::default()
    };
    vec![
        Exported {
            article: article("First"),
            marks,
            note: Some("Look *here*.\nTwice.".to_owned()),
        },
        Exported {
            article: article("Second"),
            marks: Marks::default(),
            note: None,
        },
    ]
}

#[test]
fn articles_are_exported_one_a_line_with_marks_and_notes() {
    let mut out = Vec::new();
    assert_eq!(json_lines(exported(), &mut out).unwrap(), 2);
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    for piece in [
        "\"title\":\"First\"",
        "\"bookmarked\":true",
        "\"tags\":[\"ships\"]",
        "\"note\":\"Look *here*.\\nTwice.\"",
    ] {
        assert!(lines[0].contains(piece), "{piece} in {}", lines[0]);
    }
    assert!(!lines[1].contains("\"note\""));
}

#[test]
fn articles_are_exported_as_one_markdown_text() {
    let mut out = Vec::new();
    assert_eq!(markdown(exported(), &mut out).unwrap(), 2);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "# First\n\nThe ferry came.\n\n> Look \\*here\\*.\n> Twice.\n\n---\n\n# Second\n\nThe ferry came.\n"
    );
}

#[test]
fn feeds_that_are_files_are_left_out_of_opml_and_said() {
    let list = [
        Subscription::new("https://ada:sesame@a.example/feed"),
        Subscription::new("/home/ada/feed.xml"),
    ];
    let (text, left_out) = export_opml(&list);
    assert!(text.contains("https://a.example/feed") && !text.contains("sesame"));
    assert_eq!(
        left_out[0].to_string(),
        "/home/ada/feed.xml: it is a file of this machine"
    );
}
