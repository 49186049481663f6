//! Words known to be common in every text, as if a thousand ordinary articles had been seen.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::Splitter;

/// Words under six letters only: a longer one is cut and could be another word.
const COMMON: [(f32, &str); 4] = [
    (
        0.5,
        "the to of and a in that for on is with it as by at have but from be has was an he his this are not \
         will said",
    ),
    (
        0.4,
        "der die das und den von zu mit ist im für auf des nicht ein eine dem el la de que y en los se del las \
         un una por con para le les et à est du une dans pour au sur o os da em na com não um uma ao и в на с не \
         что по из за у",
    ),
    (
        0.22,
        "who their they more about had its after would been were or one which new out up she her when also there \
         if over than all what we you can year time two first could into no some last other do us him them just \
         many while how now our most so years make only did where may any those under since",
    ),
    (
        0.1,
        "then even back like three my state day week says made still being going get take told way much both \
         these such very per well high part own top off month four news march april june july",
    ),
];

static SHARES: LazyLock<HashMap<u32, f32>> = LazyLock::new(|| {
    let mut shares = HashMap::new();
    let mut splitter = Splitter::default();
    for (share, words) in COMMON {
        splitter.each(words, |term, _| {
            shares.entry(term).or_insert(share);
            true
        });
    }
    shares
});

/// In which part of ordinary articles a word stands.
pub fn share(term: u32) -> f32 {
    SHARES.get(&term).copied().unwrap_or(0.0)
}
