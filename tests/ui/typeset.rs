//! Documents set in lines.

mod hits;
mod news;
mod properties;
mod samples;

use newsview::domain::document::{Block, Document, Inlines, List, Position, Style};
use newsview::domain::text::Text;
use newsview::ui::theme::Role;
use newsview::ui::typeset::{SetLine, Setting, line_of, plain, typeset, typeset_text};

use samples::{arabic, edition, emoji, hebrew, japanese, paragraph};

fn picture(document: &Document, setting: &Setting) -> String {
    plain(&typeset(document, setting), setting.width)
}

fn set(document: &Document, width: usize) -> Vec<SetLine> {
    typeset(document, &Setting::of_width(width))
}

fn texts(lines: &[SetLine]) -> Vec<String> {
    lines.iter().map(SetLine::text).collect()
}

fn one(block: Block) -> Document {
    Document {
        blocks: vec![block],
        links: Vec::new(),
    }
}

fn dated(width: usize) -> Setting<'static> {
    Setting {
        dateline: Some("PORT ALMA, Wednesday"),
        ..Setting::of_width(width)
    }
}

#[test]
fn an_article_at_30_columns() {
    insta::assert_snapshot!(picture(&edition(), &dated(30)));
}

#[test]
fn an_article_at_48_columns() {
    insta::assert_snapshot!(picture(&edition(), &dated(48)));
}

#[test]
fn an_article_at_72_columns() {
    insta::assert_snapshot!(picture(&edition(), &dated(72)));
}

#[test]
fn an_article_at_100_columns() {
    insta::assert_snapshot!(picture(&edition(), &dated(100)));
}

#[test]
fn an_article_at_12_columns() {
    insta::assert_snapshot!(picture(&edition(), &dated(12)));
}

#[test]
fn hebrew_is_set_from_right_to_left() {
    insta::assert_snapshot!(picture(&hebrew(), &Setting::of_width(48)));
}

#[test]
fn hebrew_stays_as_it_is_read_where_the_terminal_orders_it() {
    let setting = Setting {
        reorder: false,
        ..Setting::of_width(48)
    };
    insta::assert_snapshot!(picture(&hebrew(), &setting));
}

#[test]
fn arabic_is_set_from_right_to_left() {
    insta::assert_snapshot!(picture(&arabic(), &Setting::of_width(40)));
}

#[test]
fn japanese_lines_begin_with_no_closing_mark() {
    insta::assert_snapshot!(picture(&japanese(), &Setting::of_width(30)));
    for width in 8..60 {
        for line in texts(&set(&japanese(), width)) {
            assert!(
                !line.starts_with(['。', '、', '」', 'っ', 'ー', '）']),
                "{width}: {line}"
            );
            assert!(!line.ends_with(['「', '（']), "{width}: {line}");
        }
    }
}

#[test]
fn emoji_take_the_room_they_are_drawn_in() {
    insta::assert_snapshot!(picture(&emoji(), &Setting::of_width(24)));
}

#[test]
fn the_dateline_is_muted_and_runs_into_the_first_paragraph() {
    let document = Document::of_paragraphs(["Boats stayed in the harbour."]);
    let lines = typeset(&document, &dated(72));
    assert_eq!(
        texts(&lines),
        ["PORT ALMA, Wednesday – Boats stayed in the harbour."]
    );
    let muted: String = lines[0]
        .pieces
        .iter()
        .filter(|piece| piece.role == Role::Muted)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(muted, "PORT ALMA, Wednesday – ");
}

#[test]
fn a_dateline_without_a_paragraph_stands_alone() {
    let list = List {
        start: None,
        items: vec![vec![Block::Paragraph(Inlines::plain("Boats"))]],
    };
    let lines = typeset(&one(Block::List(list)), &dated(40));
    assert_eq!(texts(&lines), ["PORT ALMA, Wednesday", "", "• Boats"]);
}

#[test]
fn a_link_carries_its_number_wherever_it_appears() {
    let document = paragraph(&[
        ("See the ", None),
        ("harbour office", Some("https://harbour.example/")),
        (", the ", None),
        ("tide table", Some("https://tides.example/")),
        (" and the ", None),
        ("office", Some("https://harbour.example/")),
        (".", None),
    ]);
    assert_eq!(
        texts(&set(&document, 80)),
        ["See the harbour office[1], the tide table[2] and the office[1]."]
    );
    let unnumbered = Setting {
        links: false,
        ..Setting::of_width(80)
    };
    assert_eq!(
        texts(&typeset(&document, &unnumbered)),
        ["See the harbour office, the tide table and the office."]
    );
}

#[test]
fn addresses_are_broken_at_their_marks() {
    let document = Document::of_paragraphs([
        "The plan is at https://harbour.example/plans/2026/barrier-gates/overview.html?page=2 for all.",
    ]);
    assert_eq!(
        texts(&set(&document, 36)),
        [
            "The plan is at",
            "https://harbour.example/plans/2026/",
            "barrier-gates/overview.html?page=2",
            "for all.",
        ]
    );
}

#[test]
fn a_last_line_is_not_left_with_one_short_word() {
    let document =
        Document::of_paragraphs(["The council met on Monday night and voted for the new gates at"]);
    for width in 20..60 {
        let lines = texts(&set(&document, width));
        assert_ne!(lines.last().map(String::as_str), Some("at"), "{width}");
    }
}

#[test]
fn a_dash_between_words_does_not_begin_a_line() {
    let document =
        Document::of_paragraphs(["One bridge – the old one – stays shut, and nobody – nobody – minds."]);
    for width in 12..60 {
        for line in texts(&set(&document, width)) {
            assert!(!line.starts_with('–'), "{width}: {line}");
        }
    }
}

#[test]
fn a_headline_is_set_alone() {
    let headline = Inlines::plain("Leaders vow closer ties in phone call");
    let lines = typeset_text(&headline, Role::Title, Style::PLAIN, &Setting::of_width(24));
    assert_eq!(texts(&lines), ["Leaders vow closer ties", "in phone call"]);
    assert!(lines.iter().all(|line| line.pieces[0].role == Role::Title));
}

#[test]
fn a_line_may_end_behind_a_hyphen_between_words() {
    let document =
        Document::of_paragraphs(["The well-known river-side barrier at 10-12 Quay, an e-mail says."]);
    assert_eq!(
        texts(&set(&document, 17)),
        [
            "The well-known",
            "river-side",
            "barrier at 10-12",
            "Quay, an e-mail",
            "says."
        ]
    );
    assert_eq!(texts(&set(&document, 11))[..2], ["The well-", "known"]);
}

#[test]
fn scripts_without_spaces_are_broken_only_in_need() {
    let document = Document::of_paragraphs(["เรือเฟอร์รี่ออกจากท่าเรือทุกเช้า ประตูน้ำเปิดแล้ว"]);
    let lines = texts(&set(&document, 34));
    assert_eq!(lines, ["เรือเฟอร์รี่ออกจากท่าเรือทุกเช้า", "ประตูน้ำเปิดแล้ว"]);
    for width in 4..20 {
        for line in texts(&set(&document, width)) {
            assert!(!line.ends_with(['เ', 'แ', 'โ', 'ใ', 'ไ']), "{width}: {line}");
        }
    }
}

#[test]
fn korean_words_stay_whole() {
    let document = Document::of_paragraphs(["항구의 새로운 수문이 오월에 열린다고 발표했다"]);
    assert_eq!(
        texts(&set(&document, 18)),
        ["항구의 새로운", "수문이 오월에", "열린다고 발표했다"]
    );
}

#[test]
fn the_language_decides_where_no_letter_does() {
    let setting = Setting {
        language: Some("he-IL"),
        ..Setting::of_width(20)
    };
    let lines = typeset(&Document::of_paragraphs(["12:40"]), &setting);
    assert!(lines[0].right);
    assert!(!set(&Document::of_paragraphs(["12:40"]), 20)[0].right);
}

#[test]
fn line_breaks_in_a_paragraph_stay() {
    let mut builder = newsview::domain::document::InlinesBuilder::new();
    builder.push("Harbour Street 5", Style::PLAIN, None);
    builder.break_line();
    builder.push("Port Alma", Style::PLAIN, None);
    let document = one(Block::Paragraph(builder.take()));
    assert_eq!(texts(&set(&document, 40)), ["Harbour Street 5", "Port Alma"]);
}

#[test]
fn long_lines_of_code_go_on_behind_an_arrow() {
    let document = one(Block::Preformatted {
        text: Text::lines("if tide > 4 {\n    close_the_gates(now)\n}"),
        language: None,
    });
    assert_eq!(
        texts(&set(&document, 20)),
        ["  if tide > 4 {", "      close_the_gate", "  ↪ s(now)", "  }"]
    );
}

#[test]
fn numbers_of_a_list_are_aligned() {
    let items = (0..3)
        .map(|at| vec![Block::Paragraph(Inlines::plain(&format!("Gate {at}")))])
        .collect();
    let list = List {
        start: Some(8),
        items,
    };
    assert_eq!(
        texts(&set(&one(Block::List(list)), 40)),
        [" 8. Gate 0", " 9. Gate 1", "10. Gate 2"]
    );
}

#[test]
fn a_position_survives_another_width() {
    let document = edition();
    let wide = set(&document, 100);
    for width in [20, 41, 72] {
        let narrow = set(&document, width);
        for line in &wide {
            let found = line_of(&narrow, line.anchor);
            assert!(narrow[found].anchor <= line.anchor);
            let after = narrow.iter().find(|other| other.anchor > narrow[found].anchor);
            assert!(after.is_none_or(|after| after.anchor > line.anchor));
        }
    }
    assert_eq!(line_of(&[], Position::default()), 0);
}
