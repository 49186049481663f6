//! What each HTML element is to a reader.

/// The part an element plays when a page is cut into blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Never shown, together with all that is in it.
    Dropped,
    /// Its tag means nothing here; what is in it does.
    Unwrapped,
    /// Has no end tag.
    Void,
    Paragraph,
    Heading,
    Block,
    List,
    Item,
    Term,
    Table,
    RowGroup,
    Row,
    Cell,
    /// Sets the text in it differently.
    Formatting,
    Link,
    Inline,
}

/// Every element that is known, sorted by name.
const ELEMENTS: &[(&str, Role)] = &[
    ("a", Role::Link),
    ("abbr", Role::Inline),
    ("acronym", Role::Inline),
    ("address", Role::Block),
    ("amp-img", Role::Void),
    ("applet", Role::Unwrapped),
    ("area", Role::Void),
    ("article", Role::Block),
    ("aside", Role::Block),
    ("audio", Role::Inline),
    ("b", Role::Formatting),
    ("base", Role::Void),
    ("bdi", Role::Inline),
    ("bdo", Role::Inline),
    ("big", Role::Formatting),
    ("blink", Role::Inline),
    ("blockquote", Role::Block),
    ("body", Role::Unwrapped),
    ("br", Role::Void),
    ("button", Role::Inline),
    ("canvas", Role::Dropped),
    ("caption", Role::RowGroup),
    ("center", Role::Block),
    ("cite", Role::Inline),
    ("code", Role::Formatting),
    ("col", Role::Void),
    ("colgroup", Role::Unwrapped),
    ("data", Role::Inline),
    ("datalist", Role::Dropped),
    ("dd", Role::Term),
    ("del", Role::Inline),
    ("details", Role::Block),
    ("dfn", Role::Inline),
    ("dialog", Role::Block),
    ("dir", Role::List),
    ("div", Role::Block),
    ("dl", Role::List),
    ("dt", Role::Term),
    ("em", Role::Formatting),
    ("embed", Role::Void),
    ("fieldset", Role::Block),
    ("figcaption", Role::Block),
    ("figure", Role::Block),
    ("font", Role::Formatting),
    ("footer", Role::Block),
    ("form", Role::Unwrapped),
    ("frame", Role::Unwrapped),
    ("frameset", Role::Unwrapped),
    ("h1", Role::Heading),
    ("h2", Role::Heading),
    ("h3", Role::Heading),
    ("h4", Role::Heading),
    ("h5", Role::Heading),
    ("h6", Role::Heading),
    ("head", Role::Unwrapped),
    ("header", Role::Block),
    ("hgroup", Role::Block),
    ("hr", Role::Void),
    ("html", Role::Unwrapped),
    ("i", Role::Formatting),
    ("iframe", Role::Inline),
    ("image", Role::Void),
    ("img", Role::Void),
    ("input", Role::Void),
    ("ins", Role::Inline),
    ("kbd", Role::Inline),
    ("label", Role::Inline),
    ("legend", Role::Block),
    ("li", Role::Item),
    ("link", Role::Void),
    ("listing", Role::Unwrapped),
    ("main", Role::Block),
    ("map", Role::Inline),
    ("mark", Role::Inline),
    ("marquee", Role::Unwrapped),
    ("math", Role::Unwrapped),
    ("menu", Role::List),
    ("meta", Role::Void),
    ("meter", Role::Inline),
    ("nav", Role::Block),
    ("nobr", Role::Unwrapped),
    ("noembed", Role::Dropped),
    ("noframes", Role::Dropped),
    ("noscript", Role::Inline),
    ("object", Role::Unwrapped),
    ("ol", Role::List),
    ("optgroup", Role::Unwrapped),
    ("option", Role::Unwrapped),
    ("output", Role::Inline),
    ("p", Role::Paragraph),
    ("param", Role::Void),
    ("picture", Role::Inline),
    ("plaintext", Role::Unwrapped),
    ("pre", Role::Block),
    ("progress", Role::Inline),
    ("q", Role::Inline),
    ("rb", Role::Inline),
    ("rp", Role::Inline),
    ("rt", Role::Inline),
    ("rtc", Role::Inline),
    ("ruby", Role::Inline),
    ("s", Role::Formatting),
    ("samp", Role::Inline),
    ("script", Role::Dropped),
    ("search", Role::Block),
    ("section", Role::Block),
    ("select", Role::Dropped),
    ("slot", Role::Unwrapped),
    ("small", Role::Formatting),
    ("source", Role::Void),
    ("span", Role::Inline),
    ("strike", Role::Formatting),
    ("strong", Role::Formatting),
    ("style", Role::Dropped),
    ("sub", Role::Inline),
    ("summary", Role::Block),
    ("sup", Role::Inline),
    ("svg", Role::Dropped),
    ("table", Role::Table),
    ("tbody", Role::RowGroup),
    ("td", Role::Cell),
    ("template", Role::Dropped),
    ("textarea", Role::Dropped),
    ("tfoot", Role::RowGroup),
    ("th", Role::Cell),
    ("thead", Role::RowGroup),
    ("time", Role::Inline),
    ("title", Role::Dropped),
    ("tr", Role::Row),
    ("track", Role::Void),
    ("tt", Role::Formatting),
    ("u", Role::Formatting),
    ("ul", Role::List),
    ("var", Role::Inline),
    ("video", Role::Inline),
    ("wbr", Role::Void),
    ("xmp", Role::Unwrapped),
];

/// The longest name in the table.
const NAME_BYTES: usize = 10;

/// The names as numbers, which are compared faster, in the same order.
static KEYS: [u128; ELEMENTS.len()] = {
    let mut keys = [0; ELEMENTS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = key(ELEMENTS[at].0.as_bytes());
        at += 1;
    }
    keys
};

const fn key(name: &[u8]) -> u128 {
    let mut room = [0; 16];
    let mut at = 0;
    while at < name.len() {
        room[at] = name[at];
        at += 1;
    }
    u128::from_be_bytes(room)
}

/// The element of this name, in either case: its name in lower case and its role.
pub fn element(name: &str) -> Option<(&'static str, Role)> {
    let mut room = [0; NAME_BYTES];
    let part = room.get_mut(..name.len())?;
    part.copy_from_slice(name.as_bytes());
    part.make_ascii_lowercase();
    let found = KEYS.binary_search(&key(part)).ok()?;
    Some(ELEMENTS[found])
}

impl Role {
    /// Whether text before and after such an element stands in different lines.
    pub fn breaks_line(self) -> bool {
        !matches!(
            self,
            Self::Dropped | Self::Unwrapped | Self::Void | Self::Formatting | Self::Link | Self::Inline
        )
    }

    /// Whether its start ends an open paragraph.
    pub fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Self::Paragraph
                | Self::Heading
                | Self::Block
                | Self::List
                | Self::Table
                | Self::Item
                | Self::Term
        )
    }

    /// Whether leaving out its end tag is no mistake.
    pub fn may_stay_open(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::Item | Self::Term | Self::RowGroup | Self::Row | Self::Cell
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{ELEMENTS, NAME_BYTES, element};

    #[test]
    fn the_table_is_sorted_and_every_name_is_found() {
        assert!(ELEMENTS.is_sorted_by(|before, after| before.0 < after.0));
        assert_eq!(
            ELEMENTS.iter().map(|(name, _)| name.len()).max(),
            Some(NAME_BYTES)
        );
        for entry in ELEMENTS {
            assert_eq!(element(&entry.0.to_uppercase()), Some(*entry));
        }
    }
}
