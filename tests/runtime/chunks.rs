use std::io::{self, Read};

use newsview::jobs::read_stream;
use newsview::sources::{self, Place, Reading};

/// A stream that gives so many bytes at once.
struct Chunks<'a>(&'a [u8], usize);

impl Read for Chunks<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.1.min(self.0.len()).min(buffer.len());
        let (now, later) = self.0.split_at(count);
        buffer[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

/// The articles, in the order in which they were given: id, title and text.
fn read(text: &str, chunk: usize) -> Vec<(String, String, String)> {
    let mut articles = Vec::new();
    read_stream::read(Chunks(text.as_bytes(), chunk), |reading| {
        articles.extend(facts(&reading));
    })
    .unwrap();
    articles
}

fn facts(reading: &Reading) -> Vec<(String, String, String)> {
    let articles = reading.articles.iter();
    articles
        .map(|article| {
            (
                article.id.to_string(),
                article.title.to_string(),
                article.document.plain_text(),
            )
        })
        .collect()
}

const GUIDS: &str = "<rss version='2.0'><channel><title>Tide</title><item><title>First é港</title><guid>1</guid><description>&lt;p&gt;One.&lt;/p&gt;</description></item>\n<item><title>Second</title><guid>2</guid></item>\n<item><title>Third, &lt;/item&gt; in its name</title><guid>3</guid></item></channel></rss>";
const RELATIVE: &str = "<rss version='2.0'><channel><title>Tide</title><item><title>First</title><link>/a</link></item>\n<item><title>Second</title><link>/b</link></item>\n<link>https://tide.example/</link></channel></rss>";
const NAMELESS: &str = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Delta</title><entry><title>Same</title><content>One.</content></entry>\n<entry><title>Same</title><content>Two.</content></entry></feed>";
const LINES: &str = "{\"id\":\"1\",\"title\":\"First é港\",\"text\":\"One.\"}\n\n{\"title\":\"No id\",\"text\":\"Two.\"}\r\n{\"title\":\"No id\",\"text\":\"Two.\"}\n{\"id\":\"3\",\"title\":\"Last\",\"text\":\"Three.\"}";
const PLAIN: &str = "Bells ring at noon\n\nBy Ana Ruiz\n\nThey rang, the sexton said, as they had rung before.\n\nNobody minded.\n";

#[test]
fn a_stream_gives_the_same_articles_however_it_comes() {
    for text in [GUIDS, RELATIVE, NAMELESS, LINES, PLAIN] {
        let place = Place {
            source: read_stream::SOURCE.into(),
            ..Place::default()
        };
        let whole = facts(&sources::read(text.as_bytes(), &place).unwrap());
        for chunk in [1, 2, 7, 64, 100, 333, usize::MAX] {
            assert_eq!(read(text, chunk), whole, "{chunk} bytes at once of {text}");
        }
    }
}
