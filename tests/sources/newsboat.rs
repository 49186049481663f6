//! Lists of newsboat and newsraft.

use newsview::domain::subscription::{LeftOut, Subscription};
use newsview::domain::text::Text;
use newsview::sources::{newsboat, newsraft};
use proptest::proptest;

fn lines(list: &[Subscription]) -> Vec<String> {
    let names = |names: &[Text]| names.iter().map(Text::as_str).collect::<Vec<_>>().join("/");
    let line = |feed: &Subscription| {
        format!(
            "{} {:?} in {} tags {}{}{}",
            feed.address,
            feed.title.as_deref().unwrap_or_default(),
            names(&feed.folder.0),
            names(&feed.tags),
            if feed.hidden { " hidden" } else { "" },
            feed.settings
                .interval
                .map(|minutes| format!(" {minutes}"))
                .unwrap_or_default(),
        )
    };
    list.iter().map(line).collect()
}

fn left(left_out: &[LeftOut]) -> Vec<String> {
    left_out.iter().map(ToString::to_string).collect()
}

#[test]
fn newsboats_tags_titles_and_hidden_feeds_are_taken_over() {
    let (found, left_out) = newsboat::subscriptions(
        "# my list\n\
         https://a.example/feed\n\
         https://b.example/feed \"~The \\\"B\\\" paper\" news \"two words\" news # the end\n\
         \t https://c.example/feed\t\"world/europe\" \"!C apart\"\r\n\
         \"https://d.example/feed\" !\n\
         \n\
         https://e.example/feed \"unclosed\n",
    );
    assert_eq!(
        lines(&found),
        [
            "https://a.example/feed \"\" in  tags ",
            "https://b.example/feed \"The \\\"B\\\" paper\" in news tags news/two words",
            "https://c.example/feed \"C apart\" in world/europe tags world/europe hidden",
            "https://d.example/feed \"\" in  tags  hidden",
            "https://e.example/feed \"\" in unclosed tags unclosed",
        ]
    );
    assert_eq!(left_out, []);
}

#[test]
fn what_newsboat_would_run_is_listed_and_never_run() {
    let (found, left_out) = newsboat::subscriptions(
        "exec:~/bin/news.sh tag\n\
         \"exec:touch harm\"\n\
         filter:~/bin/f.py:https://a.example/feed\n\
         \"query:Unread:unread = \\\"yes\\\"\"\n\
         file:///home/ada/feed.xml\n\
         https://ada:word@a.example/feed\n\
         https://ada:word@a.example/feed again\n\
         gopher://a.example/\n",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].address, "https://ada:word@a.example/feed");
    assert_eq!(
        left(&left_out),
        [
            "line 1: exec:~/bin/news.sh tag: it would run a program, which is never done",
            "line 2: \"exec:touch harm\": it would run a program, which is never done",
            "line 3: filter:~/bin/f.py:https://a.example/feed: it would run a program, which is never done",
            "line 4: \"query:Unread:unread = \\\"yes\\\"\": it is a query, not a feed",
            "line 5: file:///home/ada/feed.xml: it is a file on a machine; add the file itself where it is wanted",
            "line 7: https://a.example/feed again: it is named a second time",
            "line 8: gopher://a.example/: it is no address of the web",
        ]
    );
}

#[test]
fn newsrafts_sections_titles_and_periods_are_taken_over() {
    let text = "# mine\n\
        http://a.example/feed\n\
        @ News Reports {60}\n\
        http://b.example/feed \"Local news\" {15}\n\
        $(gemget -sq gemini://c.example/) \"Run (me)\"\n\
        @Global\n\
        http://d.example/feed \"D\" < reload-period 30; item-limit 5\n";
    assert!(newsraft::is_newsraft(text));
    assert!(!newsraft::is_newsraft("https://a.example/feed \"~A\"\n"));
    let (found, left_out) = newsraft::subscriptions(text);
    assert_eq!(
        lines(&found),
        [
            "http://a.example/feed \"\" in  tags ",
            "http://b.example/feed \"Local news\" in News Reports tags  15",
            "http://d.example/feed \"D\" in  tags ",
        ]
    );
    assert_eq!(
        left(&left_out),
        [
            "line 3: @ News Reports {60}: the settings of a section are not taken over",
            "line 5: $(gemget -sq gemini://c.example/) \"Run (me)\": it would run a program, which is never done",
            "line 7: < reload-period 30; item-limit 5: the settings of a feed are not taken over",
        ]
    );
}

proptest! {
    #[test]
    fn no_list_makes_either_panic(text in "[@$()\"\\\\~!#{}< a-z:/.\n\r\té]{0,60}") {
        let _ = newsboat::subscriptions(&text);
        let _ = newsraft::subscriptions(&text);
    }
}
