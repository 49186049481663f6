use super::three_articles;
use crate::support::program::{Home, Run};

fn titles(out: &str) -> Vec<&str> {
    let known = ["Old pier", "Night ferry", "Oak stalls"];
    out.lines()
        .map(|line| *known.iter().find(|title| line.contains(**title)).unwrap_or(&line))
        .collect()
}

#[test]
fn articles_are_listed_newest_first_a_line_each() {
    let home = three_articles();
    let out = home.run(&["list", "."]).done();
    assert_eq!(titles(&out), ["Old pier", "Night ferry", "Oak stalls"]);
    let first = out.lines().next().unwrap();
    let (id, rest) = first.split_once("  ").unwrap();
    assert!(
        id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{id}"
    );
    assert_eq!(
        rest,
        "2025-08-13 06:10  pier  Old pier to get a wooden deck again"
    );
    let out = home.run(&["list", "--limit", "2", "."]).done();
    assert_eq!(titles(&out), ["Old pier", "Night ferry"]);
}

#[test]
fn a_query_lists_title_hits_first() {
    let home = three_articles();
    for arguments in [
        &["list", "oak", "."][..],
        &["list", ".", "oak"],
        &["list", "--query", "oak", "."],
        &["list", "--query=oak", "."],
    ] {
        let out = home.run(arguments).done();
        assert_eq!(
            titles(&out),
            ["Oak stalls", "Old pier", "Night ferry"],
            "{arguments:?}"
        );
    }
    let out = home.run(&["list", "oak -stalls \"quiet cabin\"", "."]).done();
    assert_eq!(titles(&out), ["Night ferry"]);
}

#[test]
fn nothing_found_ends_with_one_and_says_so() {
    let home = three_articles();
    let run = home.run(&["list", "zeppelin", "."]);
    assert_eq!(run.complaint(1), "nothing found for \"zeppelin\"");
    assert_eq!(run.out, "");
    assert_eq!(home.run(&["list", "--limit", "0", "."]).out, "");
}

#[test]
fn two_queries_are_wrong_use() {
    let home = three_articles();
    for arguments in [
        &["list", "oak", "lime", "."][..],
        &["list", "--query", "oak", "lime", "."],
    ] {
        assert!(home.run(arguments).complaint(2).contains("lime"));
    }
}

#[test]
fn without_sources_the_bundled_edition_is_listed() {
    let home = Home::new();
    let out = home.run(&["list"]).done();
    assert!((10..=14).contains(&out.lines().count()), "{out}");
    assert!(home.run(&["list", "strike"]).done().lines().count() >= 1);
}

#[test]
fn standard_input_is_a_source() {
    let home = three_articles();
    let text = std::fs::read(home.news().join("pier.txt")).unwrap();
    assert_eq!(titles(&home.run_with(&["list", "-"], &text).done()), ["Old pier"]);
    assert_eq!(
        titles(&home.run_with(&["list", "-", "oak", "ferry.txt"], &text).done()),
        ["Old pier", "Night ferry"]
    );
    let run = home.run_with(&["list", "-"], "");
    assert!(run.complaint(1).starts_with("standard input: "), "{run:?}");
}

#[test]
fn json_lines_can_be_read_again_and_keep_their_ids() {
    let home = three_articles();
    let json = home.run(&["list", "--json", "."]).done();
    let again = home.run_with(&["list", "--json", "-"], &json).done();
    assert_eq!(json, again);
    home.write("all.jsonl", &json);
    let third = home.run(&["list", "--json", "all.jsonl"]).done();
    assert_eq!(json, third);
    // An article with the same id, come by two ways, is one.
    let both: Run = home.run(&["list", ".", "all.jsonl"]);
    assert_eq!(titles(&both.done()).len(), 3);
}

#[test]
fn ids_do_not_depend_on_how_a_file_is_named() {
    let home = three_articles();
    let ids = |out: String| -> Vec<String> { out.lines().map(|line| line[..16].to_owned()).collect() };
    let one = ids(home.run(&["list", "pier.txt"]).done());
    let absolute = home.news().join("pier.txt");
    assert_eq!(
        one,
        ids(home.run(&["list".as_ref(), absolute.as_os_str()]).done())
    );
    assert_eq!(one, ids(home.run(&["list", "../news/./pier.txt"]).done()));
    assert_eq!(one[0], ids(home.run(&["list", "../news"]).done())[0]);
    let shown = home.run(&["show", "--format", "json", "pier.txt"]).done();
    assert!(shown.contains(&format!("\"id\":\"{}\"", one[0])), "{shown}");
    let parsed = home.run(&["parse", "--json", "pier.txt"]).done();
    assert!(parsed.contains(&format!("\"id\":\"{}\"", one[0])), "{parsed}");
    let twice = home.run(&["list", "pier.txt", ".", "../news/pier.txt"]).done();
    assert_eq!(titles(&twice).len(), 3);
}

#[test]
fn dates_are_told_in_the_zone_of_the_reader() {
    let home = three_articles();
    let run = |zone: &str| Run::of(home.command(&["list", "pier.txt"]).env("TZ", zone)).done();
    assert!(run("UTC").contains("2025-08-13 06:10"));
    assert!(run("JST-9").contains("2025-08-13 15:10"));
    let json = Run::of(home.command(&["list", "--json", "pier.txt"]).env("TZ", "JST-9")).done();
    assert!(json.contains("\"published\":\"2025-08-13T06:10:00Z\""), "{json}");
}
