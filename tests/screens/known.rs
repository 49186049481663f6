//! Only what is new, as it looks.

use insta::assert_snapshot;
use newsview::app::message::Message;
use newsview::domain::article::ArticleId;
use newsview::domain::story::{Assignment, StoryId};
use newsview::jobs::edition;

use crate::support::press::Session;
use crate::support::screen::Size;
use crate::support::told::{self, read, select};

const SIZES: [Size; 3] = [Size(80, 24), Size(120, 36), Size(200, 50)];

#[test]
fn known_sentences_are_dimmed_and_new_ones_have_a_mark_in_the_margin() {
    for theme in ["ansi", "mono"] {
        for size in SIZES {
            let mut session = told::session(size).with_theme(theme);
            read(&mut session, "wire");
            select(&mut session, "paper");
            session.press("enter } }");
            assert_snapshot!(format!("known_{}_{theme}", size.0), session.screen());
        }
    }
}

#[test]
fn a_report_without_anything_new_says_so() {
    let mut session = told::session(Size(120, 36));
    read(&mut session, "wire");
    select(&mut session, "brief");
    session.press("enter");
    assert_snapshot!(session.screen());
}

#[test]
fn at_full_strength_the_marks_stay() {
    let mut session = told::session(Size(80, 24)).with_theme("mono");
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter F");
    assert_snapshot!(session.screen());
}

#[test]
fn what_is_known_is_dimmed_in_the_smallest_window() {
    let mut session = told::session(Size(40, 10));
    read(&mut session, "wire");
    select(&mut session, "paper");
    session.press("enter z }");
    assert_snapshot!(session.screen());
}

#[test]
fn the_bundled_edition_shows_what_its_second_report_adds() {
    for theme in ["ansi", "mono"] {
        for size in SIZES {
            let mut session = Session::sized(size, edition::articles()).with_theme(theme);
            session.app.layout.is_grouped = false;
            let strike: Vec<ArticleId> = ["Harbour Wire", "The Sarrow Tide", "Tradewind Daily"]
                .map(|outlet| strike(&session, outlet))
                .into();
            let assigned = strike.iter().map(|article| Assignment {
                article: article.clone(),
                story: StoryId(1),
                reason: None,
                words: 400,
                copy_of: None,
            });
            session.tell(Message::Grouped(assigned.collect()));
            for article in &strike[..2] {
                go_to(&mut session, article);
                session.press("enter esc");
            }
            go_to(&mut session, &strike[2]);
            session.press("enter");
            assert_snapshot!(format!("edition_{}_{theme}", size.0), session.screen());
        }
    }
}

/// The outlet's report of the strike.
fn strike(session: &Session, outlet: &str) -> ArticleId {
    let mut rows = session.app.list.rows.iter().map(|row| &row.article);
    let found =
        rows.find(|article| article.outlet.as_str() == outlet && article.title.contains("Port Sarrow"));
    found.expect("the edition has it").id.clone()
}

fn go_to(session: &mut Session, article: &ArticleId) {
    let index = session.app.list.index_of_id(article).unwrap();
    session.press("home");
    for _ in 0..index {
        session.press("down");
    }
}
