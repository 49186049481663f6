//! Stories of the bundled edition and of our own, compared as the program compares them.

use std::sync::Arc;

use newsview::app::effect::Effect;
use newsview::app::message::Message;
use newsview::domain::article::Article;
use newsview::domain::story::{Report, Story, StoryId};
use newsview::jobs::edition;
use newsview::stories::compare;

use super::press::Session;
use super::screen::Size;

/// So many whole weeks before it is dated, the edition is read: in the year of all tests.
const DAYS: i64 = 67 * 7;

/// The reports of the bundled edition that come from files with this in their names.
pub fn reports(name: &str) -> Vec<Arc<Article>> {
    let all = edition::articles();
    all.into_iter()
        .filter(|article| article.origin.source.contains(name))
        .map(|article| {
            let mut article = Article::clone(&article);
            let earlier = jiff::SignedDuration::from_hours(24 * DAYS);
            article.published = article.published.map(|moment| moment - earlier);
            Arc::new(article)
        })
        .collect()
}

/// A story of these reports, each a text of its own.
pub fn story(articles: &[Arc<Article>]) -> Arc<Story> {
    let mut reports: Vec<Report> = articles
        .iter()
        .zip(0..)
        .map(|(article, text)| Report {
            article: Arc::clone(article),
            row: None,
            words: u32::try_from(article.document.word_count()).unwrap(),
            text,
        })
        .collect();
    reports.sort_by(|one, other| one.article.newest_first(&other.article));
    Arc::new(Story {
        id: StoryId(1),
        count: reports.len(),
        reports,
    })
}

/// A screen whose rows are all of one story.
pub fn session(size: Size, articles: Vec<Arc<Article>>) -> Session {
    let story = story(&articles);
    let mut session = Session::sized(size, articles);
    for row in &mut session.app.list.rows {
        row.story = Some(Arc::clone(&story));
    }
    session
}

/// The answer to what was asked last; the screen has it.
pub fn answer(session: &mut Session) {
    let asked = session.effects.iter().rev().find_map(|effect| match effect {
        Effect::Compare { id, reports } => Some((*id, reports.clone())),
        _ => None,
    });
    let (id, reports) = asked.expect("a comparison should be asked for");
    let reports: Vec<&Article> = reports.iter().map(|report| report.0.as_ref()).collect();
    let comparison = Arc::new(compare::compare(&reports));
    session.tell(Message::Compared { id, comparison });
}

/// Reports of the bundled edition, compared.
pub fn compared(size: Size, name: &str) -> Session {
    let mut session = session(size, reports(name));
    session.press("c");
    answer(&mut session);
    session
}
