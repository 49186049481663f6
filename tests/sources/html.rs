//! HTML → documents and articles.

use newsview::domain::limits;
use newsview::sources::{Place, html};
use proptest::collection::vec;
use proptest::prop_oneof;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestRunner};
use url::Url;

use super::dump;

fn base() -> Url {
    Url::parse("https://example.org/news/story.html").unwrap()
}

/// The blocks of a fragment, one a line.
fn blocks(html: &str) -> String {
    let (document, _) = html::fragment(html, Some(&base()));
    dump::document(&document)
}

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let got = blocks(html);
    let lines: Vec<&str> = got.lines().collect();
    assert_eq!(lines, expected, "{html}");
}

#[test]
fn bare_text_and_double_breaks_make_paragraphs() {
    check("One<br><br>Two<br>more", &["p One", "p Two⏎more"]);
    check("Just text", &["p Just text"]);
    check("<p>One</p>stray<p>Two", &["p One", "p stray", "p Two"]);
    check("a <wbr>b&nbsp;&amp; c<br>", &["p a b & c"]);
    check("", &[]);
}

#[test]
fn inline_styles_are_kept() {
    check(
        "<p>An <em>old</em> <b>town <i>hall</i></b>, <code>x</code> <del>gone</del> <q>so</q></p>",
        &["p An *old* **town** ***hall***, `x` ~~gone~~ “so”"],
    );
    check(
        "<p>10<sup>6</sup> m<sup>2</sup> H<sub>2</sub>O claim.<sup>3</sup></p>",
        &["p 10⁶ m² H2O claim.[3]"],
    );
    check(
        "<p>word<sup><a href='https://example.org/n#4'>4</a></sup></p>",
        &["p word[[4]][0]", "[0] https://example.org/n#4"],
    );
}

#[test]
fn only_safe_addresses_become_links() {
    check(
        "<p><a href='/a'>a</a> <a href='javascript:alert(1)'>b</a> <a href='data:text/html,x'>c</a> \
         <a href='mailto:x@example.org'>d</a> <a href='#top'>e</a> <a href='//cdn.example/f'>f</a></p>",
        &[
            "p [a][0] b c [d][1] e [f][2]",
            "[0] https://example.org/a",
            "[1] mailto:x@example.org",
            "[2] https://cdn.example/f",
        ],
    );
}

#[test]
fn what_browsers_hide_is_dropped() {
    check(
        "<p>a<script>x()</script><style>p{}</style><!-- c --><svg><text>s</text></svg><span hidden>h</span>\
         <span style='display: none'>n</span><select><option>o</select><input value=i><textarea>t</textarea>\
         <noscript><img src=p.gif width=1 height=1>Enable it</noscript><template><p>t</template>b</p>",
        &["p ab"],
    );
    check("<p>before</p><script>never ends <p>after", &["p before"]);
    check("<svg>never ends<p>after", &["p never ends", "p after"]);
}

#[test]
fn lists_nest_and_count() {
    check(
        "<ol start=3><li>a<li>b<ul><li>c</ul></ol><ul><li>x</li><ul><li>y</li></ul></ul>",
        &[
            "list from 3",
            "  item",
            "    p a",
            "  item",
            "    p b",
            "    list",
            "      item",
            "        p c",
            "list",
            "  item",
            "    p x",
            "    list",
            "      item",
            "        p y",
        ],
    );
    check(
        "<dl><dt>T<dd>d1<dd>d2</dl>",
        &["list", "  item", "    p **T**", "    p d1", "    p d2"],
    );
    check(
        "<li>one<li>two",
        &["list", "  item", "    p one", "  item", "    p two"],
    );
}

#[test]
fn tables_of_data_stay_and_layout_tables_flatten() {
    check(
        "<table><caption>Votes</caption><tr><th>A<th>B<tr><td>1<td><b>2</b></table>",
        &["p Votes", "table", "  head A | B", "  row 1 | **2**"],
    );
    check(
        "<table><tr><td><h2>Hi</h2><p>text<p>more</td></tr></table>",
        &["h2 Hi", "p text", "p more"],
    );
    check(
        "<table><tr><td colspan=2>both<td>c<tr><td rowspan=2>x<td>y<td>z<tr><td>q</table>",
        &["table", "  row both |  | c", "  row x | y | z", "  row  | q"],
    );
}

#[test]
fn figures_have_captions_and_credits() {
    check(
        "<figure><img src=/p.jpg alt='A boat'><figcaption>A boat. <span class=photoCredit>Ada Moor</span></figcaption></figure>",
        &[
            "figure https://example.org/p.jpg",
            "  alt A boat",
            "  caption A boat.",
            "  credit Ada Moor",
        ],
    );
    check(
        "<p>Before <img src=a.png alt=Map> after</p><img src=https://t.example/pixel.gif>",
        &[
            "p Before after",
            "figure https://example.org/news/a.png",
            "  alt Map",
        ],
    );
    check(
        "<div class=wp-caption><img data-src=/l.jpg src='data:image/gif;base64,x'><p class=wp-caption-text>Low tide © Bo Lind</p></div>",
        &[
            "figure https://example.org/l.jpg",
            "  caption Low tide",
            "  credit © Bo Lind",
        ],
    );
}

#[test]
fn code_quotes_rules_and_media() {
    check(
        "<blockquote><p>said</p><footer>— X</footer></blockquote><hr><pre><code class=language-rust>fn a() {\n\tb\n}\n</code></pre>\
         <iframe src=https://v.example/1 title='The film'></iframe>",
        &[
            "quote",
            "  p said",
            "  p — X",
            "rule",
            "pre rust",
            "  |fn a() {",
            "  |    b",
            "  |}",
            "p [The film][0]",
            "[0] https://v.example/1",
        ],
    );
}

#[test]
fn titles_are_one_line_and_keep_what_is_no_tag() {
    for (html, expected) in [
        ("Profit < loss & tax", "Profit < loss & tax"),
        ("AT&amp;T&#8217;s <b>big</b> day", "AT&T’s big day"),
        ("Vec<String> & co", "Vec<String> & co"),
        ("a<br>b<p>c</p>d", "a b c d"),
        ("x <y", "x <y"),
        ("&notit; &copy 2 &#x80; &#0;", "¬it; © 2 € \u{fffd}"),
        ("<script>bad()</script>ok", "ok"),
        ("3 &lt; 4", "3 < 4"),
    ] {
        assert_eq!(html::to_line(html), *expected, "{html}");
    }
}

#[test]
fn links_are_made_absolute_and_nothing_else_changes() {
    let base = base();
    for (html, expected) in [
        (
            "<a class=x href=\"/a?b&amp;c\">t</a >",
            "<a class=x href=\"https://example.org/a?b&amp;c\">t</a >",
        ),
        (
            "<img src=p.png alt='a > b'/>",
            "<img src=https://example.org/news/p.png alt='a > b'/>",
        ),
        ("<a href='https://x.example'>t", "<a href='https://x.example'>t"),
        (
            "<img srcset='a.jpg 1x, b.jpg 2x'>",
            "<img srcset='https://example.org/news/a.jpg 1x, https://example.org/news/b.jpg 2x'>",
        ),
        (
            "a < b <br/> & c <!-- <a href=x> -->",
            "a < b <br/> & c <!-- <a href=x> -->",
        ),
        ("<script>'<a href=x>'</script>", "<script>'<a href=x>'</script>"),
        ("<a href=\"javascript:x\">", "<a href=\"javascript:x\">"),
    ] {
        assert_eq!(html::with_absolute_links(html, Some(&base)), expected);
    }
    assert_eq!(html::with_absolute_links("<a href=x>", None), "<a href=x>");
}

/// What costs a careless reader quadratic time, or its stack, when it is repeated.
#[rustfmt::skip]
const HOSTILE: &[&str] = &[
    "<div>", "<b>", "<table>", "<blockquote>", "<ul><li>", "<a><b>", "<font color=1>", "<i><p>", "<b><p></p></p>", "<table><tr><td>", "<table>x", "<p><b>x", "</p>", "</b>", "<a href=x>", "<svg>", "<select>", "<!--", "<", "&", "<h1>", "<dl><dt>", "<q>", "<pre>", "<figure>", "<b><div></b>", "<a><div></a>", "<div></span>", "<td>", "<button>", "<a><p>x", "<script>", "<noscript>", "<figure><figcaption>", "<sup>", "<iframe>", "<caption>", "<li>", "<option>", "<details><summary>", "<x ", "<a b", "<font a=1 ", "<html a>", "<body b>", "<table><td><b>", "<b id=1><p>", "<img src=a>", "<a href=a><img src=b alt=c>", "<ruby><rt>", "<hr>", "<br>", "<noscript><img>", "<button><p>",
];

#[test]
fn hostile_html_neither_overflows_nor_takes_for_ever() {
    let many = 500;
    for unit in HOSTILE {
        let (document, _) = html::fragment(&unit.repeat(many), Some(&base()));
        assert!(document.blocks.len() <= newsview::domain::limits::BLOCKS);
        html::to_line(&unit.repeat(many));
        html::with_absolute_links(&unit.repeat(many), Some(&base()));
    }
    for unit in ["<div>", "<blockquote>x", "<b>"] {
        let (document, _) = html::fragment(&unit.repeat(100_000), None);
        drop(document);
    }
}

fn place(name: &str) -> Place {
    Place {
        source: "/pages/page.html".into(),
        name: name.to_owned(),
        modified: Some("2026-07-01T12:00:00Z".parse().unwrap()),
        ..Place::default()
    }
}

#[test]
fn pages_give_their_article_and_nothing_else() {
    let count = dump::compare_all("html", "html", |path, text| {
        let name = path.file_name().unwrap().to_string_lossy();
        let reading = html::read(text, &place(&name)).unwrap();
        assert_eq!(reading.articles.len(), 1);
        dump::article(&reading.articles[0])
    });
    assert!(count >= 12);
}

/// Runs of tags, text and pieces of tags.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "</?(p|div|b|i|a|li|ul|ol|table|tr|td|th|h1|h6|pre|code|figure|figcaption|blockquote|dl|dt|dd|sup|q|button|select|option|svg|iframe|details|caption|tbody|form|font|header|article|nav)( (href|src|class|hidden|style|colspan|rowspan|start|alt)=[a-z0-9\"' ]{0,6})?/?>",
        2 => "<(br|img src=a|hr|input|wbr)>",
        2 => "[a-zé <>&\"'=/!-]{0,8}",
        1 => "&[a-zA-Z#0-9]{0,6};?",
        1 => "<(script|style|title|textarea|!--|!\\[CDATA\\[|!doctype|\\?xml)[ >]?",
        1 => "[\u{0}-\u{20}\u{7f}-\u{9f}\u{202e}\u{200b}\u{feff}]{0,4}",
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_clean(text: &str) -> bool {
    text.chars().all(|letter| letter == '\n' || !letter.is_control())
        && !text.contains(['\u{202e}', '\u{200b}'])
}

#[test]
fn a_quote_in_an_address_without_quotes_is_left_where_it_is() {
    let html = "<img src=a'>b'><title>one<a href=two>";
    assert_eq!(html::with_absolute_links(html, Some(&base())), html);
    let quoted = html::with_absolute_links("<a href=\"it's.html\">", Some(&base()));
    assert!(quoted.contains("https://"), "{quoted}");
}

#[test]
fn any_soup_gives_clean_blocks() {
    let mut runner = TestRunner::new(Config::with_cases(120));
    runner
        .run(&soup(), |html| {
            let (document, _) = html::fragment(&html, Some(&base()));
            document.each_text(|text| assert!(is_clean(text), "{text:?}"));
            for link in &document.links {
                assert!(link.starts_with("http") || link.starts_with("mailto:"), "{link}");
            }
            let line = html::to_line(&html);
            assert!(is_clean(&line));
            let mut letters = Vec::new();
            if html::push_letters(&html, &mut letters) {
                assert_eq!(String::from_utf8(letters).unwrap(), line.replace(' ', ""));
            }
            let absolute = html::with_absolute_links(&html, Some(&base()));
            assert_eq!(html::with_absolute_links(&absolute, Some(&base())), absolute);
            if let Ok(reading) = html::read(&html, &place("soup.html")) {
                assert!(is_clean(&reading.articles[0].title));
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn text_of_simple_soup_is_never_lost() {
    let piece = prop_oneof![
        "</?(p|div|b|i|a|li|ul|table|tr|td|h2|blockquote|dl|dd|em|section|center|font)>",
        "[a-z]{1,5}",
    ];
    let mut runner = TestRunner::new(Config::with_cases(120));
    runner
        .run(&vec(piece, 0..60), |pieces| {
            let html = pieces.concat();
            let mut letters: Vec<char> = pieces
                .iter()
                .filter(|piece| !piece.starts_with('<'))
                .flat_map(|word| word.chars())
                .collect();
            let (document, _) = html::fragment(&html, None);
            let mut got = Vec::new();
            document.each_text(|text| got.extend(text.chars().filter(|letter| letter.is_alphanumeric())));
            letters.sort_unstable();
            got.sort_unstable();
            assert_eq!(got, letters, "{html}");
            Ok(())
        })
        .unwrap();
}

#[test]
fn too_long_html_is_cut_with_a_warning() {
    let html = "<p>é".repeat(3) + &"é ".repeat(limits::HTML_BYTES / 3);
    let (document, warnings) = html::fragment(&html, None);
    assert!(document.blocks.len() <= limits::BLOCKS);
    assert!(!warnings.is_empty());
}
