//! What made-up texts are made of.

/// The most frequent words, the most frequent one first.
pub const COMMON: &str = "the of and to in a is that for it as was with be by on not he his but at are this \
                      have from or had an they which one you were all her she there would their we";
/// What invented words are made of.
pub const SYLLABLES: &[&str] = &[
    "ka", "lo", "min", "ter", "sa", "ro", "vel", "du", "qui", "pa", "zen", "bor", "ni", "tha", "gre", "um",
    "con", "pro", "ment", "tion", "in", "er", "al", "re", "sta", "com", "lin", "ger", "mo", "fi", "ex", "be",
    "cal", "dri", "har", "ju", "nor", "ple", "sub", "ver", "wat", "you", "si", "ta", "le", "ou", "ist", "ic",
];
