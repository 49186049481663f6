//! `feeds.toml`: read leniently, changed without touching anything else, and turned back exactly.

use std::fs;
use std::path::PathBuf;

use newsview::domain::subscription::{FeedSettings, Folder, Secret, Subscription};
use newsview::domain::text::Text;
use newsview::store::StoreError;
use newsview::store::subscriptions::{Edit, Subscriptions, from_json, to_json};
use tempfile::TempDir;

pub struct Config(TempDir);

impl Config {
    pub fn new(text: &str) -> Self {
        let config = Self(TempDir::new().unwrap());
        if !text.is_empty() {
            config.write(text);
        }
        config
    }

    pub fn file(&self) -> PathBuf {
        self.0.path().join("feeds.toml")
    }

    pub fn write(&self, text: &str) {
        fs::write(self.file(), text).unwrap();
    }

    pub fn read(&self) -> String {
        fs::read_to_string(self.file()).unwrap_or_default()
    }

    pub fn open(&self) -> Subscriptions {
        Subscriptions::open(self.0.path())
    }
}

pub fn feed(name: &str) -> Subscription {
    Subscription {
        title: Some(Text::title(&format!("The {name}"))),
        ..Subscription::new(&address(name))
    }
}

pub fn address(name: &str) -> String {
    format!("https://{name}.example/feed.xml")
}

pub fn add(names: &[&str]) -> Edit {
    Edit::Add(names.iter().map(|name| feed(name)).collect())
}

pub fn remove(names: &[&str]) -> Edit {
    Edit::Remove(names.iter().map(|name| address(name)).collect())
}

pub fn set(name: &str, change: impl Fn(&mut Subscription), list: &Subscriptions) -> Edit {
    let mut subscription = list.find(&address(name)).unwrap().clone();
    change(&mut subscription);
    Edit::Set {
        address: address(name),
        subscription: Box::new(subscription),
    }
}

fn folder(names: &[&str]) -> Folder {
    Folder(names.iter().map(|name| Text::name(name)).collect())
}

const FULL: &str = r#"# My feeds, by hand.

# The harbour, every morning.
[[feed]]
address = "https://harbour.example/feed.xml"
title = "Harbour Wire" # as the radio calls it
folder = "World/Europe"
tags = [
    "ships", # and boats
    "weather",
]
interval = 30
# headers below
[feed.headers]
Accept = "application/xml"
Authorization = { command = ["pass", "show", "harbour"] }

# Between two feeds.

[[feed]]
address = 'https://delta.example/feed.xml'
hidden = true
folder = ["Rivers", "In/Out"]
username = "ada"
password = { env = "DELTA_WORD" }
keep_days = 30
keep_articles = 100
keep_unread = false
proxy = "socks5://localhost:9050"
user_agent = "news"
# interval = 60

# vim: set ft=toml:
"#;

#[test]
fn everything_a_feed_can_have_is_read() {
    let config = Config::new(FULL);
    let list = config.open();
    assert_eq!(list.problem(), None);
    assert_eq!(list.mistakes(), Vec::<String>::new());
    let [harbour, delta] = list.all() else {
        panic!("two feeds")
    };
    assert_eq!(
        *harbour,
        Subscription {
            title: Some(Text::title("Harbour Wire")),
            folder: folder(&["World", "Europe"]),
            tags: vec![Text::name("ships"), Text::name("weather")],
            settings: FeedSettings {
                interval: Some(30),
                headers: vec![
                    ("Accept".to_owned(), Secret::Plain("application/xml".to_owned())),
                    (
                        "Authorization".to_owned(),
                        Secret::Command(["pass", "show", "harbour"].map(str::to_owned).to_vec())
                    ),
                ],
                ..FeedSettings::default()
            },
            ..Subscription::new("https://harbour.example/feed.xml")
        }
    );
    assert_eq!(
        *delta,
        Subscription {
            folder: folder(&["Rivers", "In/Out"]),
            hidden: true,
            settings: FeedSettings {
                user_agent: Some("news".to_owned()),
                username: Some("ada".to_owned()),
                password: Some(Secret::Environment("DELTA_WORD".to_owned())),
                proxy: Some("socks5://localhost:9050".to_owned()),
                keep_days: Some(30),
                keep_articles: Some(100),
                keep_unread: Some(false),
                ..FeedSettings::default()
            },
            ..Subscription::new("https://delta.example/feed.xml")
        }
    );
}

#[test]
fn each_mistake_is_said_with_its_line_and_costs_no_more_than_it_must() {
    let config = Config::new(
        r#"[[feed]]
addres = "https://a.example/"

[[feed]]
address = "https://b.example/"
titel = "B"
url = "https://b.example/2"
interval = "often"
tags = "one"
headers = { "two words" = "x", Word = 3 }
password = { command = [] }

[[feed]]
address = "exec:rm -rf /"

[[feed]]
address = "feed://c.example/"

[[feed]]
address = "https://b.example/"

[[feeds]]
address = "https://d.example/"
"#,
    );
    let list = config.open();
    assert_eq!(
        list.mistakes(),
        [
            "line 1: this feed has no `address`",
            "line 2: unknown setting `addres`; did you mean `address`?",
            "line 6: unknown setting `titel`; did you mean `title`?",
            "line 7: unknown setting `url`; did you mean `address`?",
            "line 8: `interval` should be a number of minutes",
            "line 9: `tags` should be a list of words",
            "line 10: a header's name has letters, digits and `-` only",
            "line 10: `Word` should be text, `{ command = [\"program\", \"argument\"] }` or `{ env = \"NAME\" }`",
            "line 11: `password` should be text, `{ command = [\"program\", \"argument\"] }` or `{ env = \"NAME\" }`",
            "line 14: `address` would run a program or a query; that is done nowhere here",
            "line 17: `address` should begin with `http://` or `https://` in place of `feed:`",
            "line 19: this feed stands here a second time",
            "line 22: unknown table `feeds`; did you mean `[[feed]]`?",
        ]
    );
    let addresses: Vec<&str> = list.all().iter().map(|feed| feed.address.as_str()).collect();
    assert_eq!(addresses, ["https://b.example/"]);
}

#[test]
fn a_new_feed_is_written_at_the_end_in_a_fixed_order() {
    let config = Config::new("");
    let mut list = config.open();
    let mut whole = feed("a");
    whole.folder = folder(&["World", "Europe"]);
    whole.tags = vec![Text::name("x")];
    whole.settings.headers = vec![("X-Key".to_owned(), Secret::Environment("KEY".to_owned()))];
    whole.settings.password = Some(Secret::Command(vec!["pass".to_owned(), "a b".to_owned()]));
    whole.settings.interval = Some(5);
    list.edit(&Edit::Add(vec![whole.clone(), feed("b")])).unwrap();
    assert_eq!(
        config.read(),
        r#"[[feed]]
address = "https://a.example/feed.xml"
title = "The a"
folder = "World/Europe"
tags = ["x"]
interval = 5
headers = { X-Key = { env = "KEY" } }
password = { command = ["pass", "a b"] }

[[feed]]
address = "https://b.example/feed.xml"
title = "The b"
"#
    );
    assert_eq!(list.all(), [whole, feed("b")]);
    assert!(!list.take_changed());
}

#[test]
fn a_feed_goes_with_its_comments_and_comes_back_with_them() {
    let config = Config::new(FULL);
    let mut list = config.open();
    let steps = list.edit(&remove(&["harbour"])).unwrap();
    assert_eq!(
        config.read(),
        format!(
            "# My feeds, by hand.\n\n{}",
            &FULL[FULL.find("# Between").unwrap()..]
        )
    );
    list.revert(&steps).unwrap();
    assert_eq!(config.read(), FULL);
    let steps = list.edit(&remove(&["delta", "harbour"])).unwrap();
    assert_eq!(
        config.read(),
        "# My feeds, by hand.\n\n# Between two feeds.\n\n# vim: set ft=toml:\n"
    );
    let steps = list.revert(&steps).unwrap();
    assert_eq!(config.read(), FULL);
    list.apply(&steps).unwrap();
    assert_eq!(list.all(), []);
    assert_eq!(
        config.read(),
        "# My feeds, by hand.\n\n# Between two feeds.\n\n# vim: set ft=toml:\n"
    );
}

#[test]
fn a_setting_changes_in_its_place_and_nothing_else_does() {
    let config = Config::new(FULL);
    let mut list = config.open();
    let edit = set(
        "harbour",
        |feed| {
            feed.title = Some(Text::title("Harbour"));
            feed.settings.interval = None;
            feed.hidden = true;
        },
        &list,
    );
    let steps = list.edit(&edit).unwrap();
    let expected = FULL
        .replace("title = \"Harbour Wire\" #", "title = \"Harbour\" #")
        .replace("]\ninterval = 30\n", "]\nhidden = true\n");
    assert_eq!(config.read(), expected);
    let edit = set("harbour", |feed| feed.settings.headers.clear(), &list);
    let more = list.edit(&edit).unwrap();
    let start = expected.find("\n# headers below").unwrap();
    let end = expected.find("\n\n# Between").unwrap();
    assert_eq!(
        config.read(),
        format!("{}{}", &expected[..start], &expected[end..])
    );
    list.revert(&more).unwrap();
    list.revert(&steps).unwrap();
    assert_eq!(config.read(), FULL);
}

#[test]
fn a_feed_that_moved_keeps_its_place() {
    let config = Config::new(FULL);
    let mut list = config.open();
    let edit = set(
        "harbour",
        |feed| feed.address = "https://harbour.example/new.xml".to_owned(),
        &list,
    );
    let steps = list.edit(&edit).unwrap();
    assert_eq!(
        config.read(),
        FULL.replace("harbour.example/feed.xml", "harbour.example/new.xml")
    );
    assert_eq!(list.edit(&edit).unwrap(), []);
    list.revert(&steps).unwrap();
    assert_eq!(config.read(), FULL);
    let taken = set("harbour", |feed| feed.address = address("delta"), &list);
    let error = list.edit(&taken).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot use feeds.toml: https://delta.example/feed.xml is in it already"
    );
    assert_eq!(config.read(), FULL);
}

#[test]
fn what_an_editor_changed_in_an_entry_meanwhile_stays() {
    let config = Config::new(FULL);
    let mut list = config.open();
    let edit = set("harbour", |feed| feed.settings.interval = Some(5), &list);
    let steps = list.edit(&edit).unwrap();
    let by_hand = config.read().replace("Harbour Wire", "My harbour");
    config.write(&by_hand);
    let steps = list.revert(&steps).unwrap();
    assert_eq!(config.read(), FULL.replace("Harbour Wire", "My harbour"));
    list.apply(&steps).unwrap();
    assert_eq!(config.read(), by_hand);
}

#[test]
fn a_file_that_is_no_toml_is_left_alone_and_said() {
    let broken = "[[feed]]\naddress = \"https://a.example/\"\n\n[[feed\n";
    let config = Config::new(FULL);
    let mut list = config.open();
    config.write(broken);
    assert!(list.refresh());
    assert_eq!(list.all().len(), 2, "those of before are still known");
    let error = list.edit(&add(&["b"])).unwrap_err();
    assert!(matches!(&error, StoreError::Damaged { .. }));
    assert!(
        error
            .to_string()
            .starts_with("feeds.toml is damaged: line 4, column "),
        "{error}"
    );
    assert_eq!(list.problem(), Some(&error));
    assert_eq!(config.read(), broken);
    config.write(FULL);
    assert!(list.refresh());
    assert_eq!(list.problem(), None);
    assert!(list.take_changed());
}

#[test]
fn a_list_that_cannot_be_told_apart_is_read_but_not_changed() {
    for text in [
        "feed = [{ address = \"https://a.example/feed.xml\" }]\n",
        "[[feed]]\naddress = \"https://a.example/feed.xml\"\n[other]\nx = 1\n[feed.headers]\nA = \"b\"\n",
    ] {
        let config = Config::new(text);
        let mut list = config.open();
        assert_eq!(list.all().len(), 1);
        assert!(matches!(
            list.edit(&add(&["b"])).unwrap_err(),
            StoreError::Unavailable { .. }
        ));
        assert_eq!(config.read(), text);
    }
}

#[test]
fn steps_go_through_the_journal_as_text_and_show_no_secret() {
    let config = Config::new("");
    let mut list = config.open();
    let mut secret = feed("a");
    secret.address = "https://ada:sesame@a.example/feed.xml".to_owned();
    secret.settings.password = Some(Secret::Plain("opensesame".to_owned()));
    let planned = list.plan(&Edit::Add(vec![secret.clone()])).unwrap();
    assert_eq!(config.read(), "");
    let steps = list.edit(&Edit::Add(vec![secret])).unwrap();
    assert_eq!(planned, steps);
    assert!(!format!("{steps:?}").contains("sesame"), "{steps:?}");
    let kept = from_json(&to_json(&steps)).unwrap();
    assert_eq!(kept, steps);
    assert_eq!(from_json("[1]"), None);
    list.revert(&kept).unwrap();
    assert_eq!(config.read(), "");
    list.apply(&planned).unwrap();
    list.apply(&planned).unwrap();
    assert_eq!(list.all().len(), 1);
}

#[test]
fn five_hundred_feeds_are_one_edit_and_are_turned_back_at_once() {
    let config = Config::new(FULL);
    let mut list = config.open();
    let names: Vec<String> = (0..500).map(|number| format!("n{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let steps = list.edit(&add(&names)).unwrap();
    assert_eq!((steps.len(), list.all().len()), (500, 502));
    assert_eq!(list.edit(&add(&names)).unwrap(), []);
    let dropped = list.edit(&remove(&names)).unwrap();
    list.revert(&dropped).unwrap();
    assert_eq!(list.all().len(), 502);
    list.revert(&steps).unwrap();
    assert_eq!(config.read(), FULL);
}

#[test]
fn two_programs_see_and_keep_what_the_other_wrote() {
    let config = Config::new("");
    let (mut one, mut other) = (config.open(), config.open());
    one.edit(&add(&["a"])).unwrap();
    assert!(other.is_stale());
    other.edit(&add(&["b"])).unwrap();
    assert!(other.take_changed(), "the feed of the first came along");
    assert!(one.refresh());
    assert_eq!(one.all(), [feed("a"), feed("b")]);
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let folder = config.0.path().to_owned();
            std::thread::spawn(move || {
                let mut list = Subscriptions::open(&folder);
                for number in 0..10 {
                    list.edit(&add(&[&format!("w{writer}n{number}")])).unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    one.refresh();
    assert_eq!(one.all().len(), 42);
}

#[cfg(unix)]
#[test]
fn a_linked_file_is_replaced_where_it_lies_and_a_new_one_is_private() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let config = Config::new("");
    let target = config.0.path().join("dotfiles.toml");
    symlink(&target, config.file()).unwrap();
    config.open().edit(&add(&["a"])).unwrap();
    assert!(fs::symlink_metadata(config.file()).unwrap().is_symlink());
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(&target).unwrap().contains("The a"));
}

#[test]
fn windows_line_ends_and_a_mark_at_the_start_stay() {
    let text = format!("\u{feff}{}", FULL.replace('\n', "\r\n"));
    let config = Config::new(&text);
    let mut list = config.open();
    assert_eq!((list.problem(), list.all().len()), (None, 2));
    let edit = set("delta", |feed| feed.settings.interval = Some(9), &list);
    let mut steps = list.edit(&edit).unwrap();
    steps.extend(list.edit(&add(&["z"])).unwrap());
    let changed = config.read();
    assert_eq!(changed.matches('\n').count(), changed.matches("\r\n").count());
    assert!(changed.contains("user_agent = \"news\"\r\ninterval = 9\r\n# interval = 60\r\n"));
    list.revert(&steps).unwrap();
    assert_eq!(config.read(), text);
}
