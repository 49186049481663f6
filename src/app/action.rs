//! The action table: everything a user can ask for, its name, and one line of help.

macro_rules! actions {
    ($($variant:ident $name:literal $help:literal)*) => {
        /// What the user wants; bindable, without payload.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($variant),* }

        impl Action {
            /// Every action, in the order the help shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in keymap.toml and in the palette.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it does, in one line.
            pub fn help(self) -> &'static str {
                match self { $(Self::$variant => $help),* }
            }
        }
    };
}

actions! {
    Down "down" "move down"
    Up "up" "move up"
    PageDown "page_down" "move down a page"
    PageUp "page_up" "move up a page"
    HalfPageDown "half_page_down" "move down half a page"
    HalfPageUp "half_page_up" "move up half a page"
    Top "top" "go to the top"
    Bottom "bottom" "go to the end"
    Open "open" "read the selected article"
    Back "back" "go back one step"
    BackOrQuit "back_or_quit" "go back one step, then quit"
    NextPane "next_pane" "go to the next pane"
    PreviousPane "previous_pane" "go to the previous pane"
    OtherPaneDown "other_pane_down" "move the other pane down"
    OtherPaneUp "other_pane_up" "move the other pane up"
    ReadOn "read_on" "read on: a page, then the next unread article"
    NextUnread "next_unread" "go to the next unread article"
    PreviousUnread "previous_unread" "go to the previous unread article"
    NextUnreadSource "next_unread_source" "show the next source with unread articles"
    PreviousUnreadSource "previous_unread_source" "show the previous source with unread articles"
    NextArticle "next_article" "go to the next article"
    PreviousArticle "previous_article" "go to the previous article"
    Search "search" "search as you type; in the reader, find in the text"
    NextHit "next_hit" "go to the next hit in the text"
    PreviousHit "previous_hit" "go to the previous hit in the text"
    NextNew "next_new" "go to the next passage with something new"
    PreviousNew "previous_new" "go to the previous passage with something new"
    FullStrength "full_strength" "what you read in other reports at full strength, or dimmed"
    Bookmark "bookmark" "bookmark on or off"
    ToggleRead "toggle_read" "mark read or unread"
    MarkAllRead "mark_all_read" "mark all shown articles read"
    MarkAboveRead "mark_above_read" "mark this and all above it read"
    MarkBelowRead "mark_below_read" "mark this and all below it read"
    Tags "tags" "change the tags of the article"
    Note "note" "write a note on the article"
    Undo "undo" "take back the last change"
    Redo "redo" "do again what was taken back"
    OpenInBrowser "open_in_browser" "open the article in the browser"
    OpenInBrowserRead "open_in_browser_read" "open the article in the browser and mark it read"
    CopyLink "copy_link" "copy the article's address"
    OpenLink1 "open_link_1" "open link 1 of the text"
    OpenLink2 "open_link_2" "open link 2 of the text"
    OpenLink3 "open_link_3" "open link 3 of the text"
    OpenLink4 "open_link_4" "open link 4 of the text"
    OpenLink5 "open_link_5" "open link 5 of the text"
    OpenLink6 "open_link_6" "open link 6 of the text"
    OpenLink7 "open_link_7" "open link 7 of the text"
    OpenLink8 "open_link_8" "open link 8 of the text"
    OpenLink9 "open_link_9" "open link 9 of the text"
    Links "links" "list the links of the text"
    Comments "comments" "open the article's comments in the browser"
    Enclosures "enclosures" "open or save what comes with the article"
    Pipe "pipe" "give the article's text to a command"
    Save "save" "save the article as a file"
    Changes "changes" "show what changed between versions of the text"
    Compare "compare" "compare the reports of the story; again: end it"
    NextDifference "next_difference" "go to the next difference between the reports"
    PreviousDifference "previous_difference" "go to the previous difference between the reports"
    OtherSide "other_side" "go to the other report, or to the facts"
    PreviousSide "previous_side" "go to the report before, or to the facts"
    OpenPassage "open_passage" "open the passage in its article"
    NextOutlet "next_outlet" "show the next outlet on this side"
    PreviousOutlet "previous_outlet" "show the previous outlet on this side"
    CompareTable "compare_table" "table of the figures, dates and quotations that reports share"
    Refresh "refresh" "ask this feed or folder for new articles"
    RefreshAll "refresh_all" "ask all feeds for new articles; again: cancel"
    TakeOver "take_over" "take over the lists of feeds found on this machine"
    OwnFeed "own_feed" "show only this article's feed, then all again"
    TurnOrder "turn_order" "newest or oldest first, in this view"
    ViewAll "view_all" "show all articles"
    ViewUnread "view_unread" "show unread articles"
    ViewBookmarks "view_bookmarks" "show bookmarks"
    ViewStories "view_stories" "show stories: events that several outlets report"
    ToggleGrouping "toggle_grouping" "one row a story, or each article by itself"
    Split "split" "this report does not belong to its story"
    Merge "merge" "join this story with the one on which enter is pressed next"
    Why "why" "why these reports are one story"
    SourcesPane "sources_pane" "sources pane on or off"
    ShowSource "show_source" "show the selected source in the list"
    Unfold "unfold" "unfold the story or folder, or go into what is selected"
    Fold "fold" "fold the story or folder, then go back"
    AddSource "add_source" "add a source: a page, a feed, a file or a folder"
    EditSource "edit_source" "change the source's settings"
    AboutSource "about_source" "about this source: how it fares"
    RenameSource "rename_source" "rename the source"
    MoveSource "move_source" "move the source to another folder"
    ChangeAddress "change_address" "change the source's address, keeping its articles"
    DropSource "drop_source" "drop the source, or all of the folder"
    ViewUpdated "view_updated" "show articles whose text changed"
    ViewLastDay "view_last_day" "show articles of the last 24 hours"
    OnePane "one_pane" "show one pane or both"
    SplitLess "split_less" "make the list smaller"
    SplitMore "split_more" "make the list larger"
    ToggleMouse "toggle_mouse" "mouse on or off; off lets you select text"
    OneLineRows "one_line_rows" "list rows of one line or two"
    Palette "palette" "find any action by name"
    Help "help" "show all keys"
    Notices "notices" "show the last notices"
    Accept "accept" "take what is typed or selected"
    Suspend "suspend" "suspend newsview"
    Redraw "redraw" "draw the screen anew"
    Quit "quit" "quit now"
}

impl Action {
    /// The action called `name`.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Whether it only moves about.
    pub fn is_move(self) -> bool {
        self <= Self::PreviousArticle
    }

    /// Which link of the text it opens, counted from 0.
    pub fn link(self) -> Option<usize> {
        let first = Self::OpenLink1 as usize;
        (first..=Self::OpenLink9 as usize)
            .contains(&(self as usize))
            .then(|| self as usize - first)
    }
}
