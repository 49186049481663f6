//! Words known to be common in every text, as if a thousand ordinary articles had been seen.

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

/// Four times the words, a power of two, so that most other words find an empty place at once.
const PLACES: usize = 1024;

static SHARES: LazyLock<[(u32, f32); PLACES]> = LazyLock::new(|| {
    let mut shares = [(0, 0.0); PLACES];
    let mut splitter = Splitter::default();
    for (share, words) in COMMON {
        splitter.each(words, |term, _| {
            let place = place(&shares, term);
            if shares[place].1 == 0.0 {
                shares[place] = (term, share);
            }
            true
        });
    }
    shares
});

/// Where a term stands, or would: the first empty place from its own on.
fn place(shares: &[(u32, f32); PLACES], term: u32) -> usize {
    let mut place = (term >> 22) as usize;
    while shares[place].1 > 0.0 && shares[place].0 != term {
        place = (place + 1) % PLACES;
    }
    place
}

/// In which part of ordinary articles a word stands.
pub fn share(term: u32) -> f32 {
    SHARES[place(&SHARES, term)].1
}
