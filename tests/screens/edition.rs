//! The bundled edition, as a newcomer sees it.

use insta::assert_snapshot;
use newsview::app::Edition;
use newsview::jobs::edition;

use crate::support::press::Session;
use crate::support::screen::Size;

fn session(size: Size) -> Session {
    let mut session = Session::sized(size, edition::articles());
    session.app.edition = Edition::Sample;
    session
}

#[test]
fn the_tour_stands_on_top_and_the_edition_is_marked_as_a_sample() {
    let mut session = session(Size(120, 36));
    assert_eq!(
        session.titles()[..3],
        [
            "Two minutes with newsview",
            "Find anything as you type",
            "Keep what matters"
        ]
    );
    assert!(
        session
            .screen()
            .lines()
            .next()
            .unwrap()
            .contains("sample edition")
    );
    assert_snapshot!(session.screen());
}

#[test]
fn every_article_of_the_edition_is_complete() {
    let articles = edition::articles();
    assert!((10..=14).contains(&articles.len()));
    for article in &articles {
        assert!(
            !article.stands_in.title && !article.stands_in.outlet && !article.stands_in.date,
            "{}",
            article.title
        );
        assert!(article.warnings.is_empty(), "{:?}", article.warnings);
        assert!(article.document.blocks.len() > 3, "{}", article.title);
        assert!(article.language.is_some(), "{}", article.title);
    }
}

#[test]
fn the_tours_search_finds_what_it_says() {
    let mut session = session(Size(120, 36));
    session.press("/").type_text("parr");
    assert_eq!(session.titles().len(), 2, "{:?}", session.titles());
}

#[test]
fn a_page_with_everything_is_well_set() {
    let mut session = session(Size(100, 90));
    session
        .press("z /")
        .type_text("lighthouse publishes")
        .press("enter enter");
    assert_snapshot!(session.screen());
}

#[test]
fn hebrew_and_japanese_are_well_set() {
    let mut session = session(Size(100, 40));
    session.press("z /").type_text("סירת").press("enter enter");
    assert_snapshot!("hebrew", session.screen());
    session
        .press("esc esc /")
        .type_text("渡し船")
        .press("enter enter");
    assert_snapshot!("japanese", session.screen());
}
