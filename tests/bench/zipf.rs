//! Texts of invented words that are as frequent as those of a natural language.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::dice::Dice;
use crate::language::{COMMON, SYLLABLES};

/// Invented words; the one at place n is about n times rarer than the first (Zipf).
pub struct Language {
    pub words: Vec<String>,
    /// How often all words up to each are rolled.
    sums: Vec<usize>,
}

impl Language {
    pub fn new(dice: &mut Dice) -> Self {
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let mut known: HashSet<String> = words.iter().cloned().collect();
        while words.len() < 60_000 {
            let word: String = (0..2 + dice.roll(3))
                .map(|_| SYLLABLES[dice.roll(SYLLABLES.len())])
                .collect();
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0;
        let sums = (0..words.len()).map(|place| {
            sum += 60_000_000 / (place * 10 + 27);
            sum
        });
        Self {
            sums: sums.collect(),
            words,
        }
    }

    fn word(&self, dice: &mut Dice) -> &str {
        let sides = self.sums[self.sums.len() - 1];
        let rolled = dice.roll(sides);
        &self.words[self.sums.partition_point(|sum| *sum <= rolled)]
    }

    /// `count` words; titles have fewer of the common ones.
    pub fn text(&self, dice: &mut Dice, count: usize, is_title: bool) -> String {
        let mut text = String::new();
        for place in 0..count {
            let mut word = self.word(dice);
            if is_title && word.len() < 4 && dice.roll(3) > 0 {
                word = self.word(dice);
            }
            let _ = write!(text, "{}{word}", if place == 0 { "" } else { " " });
        }
        text
    }
}

/// How many articles are to be measured: what was asked for, else 10,000 and 100,000.
pub fn sizes() -> Vec<usize> {
    let named = std::env::args().filter_map(|argument| argument.parse().ok());
    let sizes: Vec<usize> = named.collect();
    if sizes.is_empty() {
        vec![10_000, 100_000]
    } else {
        sizes
    }
}
