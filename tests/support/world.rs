//! Articles of our own, with known words and dates.

use std::sync::Arc;

use jiff::Timestamp;
use newsview::app::settings::Settings;
use newsview::app::{App, Edition};
use newsview::config::{self, paths::Paths};
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::{Block, Document, InlinesBuilder, Style};
use newsview::domain::text::Text;

/// The moment at which all tests draw: Wednesday 13 August 2025, 08:10 UTC.
pub fn now() -> Timestamp {
    "2025-08-13T08:10:00Z".parse().unwrap()
}

/// An article so many minutes old; its paragraphs are parted by `|`.
pub fn article(name: &str, minutes: i64, outlet: &str, title: &str, text: &str) -> Arc<Article> {
    let origin = Origin {
        source: format!("/news/{name}.txt").into(),
        place: 0,
    };
    let mut article = Article::new(ArticleId::new(&origin.source, "0"), origin);
    article.title = Text::title(title);
    article.outlet = Text::name(outlet);
    article.published = Some(now() - jiff::SignedDuration::from_mins(minutes));
    article.url = Some(Text::line(&format!("https://example.org/{name}")));
    article.document = Document::of_paragraphs(text.split('|'));
    Arc::new(article.index())
}

/// Five reports with something to find in each.
pub fn articles() -> Vec<Arc<Article>> {
    vec![
        article(
            "talks",
            124,
            "Harbour Wire",
            "Leaders vow closer ties in phone call",
            "The two leaders spoke by phone on Tuesday and agreed to meet in spring, both offices said.|“We have \
             put the difficult year behind us,” the harbour minister said.|A date was not named.",
        ),
        article(
            "strike",
            190,
            "The Coast",
            "Port strike enters second week",
            "Cranes stood still for an eighth day on Tuesday.|The union said 10,000 members had stayed at home.|\
             Talks go on.",
        ),
        article(
            "river",
            305,
            "Delta Post",
            "River city opens flood barrier",
            "Engineers raised the gates before dawn, hours before the strike of the storm.|No one was hurt.",
        ),
        article(
            "bread",
            1450,
            "Market Daily",
            "Bread prices fall for a third month",
            "Flour is cheaper than it was in spring.|Bakers said they would wait before they lower prices again.",
        ),
        article(
            "hebrew",
            2900,
            "יומן המעגן",
            "סירת הספרייה חזרה לחוף (Harbour) אחרי 12 שנים",
            "סירת הספרייה חזרה לחוף שחף ובה 340 ספרים (Harbour Books).|הקוראים חיכו על הרציף.",
        ),
    ]
}

/// A long report, of numbered paragraphs.
pub fn long_article() -> Arc<Article> {
    let paragraphs: Vec<String> = (1..=40)
        .map(|number| {
            format!(
                "Paragraph {number} says that the tide came in and went out again, as it does twice a day."
            )
        })
        .collect();
    article(
        "long",
        20,
        "Harbour Wire",
        "A long report about the tide",
        &paragraphs.join("|"),
    )
}

/// An app with the default keys and nothing loaded.
pub fn empty_app() -> App {
    let nowhere = Paths {
        config: "/nonexistent/config".into(),
        data: "/nonexistent/data".into(),
    };
    let keymap = config::load(&nowhere).keymap;
    App::new(Settings::default(), keymap, Edition::Opened("news".into()))
}

/// An article with two links.
pub fn linked_article() -> Arc<Article> {
    let mut article = Article::clone(&articles()[0]);
    let mut document = Document::default();
    let mut text = InlinesBuilder::new();
    for (before, label, address) in [
        ("See the ", "tide table", "https://example.org/tides"),
        (" and the list of ", "boats", "https://example.org/fleet"),
    ] {
        text.push(before, Style::PLAIN, None);
        let link = document.add_link(&Text::line(address));
        text.push(label, Style::PLAIN, link);
    }
    document.blocks.push(Block::Paragraph(text.take()));
    article.document = document;
    Arc::new(article.index())
}
