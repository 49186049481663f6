//! The same input gives the same stories: in any order inside a refresh, and after a restart.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use newsview::domain::article::{Article, ArticleId, Origin};
use newsview::domain::document::Document;
use newsview::domain::story::{Rule, StoryId};
use newsview::domain::text::Text;
use newsview::stories::group::{Features, Grouping, Kept, Refreshed, Rules, Settings};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, proptest};

use crate::support::world::now;

/// One article: its event, hours ago, further words, outlet, and whether its text is long.
type Drawn = (u8, Option<i16>, Vec<u8>, u8, bool);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let one = (
        0..6_u8,
        weighted(0.9, -40..900_i16),
        vec(0..60_u8, 0..12),
        0..4_u8,
        any::<bool>(),
    );
    vec(one, 0..40)
}

fn features(all: &[Drawn]) -> Vec<Features> {
    let word = |number: usize| {
        const SYLLABLES: [&str; 8] = ["ka", "lo", "min", "ter", "sa", "ro", "vel", "du"];
        format!("{}{}{number}", SYLLABLES[number % 8], SYLLABLES[number / 8 % 8])
    };
    let one = |(place, (event, hours, extra, outlet, is_long)): (usize, &Drawn)| {
        let mut article = Article::new(ArticleId::new("drawn", &place.to_string()), Origin::default());
        let of_event = (0..6).map(|nth| word(100 + usize::from(*event) * 6 + nth));
        let further = extra.iter().map(|number| word(usize::from(*number)));
        let words: Vec<String> = of_event.chain(further).collect();
        article.title = Text::title(&words[..words.len().min(4)].join(" "));
        article.outlet = Text::name(["", "Coast", "Delta", "Wire"][usize::from(*outlet)]);
        article.published = hours.map(|hours| now() - SignedDuration::from_hours(hours.into()));
        let text = words.join(" ");
        article.document = Document::of_paragraphs(vec![text.as_str(); 1 + usize::from(*is_long) * 5]);
        Features::of(&article)
    };
    all.iter().enumerate().map(one).collect()
}

fn rules(pairs: &[(u8, u8, bool)]) -> Rules {
    let id = |place: u8| ArticleId::new("drawn", &place.to_string());
    Rules::new(pairs.iter().map(|(one, other, must)| Rule {
        one: id(*one),
        other: id(*other),
        must: *must,
    }))
}

/// What a store keeps of the window.
#[derive(Default)]
struct Shelf {
    stories: BTreeMap<ArticleId, StoryId>,
    bytes: BTreeMap<ArticleId, Vec<u8>>,
}

impl Shelf {
    fn take(&mut self, refreshed: &Refreshed) {
        let placed = refreshed.assignments.iter();
        self.stories
            .extend(placed.map(|placed| (placed.article.clone(), placed.story)));
        self.bytes.extend(refreshed.kept.iter().cloned());
        for article in &refreshed.gone {
            self.bytes.remove(article);
        }
    }

    fn load(&self) -> Grouping {
        let kept = self.bytes.iter().map(|(article, bytes)| Kept {
            article: article.clone(),
            story: self.stories[article],
            bytes: bytes.clone(),
        });
        Grouping::load(Settings::default(), kept)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_inside_a_refresh_does_not_matter(
        (all, shuffled) in drawn().prop_flat_map(|all| {
            let places: Vec<usize> = (0..all.len()).collect();
            (Just(all), Just(places).prop_shuffle())
        }),
        pairs in vec((0..40_u8, 0..40_u8, any::<bool>()), 0..4),
    ) {
        let features = features(&all);
        let other: Vec<Features> = shuffled.into_iter().map(|place| features[place].clone()).collect();
        let rules = rules(&pairs);
        let one = Grouping::default().add(features, now(), &rules);
        assert_eq!(one, Grouping::default().add(other, now(), &rules));
    }

    #[test]
    fn after_a_restart_all_is_decided_as_without_one(
        all in drawn(),
        size in 1..20_usize,
        pairs in vec((0..40_u8, 0..40_u8, any::<bool>()), 0..4),
    ) {
        let rules = rules(&pairs);
        let (mut running, mut shelf) = (Grouping::default(), Shelf::default());
        for batch in features(&all).chunks(size) {
            let restarted = shelf.load().add(batch.to_vec(), now(), &rules);
            let refreshed = running.add(batch.to_vec(), now(), &rules);
            assert_eq!(refreshed, restarted);
            shelf.take(&refreshed);
        }
        assert_eq!(running.len(), shelf.bytes.len());
    }

    #[test]
    fn taking_out_and_changing_is_remembered_too(all in drawn(), taken in vec(any::<bool>(), 40), size in 1..20_usize) {
        let features = features(&all);
        let (mut running, mut shelf) = (Grouping::default(), Shelf::default());
        let half = features.len() / 2;
        shelf.take(&running.add(features[..half].to_vec(), now(), &Rules::default()));
        for (place, _) in taken.iter().enumerate().take(half).filter(|(_, is_taken)| **is_taken) {
            let article = features[place].article.clone().unwrap();
            let Some(bytes) = shelf.bytes.get(&article).cloned() else { continue };
            if place % 2 == 0 {
                running.remove(&article, &bytes);
                shelf.bytes.remove(&article);
            } else {
                let mut changed = features[half - 1 - place / 2].clone();
                changed.article = Some(article);
                shelf.take(&running.update(changed, &bytes, now(), &Rules::default()));
            }
        }
        for batch in features[half..].chunks(size) {
            let restarted = shelf.load().add(batch.to_vec(), now(), &Rules::default());
            let refreshed = running.add(batch.to_vec(), now(), &Rules::default());
            assert_eq!(refreshed, restarted);
            shelf.take(&refreshed);
        }
    }

    #[test]
    fn no_bytes_break_the_window(bytes in vec(any::<u8>(), 0..200)) {
        let kept = Kept { article: ArticleId::given("x"), story: StoryId(1), bytes };
        let mut grouping = Grouping::load(Settings::default(), [kept]);
        grouping.add(features(&[(1, Some(3), vec![1], 1, true)]), now(), &Rules::default());
    }
}
