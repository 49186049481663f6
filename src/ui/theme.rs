//! Theme: what each role looks like.

/// What a stretch of the screen is for; a theme says how each looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Text,
    /// Everything secondary: outlets, ages, counts, captions, credits, closing lines.
    Muted,
    /// The headline on top of the reader.
    Title,
    Unread,
    /// The selected row of the focused pane.
    Selected,
    Match,
    Link,
    Heading,
    Quote,
    Code,
    Same,
    Close,
    Differs,
    Known,
    Warning,
    Error,
    Border,
}
