//! Written: an article's heaviest words as it writes them, in one piece of memory.

/// Words by their terms.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Each term, and where its word ends.
    ends: Box<[(u32, u32)]>,
    words: Box<str>,
}

impl Written {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        let mut start = 0;
        self.ends.iter().map(move |(key, end)| {
            let word = self.words.get(start..*end as usize).unwrap_or_default();
            start = *end as usize;
            (*key, word)
        })
    }
}

impl<'a> FromIterator<(u32, &'a str)> for Written {
    fn from_iter<T: IntoIterator<Item = (u32, &'a str)>>(words: T) -> Self {
        let words = words.into_iter();
        let mut ends = Vec::with_capacity(words.size_hint().1.unwrap_or_default().min(64));
        let mut all = String::with_capacity(256);
        for (key, word) in words {
            all.push_str(word);
            ends.push((key, u32::try_from(all.len()).unwrap_or(u32::MAX)));
        }
        Self {
            ends: ends.into(),
            words: all.into(),
        }
    }
}
