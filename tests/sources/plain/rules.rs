//! Single rules of plain-text news, and what only looks like them.

use jiff::Timestamp;
use newsview::domain::document::Block;
use newsview::domain::text::Text;
use newsview::sources::{Place, plain};

use super::{article, article_named};

const LEAD: &str =
    "The ferry to Sorn will sail again in May, its owners said on Monday, after a winter in the dock.";

fn dateline(start: &str) -> Option<String> {
    let text = format!("Ferry to sail again\n\n{start}{LEAD}\n\nIt will be blue.");
    article(&text).dateline.map(|dateline| dateline.to_string())
}

#[test]
fn datelines_are_taken_off_the_lead() {
    for (start, expected) in [
        ("PORT ALMA, North Delta – ", "PORT ALMA, North Delta"),
        ("Port Alma, North Delta - ", "Port Alma, North Delta"),
        ("SORN (HW) — ", "SORN (HW)"),
        ("LONDON, Aug 13 (Nova) - ", "LONDON, Aug 13 (Nova)"),
        ("LONDON Aug 13 (Nova) - ", "LONDON Aug 13 (Nova)"),
        ("PORT ALMA, Wednesday – ", "PORT ALMA, Wednesday"),
        ("WASHINGTON -- ", "WASHINGTON"),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C."),
        ("RIVER CITY, Calif. (AP) — ", "RIVER CITY, Calif. (AP)"),
        ("PARIS/BERLIN: ", "PARIS/BERLIN"),
        (
            "GENEVA, 3 March 2025 (Xinhua) -- ",
            "GENEVA, 3 March 2025 (Xinhua)",
        ),
        ("(Delta Post) RIVER CITY — ", "(Delta Post) RIVER CITY"),
        ("Tarn-sur-Lac, 13 août (Nova) - ", "Tarn-sur-Lac, 13 août (Nova)"),
        ("Puerto Alma, 13 ago (EFE).- ", "Puerto Alma, 13 ago (EFE)"),
        ("ST. ALMA—", "ST. ALMA"),
        ("Sorn (dpa) - ", "Sorn (dpa)"),
        ("Sorn — ", "Sorn"),
        ("(Nova) -- ", "(Nova)"),
        ("THE HAGUE (AP) — ", "THE HAGUE (AP)"),
        ("Reporting from Sorn — ", "Reporting from Sorn"),
        ("UNITED NATIONS (AP) — ", "UNITED NATIONS (AP)"),
        ("SORN, June 3 /Novanews/ -- ", "SORN, June 3 /Novanews/"),
        ("SORN, June 3. /NOVA/. ", "SORN, June 3. /NOVA/"),
        ("PORT ALMA , North Delta – ", "PORT ALMA, North Delta"),
    ] {
        assert_eq!(dateline(start).as_deref(), Some(expected), "{start:?}");
    }
}

#[test]
fn a_state_or_country_in_brackets_is_no_outlet() {
    for (start, outlet) in [
        ("CAPE SORN (Florida) — ", ""),
        ("Cape Sorn (Texas, USA) - ", ""),
        ("SORN (Ont.) — ", ""),
        ("SORN (Norway) (Nova) — ", "Nova"),
        ("SORN (AP) (South Korea), Aug 13 — ", "AP"),
        ("SORN (Delta Post) — ", "Delta Post"),
        ("SORN, Ont. (Aug 13, 2025) — ", ""),
    ] {
        let found = article(&format!("Ferry to sail again\n\n{start}{LEAD}"));
        let named = if found.stands_in.outlet { "" } else { &found.outlet };
        assert_eq!(named, outlet, "{start:?}");
        assert_eq!(found.document.plain_text(), LEAD, "{start:?}");
    }
}

#[test]
fn sentences_with_a_dash_or_colon_are_no_datelines() {
    for start in [
        "The minister - who resigned - said: ",
        "Port strike - a second week begins. ",
        "Analysis – ",
        "TONIGHT — ",
        "(Sorn, ND) – ",
        "ORIGINALLY PUBLISHED JANUARY 2021 — ",
        "BREAKING: ",
        "UPDATE — ",
        "NATO — ",
        "Okoro, a lawyer – who left – said: ",
        "However — ",
        "Okoro – The Builder – agreed. ",
        "By 2030 – ",
        "The 19 - ",
        "(Seriously) we – ",
        "In the U.S. – ",
        "Note: ",
        "",
    ] {
        assert_eq!(dateline(start), None, "{start:?}");
    }
}

#[test]
fn a_dateline_on_its_own_line_is_one() {
    let found = article(&format!(
        "Ferry to sail again\n\nPORT ALMA, Wednesday –\n\n{LEAD}"
    ));
    assert_eq!(found.dateline.as_deref(), Some("PORT ALMA, Wednesday"));
    assert_eq!(found.document.plain_text(), LEAD);
}

#[test]
fn bylines_name_authors_and_outlet() {
    for (line, authors, outlet) in [
        ("By Ana Ruiz", "Ana Ruiz", ""),
        ("by Ana Ruiz", "Ana Ruiz", ""),
        (
            "By ANA RUIZ and Ben Okoro, Harbour Wire",
            "Ana Ruiz|Ben Okoro",
            "Harbour Wire",
        ),
        ("By Ana Ruiz (Delta Post)", "Ana Ruiz", "Delta Post"),
        ("By Ana Ruiz for Delta Post", "Ana Ruiz", "Delta Post"),
        ("By Ana Ruiz | Harbour Wire", "Ana Ruiz", "Harbour Wire"),
        ("Ana Ruiz | Harbour Wire", "Ana Ruiz", "Harbour Wire"),
        ("Ana Ruiz, Harbour Wire", "Ana Ruiz", "Harbour Wire"),
        (
            "By Ana Ruiz, Ben Okoro and Cho Min",
            "Ana Ruiz|Ben Okoro|Cho Min",
            "",
        ),
        ("By Ana Ruiz, political editor", "Ana Ruiz, political editor", ""),
        (
            "By Ana Ruiz, Sorn Correspondent | 3 min read",
            "Ana Ruiz, Sorn Correspondent",
            "",
        ),
        ("By Reuters", "", "Reuters"),
        ("Von Jonas Aker und Eva Lund", "Jonas Aker|Eva Lund", ""),
        ("Por María del Valle", "María del Valle", ""),
        ("Par Jean-Luc d'Aubry", "Jean-Luc d'Aubry", ""),
        ("Di Lucia Bianchi", "Lucia Bianchi", ""),
        ("By Ludwig van der Meer", "Ludwig van der Meer", ""),
        ("Author: Ana Ruiz", "Ana Ruiz", ""),
        ("Source: Harbour Wire", "", "Harbour Wire"),
    ] {
        let found = article(&format!("Ferry to sail again\n\n{line}\n\n{LEAD}"));
        let names: Vec<&str> = found.authors.iter().map(Text::as_str).collect();
        assert_eq!(names.join("|"), authors, "{line:?}");
        let stated = if found.stands_in.outlet { "" } else { &found.outlet };
        assert_eq!(stated, outlet, "{line:?}");
        assert_eq!(found.document.plain_text(), LEAD, "{line:?}");
    }
}

#[test]
fn lines_that_only_begin_like_bylines_stay() {
    for line in [
        "By the numbers",
        "By Monday the water had reached the second door of the town hall.",
        "Von der Reederei kam am Montag keine Antwort.",
        "Updated 3 hours ago",
        "Di notte il porto tace.",
    ] {
        let found = article(&format!("Ferry to sail again\n\n{line}\n\n{LEAD}"));
        assert!(found.authors.is_empty(), "{line:?}");
        assert_eq!(found.document.plain_text(), format!("{line}\n\n{LEAD}"));
    }
}

#[test]
fn date_lines_are_read_and_no_others_guessed() {
    for line in [
        "Published: 13 August 2025 06:10 GMT",
        "August 13, 2025 06:10",
        "Wed 13 Aug 2025, 06:10",
        "2025-08-13 06:10",
        "(Published on August 13, 2025 at 6:10 a.m.)",
        "By Ana Ruiz | August 13, 2025 06:10",
        "Harbour Wire | 13 August 2025 06:10",
        "Date: 2025-08-13T06:10:00Z",
    ] {
        let found = article(&format!("Ferry to sail again\n{line}\n\n{LEAD}"));
        let at = found.published.map(|at| at.to_string());
        assert_eq!(at.as_deref(), Some("2025-08-13T06:10:00Z"), "{line:?}");
        assert_eq!(found.title, "Ferry to sail again");
        assert_eq!(found.document.plain_text(), LEAD, "{line:?}");
    }
    for line in ["Aug 13", "Updated 3 hours ago", "13", "2025"] {
        assert_eq!(
            article(&format!("Ferry to sail again\n\n{line}\n\n{LEAD}")).published,
            None
        );
    }
}

#[test]
fn the_files_own_date_and_name_stand_in() {
    let place = Place {
        name: "night-ferry.txt".to_owned(),
        modified: Some(Timestamp::UNIX_EPOCH),
        ..Place::default()
    };
    let found = plain::read(&format!("Ferry to sail again\n\n{LEAD}"), &place).unwrap();
    let found = &found.articles[0];
    assert_eq!(found.outlet, "night-ferry");
    assert_eq!(found.published, Some(Timestamp::UNIX_EPOCH));
    assert!(found.stands_in.outlet && found.stands_in.date && !found.stands_in.title);
    assert_eq!(article_named(LEAD, "").outlet, "standard input");
}

/// A line, and the caption and credit in it.
const CREDITS: &[(&str, &str, &str)] = &[
    (
        "A boat in the dock. © Lena Moor / AFP",
        "A boat in the dock.",
        "© Lena Moor / AFP",
    ),
    (
        "A boat in the dock. (Photo by Lena Moor / Getty Images)",
        "A boat in the dock.",
        "(Photo by Lena Moor / Getty Images)",
    ),
    (
        "A boat in the dock (AP Photo/Lena Moor)",
        "A boat in the dock",
        "(AP Photo/Lena Moor)",
    ),
    (
        "A boat in the dock. Lena Moor/REUTERS",
        "A boat in the dock.",
        "Lena Moor/REUTERS",
    ),
    (
        "A boat in the dock. REUTERS/L. Moor",
        "A boat in the dock.",
        "REUTERS/L. Moor",
    ),
    (
        "A boat in the dock. Harbour Police via AP",
        "A boat in the dock.",
        "Harbour Police via AP",
    ),
    (
        "A boat in the dock [Lena Moor/Nova News]",
        "A boat in the dock",
        "[Lena Moor/Nova News]",
    ),
    (
        "A boat in the dock. Photograph by Lena Moor",
        "A boat in the dock.",
        "Photograph by Lena Moor",
    ),
    (
        "A boat in the dock. File photo",
        "A boat in the dock.",
        "File photo",
    ),
    (
        "A boat in the dock. Photo: Lena Moor",
        "A boat in the dock.",
        "Photo: Lena Moor",
    ),
    (
        "A boat in the dock | Credit: Lena Moor",
        "A boat in the dock",
        "Credit: Lena Moor",
    ),
    ("Photo: Lena Moor", "", "Photo: Lena Moor"),
    ("[Image: Lena Moor]", "", "[Image: Lena Moor]"),
    ("REUTERS/Lena Moor", "", "REUTERS/Lena Moor"),
    (
        "FILE - A boat waits in the dock. (AP Photo/Lena Moor, File)",
        "A boat waits in the dock.",
        "(AP Photo/Lena Moor, File)",
    ),
    (
        "PHOTO: A boat waits in the dock.",
        "A boat waits in the dock.",
        "",
    ),
    (
        "A boat waits in the dock\n(Photo: Lena Moor)",
        "A boat waits in the dock",
        "(Photo: Lena Moor)",
    ),
];

#[test]
fn credits_are_set_apart_and_never_name_the_outlet() {
    for (line, caption, credit) in CREDITS.iter().copied() {
        for order in [[LEAD, line], [line, LEAD]] {
            let text = format!("Ferry to sail again\n\n{}\n\nIt is blue now.", order.join("\n\n"));
            let found = article(&text);
            let figures = found.document.figures();
            assert_eq!(figures.len(), 1, "{line:?}");
            assert_eq!(figures[0].caption.text, caption);
            assert_eq!(figures[0].credit, credit);
            assert!(found.stands_in.outlet, "{line:?}");
            assert_eq!(found.document.plain_text(), format!("{LEAD}\n\nIt is blue now."));
        }
    }
}

#[test]
fn paragraphs_that_mention_a_photo_stay_paragraphs() {
    for line in [
        "She kept the photo (and the frame) for years.",
        "He and/or she will pay.",
        "The photo: a blurred ferry at night, and nobody on it to be seen.",
        "It came via Sorn and left via Alma.",
        "The ratio of boats to crews is 3/4.",
        "He signed with Nova (the agency).",
        "The Delta Post / Harbour Wire poll found that most do not care.",
    ] {
        let found = article(&format!(
            "Ferry to sail again\n\n{LEAD}\n\n{line}\n\nIt is blue now."
        ));
        assert!(found.document.figures().is_empty(), "{line:?}");
        assert_eq!(found.document.blocks.len(), 3, "{line:?}");
    }
}

#[test]
fn closing_lines_count_only_at_the_end() {
    let found = article(&format!(
        "Ferry to sail again\n\n{LEAD}\n\nRead more: the dock\n\nIt is blue now.\n\nSign up for letters."
    ));
    let closing: Vec<bool> = found
        .document
        .blocks
        .iter()
        .map(|block| matches!(block, Block::Closing(_)))
        .collect();
    assert_eq!(closing, [false, false, false, true]);
}

#[test]
fn a_quotation_that_repeats_nothing_is_a_paragraph() {
    let found = article(&format!(
        "Ferry to sail again\n\n{LEAD}\n\n\"I never liked the colour of it.\"\n\nIt is blue now."
    ));
    assert!(
        found
            .document
            .blocks
            .iter()
            .all(|block| matches!(block, Block::Paragraph(_)))
    );
}

#[test]
fn a_missing_headline_is_the_first_sentence_cut_at_a_word() {
    let long = "The ferry ".to_owned() + &"sails and ".repeat(30) + "sinks.";
    let found = article(&long);
    assert!(found.stands_in.title);
    assert!(
        found.title.ends_with(" sails…") || found.title.ends_with(" and…"),
        "{}",
        found.title
    );
    assert!(found.title.chars().count() <= 160);
    let two = article(
        "Mr. Lund of Alma Inc. sold 3.5 boats on Aug. 13 in the U.S. to Dr. Moor. Then he left for good.",
    );
    assert_eq!(
        two.title,
        "Mr. Lund of Alma Inc. sold 3.5 boats on Aug. 13 in the U.S. to Dr. Moor."
    );
}

#[test]
fn a_headline_may_be_set_in_several_ways() {
    for top in [
        "Ferry to Sail Again in Spring\n\n",
        "Ferry to Sail Again in Spring\n",
        "Ferry to Sail\nAgain in Spring\n\n",
        "Ferry to Sail Again in Spring\n=============\n\n",
        "Ferry to Sail Again in Spring\n-----------------------------\n",
        "\n\n  Ferry to Sail Again in Spring\n\nBy Ana Ruiz\n\n",
        "By Ana Ruiz\n\nFerry to Sail Again in Spring\n\n",
        "Headline: Ferry to Sail Again in Spring\n\n",
        "BUSINESS\n\nFerry to Sail Again in Spring\n\n",
        "The Harbour Wire\n\nFerry to Sail Again in Spring\n\n",
    ] {
        let found = article(&format!("{top}{LEAD}\n\nIt is blue now."));
        assert_eq!(found.title, "Ferry to Sail Again in Spring", "{top:?}");
        assert!(!found.stands_in.title);
        assert_eq!(
            found.document.plain_text(),
            format!("{LEAD}\n\nIt is blue now."),
            "{top:?}"
        );
    }
}

#[test]
fn an_id_depends_on_the_place_alone_unless_an_address_is_stated() {
    let (one, two) = (article("One\n\nText of one."), article("Two\n\nText of two."));
    assert_eq!(one.id, two.id);
    assert_ne!(
        article("URL: https://a.example/1\nTitle: One\n\nText.").id,
        one.id
    );
}

#[test]
fn a_dateline_above_the_headline_is_one_and_one_with_an_agency_is_no_headline() {
    let found = article(&format!("Sorn (AP)\n\nFerry to sail again\n\n{LEAD}"));
    assert_eq!(
        (found.title.as_str(), found.dateline.as_deref()),
        ("Ferry to sail again", Some("Sorn (AP)"))
    );
    let found = article(&format!("SORN (AP) - The ferry sails\n\n{LEAD}"));
    assert_eq!(
        (found.title.as_str(), found.dateline.as_deref()),
        ("The ferry sails", Some("SORN (AP)"))
    );
    assert!(found.stands_in.title);
}

#[test]
fn a_name_and_place_above_a_date_are_a_byline() {
    for line in ["Ana Ruiz in Sorn", "Ana Ruiz, Sorn"] {
        let found = article(&format!(
            "Ferry to sail again\n\n{line}\nWed 13 Aug 2025 06.10 BST\n\n{LEAD}"
        ));
        assert_eq!(found.authors[0], "Ana Ruiz");
        assert_eq!(found.dateline.as_deref(), Some("Sorn"));
        assert_eq!(found.document.plain_text(), LEAD);
    }
}

#[test]
fn a_subheading_stands_between_paragraphs_not_above_or_below_them() {
    let found = article(&format!(
        "Ferry to sail again\n\nA winter in the dock\n\n{LEAD}\n\nWhat it cost\n\n{LEAD}\n\nAna Ruiz"
    ));
    let headings: Vec<bool> = found
        .document
        .blocks
        .iter()
        .map(|block| matches!(block, Block::Heading { .. }))
        .collect();
    assert_eq!(headings, [false, false, true, false, false]);
}

#[test]
fn a_byline_or_caption_on_top_is_no_headline() {
    let found = article(&format!("Ana Ruiz and Ben Okoro, The Associated Press\n\n{LEAD}"));
    assert!(found.stands_in.title && !found.stands_in.outlet);
    assert_eq!(found.authors.len(), 2);
    let found = article(&format!("A boat waits in the dock of Sorn. AP\n\n{LEAD}"));
    assert!(found.stands_in.title);
}

#[test]
fn a_sentence_that_ends_in_initials_is_no_heading() {
    let line = "Both ferries were back at the quay before 9 a.m.";
    let found = article(&format!("Ferry to sail again\n\n{LEAD}\n\n{line}\n\n{LEAD}"));
    assert_eq!(found.document.blocks.len(), 3);
    assert!(matches!(&found.document.blocks[1], Block::Paragraph(_)));
}

#[test]
fn columns_set_with_tabs_stay_columns() {
    let found = article(&format!(
        "Ferry to sail again\n\n{LEAD}\n\nPlace\tPeople\tBoats\nSorn\t1200\t44\nEmber\t412\t19\n\nIt is blue."
    ));
    assert!(
        matches!(&found.document.blocks[1], Block::Preformatted { text, .. } if text.lines().count() == 3)
    );
    assert_eq!(found.document.blocks.len(), 3);
}

#[test]
fn a_hyphen_at_the_end_of_a_line_stays_without_a_space() {
    let found = article(
        "The harbour master of Sorn said on Monday that he had seen a well-\nknown whale in the bay, and that it was longer than the ferry is.",
    );
    assert!(found.document.plain_text().contains("a well-known whale"));
}

#[test]
fn addresses_become_links_without_the_marks_around_them() {
    let found = article(&format!(
        "{LEAD}\n\nSee https://ferry.example/a(b), www.sorn.example. (http://x.example/)"
    ));
    let links: Vec<&str> = found.document.links.iter().map(Text::as_str).collect();
    assert_eq!(
        links,
        [
            "https://ferry.example/a(b)",
            "https://www.sorn.example",
            "http://x.example/"
        ]
    );
}

#[test]
fn a_headline_in_title_case_may_end_in_a_stop() {
    let found = article(&format!(
        "What We Know About the Fire in Lower Tarn, Sorn.\n\n{LEAD}"
    ));
    assert!(!found.stands_in.title);
    assert_eq!(found.document.plain_text(), LEAD);
}
