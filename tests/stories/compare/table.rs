//! The table of three reports and more: no cell is blank that could be filled.

use newsview::domain::article::Article;
use newsview::domain::comparison::{Comparison, FactKind};

use super::{of, report};

fn cells(comparison: &Comparison, kind: FactKind) -> Vec<Vec<&str>> {
    let table = comparison.table().into_iter().filter(|row| row.kind == kind);
    let words = table.map(|row| {
        let cells = row.cells.into_iter();
        cells
            .map(|cell| cell.map_or("", |cell| comparison.words(&cell)))
            .collect()
    });
    words.collect()
}

#[test]
fn what_all_say_has_all_cells_filled() {
    let texts = [
        "Off Velmar 62 people were on board the ferry Anna, the coastguard said.|The sea was calm.",
        "The ferry Anna left Velmar at dawn.|There were 62 people on board the ferry Anna, the coastguard said.",
        "The coastguard said that 62 people were on board the ferry Anna.|The harbour of Velmar was closed.",
        "On board the ferry Anna were 62 people, as the coastguard at Velmar said.|Tugs came.",
        "The coastguard at Velmar: 62 people on board.|Of the ferry Anna it said that 62 people were on board.",
    ];
    let names = ["north", "south", "east", "west", "coast"];
    let reports: Vec<_> = names
        .iter()
        .zip(texts)
        .map(|(name, text)| report(name, text))
        .collect();
    let reports: Vec<&Article> = reports.iter().map(AsRef::as_ref).collect();
    let comparison = of(&reports);
    let rows = cells(&comparison, FactKind::Figure);
    assert_eq!(rows, [["62"; 5]]);
}

#[test]
fn a_fact_whose_cell_is_taken_has_a_row_of_its_own() {
    let comparison = of(&[
        &report(
            "north",
            "Velmar has given thousands of seedlings to the burnt hills of Garrow since the spring fires.|\
             Foresters on the burnt hills of Garrow counted more than 10,000 seedlings from Velmar in June.",
        ),
        &report(
            "south",
            "School classes have planted around 11,000 seedlings from Velmar on the burnt hills of Garrow.",
        ),
        &report("east", "Geese were seen."),
    ]);
    let rows = cells(&comparison, FactKind::Figure);
    for wanted in ["thousands", "more than 10,000"] {
        let is_there = |row: &&Vec<&str>| row[..] == [wanted, "around 11,000", ""];
        assert!(rows.iter().any(|row| is_there(&row)), "{rows:?}");
    }
}

#[test]
fn a_sentence_that_a_headline_repeats_keeps_its_row_whole() {
    let comparison = of(&[
        &crate::support::world::article(
            "north",
            60,
            "north",
            "Twelve dead as ferry sinks off Velmar",
            "Twelve people were killed when the ferry Anna sank off Velmar on Friday night, the coastguard said.",
        ),
        &crate::support::world::article(
            "south",
            50,
            "south",
            "Ferry accident off Velmar kills 15",
            "Fifteen people were killed when the ferry Anna sank off Velmar on Friday night, the coastguard said.",
        ),
        &report(
            "east",
            "Twelve people were killed when the ferry Anna sank off Velmar on Friday night, the coastguard said.",
        ),
    ]);
    let rows = cells(&comparison, FactKind::Figure);
    assert!(rows.contains(&vec!["Twelve", "Fifteen", "Twelve"]), "{rows:?}");
    assert!(rows.iter().all(|row| !row.contains(&"")), "{rows:?}");
}
