use super::{is_clean, three_articles};
use crate::support::program::Home;

const TEXT: &str = "# Ropewalk opens its doors\n\nThe longest shed on the river is **open** again, and rope is made there as it was before the war, the keeper said on Tuesday.\n\n- hemp, 12 fathoms\n- flax\n\n> “It smells of tar,” said a visitor.\n\nSee [the hours](https://example.org/hours).\n";

#[test]
fn text_keeps_to_its_width() {
    let home = Home::new();
    home.write("rope.md", TEXT);
    for width in [40_usize, 72, 120] {
        let out = home
            .run(&["show", "rope.md", "--width", &width.to_string()])
            .done();
        assert!(
            out.contains("Ropewalk opens its doors") && out.contains("tar"),
            "{out}"
        );
        let widest = out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(
            widest <= width && widest > width / 2,
            "{widest} of {width}:\n{out}"
        );
        assert!(
            out.ends_with('\n') && !out.contains(" \n"),
            "no blanks at line ends: {out:?}"
        );
        is_clean(&out);
    }
    let usual = home.run(&["show", "rope.md"]).done();
    assert_eq!(usual, home.run(&["show", "rope.md", "--width", "72"]).done());
    home.configure("config.toml", "measure = 40\n");
    assert_eq!(
        home.run(&["show", "rope.md"]).done(),
        home.run(&["show", "rope.md", "--width", "40"]).done()
    );
}

#[test]
fn colours_come_only_where_they_are_asked_for() {
    let home = Home::new();
    home.write("rope.md", TEXT);
    let plain = home.run(&["show", "rope.md"]).done();
    assert!(!plain.contains('\u{1b}'));
    let ansi = home.run(&["show", "rope.md", "--format", "ansi"]).done();
    assert!(ansi.contains("\u{1b}[") && ansi.contains('m'));
    let stripped: String = ansi
        .split('\u{1b}')
        .enumerate()
        .map(|(index, part)| {
            if index == 0 {
                part
            } else {
                part.split_once('m').unwrap().1
            }
        })
        .collect();
    let trim = |text: &str| {
        text.lines()
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(trim(&stripped), trim(&plain));
}

#[test]
fn markdown_can_be_read_again() {
    let home = Home::new();
    home.write("rope.md", TEXT);
    let out = home.run(&["show", "rope.md", "--format", "markdown"]).done();
    for part in [
        "# Ropewalk opens its doors",
        "**open**",
        "- hemp, 12 fathoms",
        "> “It smells of tar,”",
        "[the hours](https://example.org/hours)",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
    home.write("again.md", &out);
    let again = home.run(&["show", "again.md", "--format", "markdown"]).done();
    assert_eq!(out, again);
}

#[test]
fn an_article_is_shown_by_its_id() {
    let home = three_articles();
    let out = home.run(&["list"]).done();
    let first = out.lines().next().unwrap();
    let (id, title) = (&first[..16], first.rsplit("  ").next().unwrap());
    let shown = home.run(&["show", id, "--width", "200"]).done();
    assert!(shown.contains(title), "{shown}");
    let run = home.run(&["show", "0123456789abcdef"]);
    assert!(
        run.complaint(1)
            .contains("no article with the id \"0123456789abcdef\"")
    );
}

#[test]
fn standard_input_is_shown() {
    let home = Home::new();
    let out = home.run_with(&["show", "-"], TEXT).done();
    assert!(out.contains("Ropewalk opens its doors"), "{out}");
}
