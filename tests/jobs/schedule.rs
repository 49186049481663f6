//! When a feed is due, by a clock that the test sets.

use jiff::{SignedDuration, Timestamp};
use newsview::domain::feed;
use newsview::jobs::refresh::hints::Hints;
use newsview::jobs::refresh::schedule::{Due, Occasion, Standing, due, retry_seconds};
use newsview::sources::{Place, read};
use proptest::{prop_assert, proptest};

/// A Monday at noon, in GMT.
fn noon() -> Timestamp {
    "2026-03-02T12:00:00Z".parse().unwrap()
}

fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

fn asked(minutes_ago: i64) -> Standing<'static> {
    Standing {
        address: "https://harbour.example/feed",
        asked: Some(noon() - minutes(minutes_ago)),
        ..Standing::default()
    }
}

fn with(hints: feed::Hints, minutes_ago: i64) -> Standing<'static> {
    let hints = Hints {
        feed: hints,
        fresh: None,
    };
    Standing {
        hints,
        ..asked(minutes_ago)
    }
}

fn by_timer(feed: &Standing<'_>) -> Due {
    due(feed, Occasion::Timer, 60, noon())
}

fn at(text: &str) -> Due {
    Due::At(text.parse().unwrap())
}

#[test]
fn a_feed_that_was_never_asked_is_due() {
    let feed = Standing::default();
    assert_eq!(by_timer(&feed), Due::Now);
    assert_eq!(due(&feed, Occasion::Start, 60, noon()), Due::Now);
}

#[test]
fn a_feed_is_due_an_interval_after_it_was_asked() {
    assert_eq!(by_timer(&asked(60)), Due::Now);
    assert_eq!(by_timer(&asked(59)), at("2026-03-02T12:01:00Z"));
    assert_eq!(
        due(&asked(10), Occasion::Start, 60, noon()),
        at("2026-03-02T12:50:00Z")
    );
}

#[test]
fn a_feeds_own_interval_goes_before_the_one_for_all() {
    let own = |interval, ago| Standing {
        own_interval: Some(interval),
        ..asked(ago)
    };
    assert_eq!(by_timer(&own(15, 15)), Due::Now);
    assert_eq!(by_timer(&own(7 * 24 * 60, 600)), at("2026-03-09T02:00:00Z"));
    assert_eq!(by_timer(&own(0, 6000)), Due::Never);
    assert_eq!(due(&own(0, 6000), Occasion::Start, 60, noon()), Due::Never);
}

#[test]
fn without_a_timer_the_start_still_asks() {
    assert_eq!(due(&asked(5), Occasion::Timer, 0, noon()), Due::Never);
    assert_eq!(due(&asked(5), Occasion::Start, 0, noon()), Due::Now);
}

#[test]
fn ttl_and_update_period_hold_a_feed_back_for_a_day_at_most() {
    let ttl = |ttl| {
        with(
            feed::Hints {
                ttl: Some(ttl),
                ..feed::Hints::default()
            },
            60,
        )
    };
    assert_eq!(by_timer(&ttl(30)), Due::Now);
    assert_eq!(by_timer(&ttl(180)), at("2026-03-02T14:00:00Z"));
    assert_eq!(by_timer(&ttl(u32::MAX)), at("2026-03-03T11:00:00Z"));
    let period = feed::Hints {
        period: Some(720),
        ..feed::Hints::default()
    };
    assert_eq!(by_timer(&with(period, 60)), at("2026-03-02T23:00:00Z"));
}

#[test]
fn what_the_server_calls_fresh_is_not_asked_for_again() {
    let mut feed = asked(60);
    feed.hints.fresh = Some(2 * 3600);
    assert_eq!(by_timer(&feed), at("2026-03-02T13:00:00Z"));
}

#[test]
fn skipped_hours_and_days_are_waited_out() {
    let hours = feed::Hints {
        skip_hours: 0b111 << 12,
        ..feed::Hints::default()
    };
    assert_eq!(by_timer(&with(hours, 600)), at("2026-03-02T15:00:00Z"));
    let monday = feed::Hints {
        skip_days: 1,
        ..feed::Hints::default()
    };
    assert_eq!(by_timer(&with(monday, 600)), at("2026-03-03T00:00:00Z"));
    let never = feed::Hints {
        skip_days: 0b111_1111,
        ..feed::Hints::default()
    };
    assert_eq!(by_timer(&with(never, 600)), Due::Now);
}

#[test]
fn each_failure_doubles_the_wait_up_to_a_day() {
    let waits: Vec<i64> = (1..40)
        .map(|failures| {
            let feed = Standing { failures, ..asked(0) };
            match by_timer(&feed) {
                Due::At(at) => at.duration_since(noon()).as_mins(),
                other => panic!("{other:?}"),
            }
        })
        .collect();
    assert!((90..=120).contains(&waits[0]), "{waits:?}");
    assert!((180..=240).contains(&waits[1]), "{waits:?}");
    assert!((1080..=1440).contains(waits.last().unwrap()), "{waits:?}");
    assert!(waits.is_sorted(), "{waits:?}");
}

#[test]
fn feeds_that_failed_together_are_not_asked_together_again() {
    let due_of = |address| {
        by_timer(&Standing {
            address,
            failures: 5,
            ..asked(0)
        })
    };
    let one = due_of("https://one.example/feed");
    assert_eq!(one, due_of("https://one.example/feed"));
    assert_ne!(one, due_of("https://other.example/feed"));
}

#[test]
fn the_user_is_held_back_by_the_servers_word_only() {
    let busy = Standing {
        retry_after: Some(noon() + minutes(5)),
        ..asked(0)
    };
    let by_user = |feed: &Standing<'_>| due(feed, Occasion::User, 60, noon());
    assert_eq!(by_user(&busy), at("2026-03-02T12:05:00Z"));
    let failing = Standing {
        failures: 9,
        own_interval: Some(0),
        ..asked(0)
    };
    assert_eq!(by_user(&failing), Due::Now);
    let gone = Standing {
        is_gone: true,
        ..asked(6000)
    };
    assert_eq!(by_user(&gone), Due::Never);
}

#[test]
fn a_clock_that_was_set_back_stops_no_feed() {
    let ahead = Standing {
        retry_after: Some(noon() + minutes(60 * 24 * 400)),
        ..asked(-60 * 24 * 365)
    };
    assert_eq!(by_timer(&ahead), Due::Now);
    assert_eq!(due(&ahead, Occasion::User, 60, noon()), Due::Now);
}

#[test]
fn a_server_is_left_alone_for_a_minute_at_least_and_a_day_at_most() {
    assert_eq!(retry_seconds(0), 60);
    assert_eq!(retry_seconds(300), 300);
    assert_eq!(retry_seconds(u64::MAX), 24 * 60 * 60);
}

#[test]
fn hints_are_kept_as_a_line() {
    let hints = Hints {
        feed: feed::Hints {
            ttl: Some(90),
            period: Some(30),
            skip_hours: 0b1001,
            skip_days: 0b110_0000,
        },
        fresh: Some(600),
    };
    let line = hints.line().unwrap();
    assert_eq!(line, "ttl 90, period 30, hours 0 3, days 5 6, fresh 600");
    assert_eq!(Hints::parse(&line), hints);
    assert_eq!(Hints::default().line(), None);
}

#[test]
fn a_feed_says_when_it_wants_to_be_asked() {
    let text = "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>
        <title>Tide</title><ttl> 45 </ttl>
        <skipHours><hour>1</hour><hour>24</hour><hour>99</hour></skipHours>
        <skipDays><day>Saturday</day><day>sun</day><day>never</day></skipDays>
        <sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
        </channel></rss>";
    let hints = read(text.as_bytes(), &Place::default())
        .unwrap()
        .feed
        .unwrap()
        .hints;
    let expected = feed::Hints {
        ttl: Some(45),
        period: Some(15),
        skip_hours: 0b11,
        skip_days: 0b110_0000,
    };
    assert_eq!(hints, expected);
}

proptest! {
    #[test]
    fn no_hint_and_no_count_of_failures_makes_it_panic(
        line in "(ttl|period|hours|days|fresh|x)( [0-9]{1,11}){0,4}(, (ttl|hours|days|fresh) [0-9]{1,11}){0,3}",
        failures: u32,
        interval: u32,
        seconds in -1_000_000_000_000_i64..1_000_000_000_000,
    ) {
        let now = Timestamp::from_second(seconds.clamp(-377_705_023_201, 253_402_207_200)).unwrap();
        let feed = Standing {
            failures,
            own_interval: Some(interval),
            asked: Some(now),
            hints: Hints::parse(&line),
            ..Standing::default()
        };
        let is_later = |due| !matches!(due, Due::At(at) if at <= now);
        prop_assert!(is_later(due(&feed, Occasion::Timer, 60, now)));
    }
}
