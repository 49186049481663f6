//! What a feed and its server say about when to ask again, as one line of text in the library.

use std::fmt;

use crate::domain::feed;

/// The feed's own hints, and how long its server calls its answer fresh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    pub feed: feed::Hints,
    /// Seconds, of `Cache-Control` or `Expires`.
    pub fresh: Option<u32>,
}

impl Hints {
    /// Reads what [`Hints`] prints; what is not known is passed over.
    pub fn parse(text: &str) -> Self {
        let mut hints = Self::default();
        for part in text.split(',') {
            let mut words = part.split_whitespace();
            let name = words.next().unwrap_or_default();
            let numbers: Vec<u32> = words.filter_map(|word| word.parse().ok()).collect();
            let first = numbers.first().copied();
            match name {
                "ttl" => hints.feed.ttl = first,
                "period" => hints.feed.period = first,
                "hours" => hints.feed.skip_hours = bits(&numbers, 24),
                "days" => hints.feed.skip_days = u8::try_from(bits(&numbers, 7)).unwrap_or_default(),
                "fresh" => hints.fresh = first,
                _ => {}
            }
        }
        hints
    }

    /// The line that is kept; none where there is nothing to keep.
    pub fn line(&self) -> Option<String> {
        Some(self.to_string()).filter(|line| !line.is_empty())
    }
}

impl fmt::Display for Hints {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = |name: &str, number: Option<u32>| number.map(|number| format!("{name} {number}"));
        let set = |name: &str, bits: u32| {
            let set = (0..u32::BITS).filter(|bit| bits & (1 << bit) != 0);
            let numbers: Vec<String> = set.map(|bit| bit.to_string()).collect();
            (bits != 0).then(|| format!("{name} {}", numbers.join(" ")))
        };
        let parts = [
            one("ttl", self.feed.ttl),
            one("period", self.feed.period),
            set("hours", self.feed.skip_hours),
            set("days", u32::from(self.feed.skip_days)),
            one("fresh", self.fresh),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        formatter.write_str(&parts.join(", "))
    }
}

fn bits(numbers: &[u32], below: u32) -> u32 {
    let sound = numbers.iter().filter(|number| **number < below);
    sound.fold(0, |found, number| found | 1 << number)
}
