//! Subscriptions → OPML 2.0, the same bytes for the same list.

use crate::domain::subscription::{Subscription, is_web, without_credentials};
use crate::domain::text::Text;
use crate::sources::opml::tree::{Step, tree, walk};

/// The list as OPML, the feeds of each folder together. Credentials in addresses are left out, and
/// so are feeds that are files of this machine.
pub fn opml(list: &[Subscription]) -> String {
    let list: Vec<Subscription> = list
        .iter()
        .filter(|feed| is_web(&feed.address))
        .cloned()
        .collect();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    \
         <title>Subscriptions</title>\n  </head>\n  <body>\n",
    );
    let mut depth = 2;
    walk(&tree(&list), |step| {
        if step == Step::Close {
            depth -= 1;
        }
        out.push_str(&"  ".repeat(depth));
        match step {
            Step::Open(name) => {
                out.push_str("<outline");
                attribute(&mut out, "text", name);
                out.push_str(">\n");
                depth += 1;
            }
            Step::Feed(number) => feed(&mut out, &list[number]),
            Step::Close => out.push_str("</outline>\n"),
        }
    });
    out.push_str("  </body>\n</opml>\n");
    out
}

fn feed(out: &mut String, subscription: &Subscription) {
    let address = without_credentials(&subscription.address);
    out.push_str("<outline type=\"rss\"");
    attribute(out, "text", subscription.title.as_deref().unwrap_or(&address));
    if let Some(title) = &subscription.title {
        attribute(out, "title", title);
    }
    attribute(out, "xmlUrl", &address);
    if !subscription.tags.is_empty() {
        // A comma parts two of them.
        let tags: Vec<String> = subscription
            .tags
            .iter()
            .map(|tag| tag.replace(',', " "))
            .collect();
        attribute(out, "category", &Text::line(&tags.join(",")));
    }
    out.push_str("/>\n");
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for character in value.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // XML has no way to write these.
            '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out.push('"');
}
