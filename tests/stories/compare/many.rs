//! Three reports and more.

use newsview::domain::comparison::FactKind;

use super::{herald, of, report, wire};

#[test]
fn the_table_has_a_cell_a_report_in_its_own_words() {
    let third = report(
        "gazette",
        "The fire in the rope yard at Velmar killed at least 14 people, the harbour office said.|\
         About 2,000 residents left their homes in the Quay district.",
    );
    let (wire, herald) = (wire(), herald());
    let comparison = of(&[&wire, &herald, &third]);
    let table = comparison.table();
    let row = table
        .iter()
        .find(|row| row.kind == FactKind::Figure && row.count() == 3)
        .unwrap();
    assert!(
        row.cells
            .iter()
            .enumerate()
            .all(|(report, cell)| cell.as_ref().unwrap().place.report == report)
    );
    for row in &table {
        assert_eq!(row.cells.len(), 3);
        assert!(row.count() >= 2);
        for cell in row.cells.iter().flatten() {
            assert!(!comparison.words(cell).is_empty());
        }
    }
    assert!(table.windows(2).all(|rows| rows[0].count() >= rows[1].count()));
}

#[test]
fn a_claim_has_one_sentence_of_each_report_at_most() {
    let third = report(
        "gazette",
        "The fire in the rope yard at Velmar killed 14 people, the harbour office said.",
    );
    let (wire, herald) = (wire(), herald());
    let comparison = of(&[&wire, &herald, &third]);
    assert!(
        comparison.claims.iter().any(|claim| claim.len() == 3),
        "{:?}",
        comparison.claims
    );
    for claim in &comparison.claims {
        let mut reports: Vec<usize> = claim.iter().map(|place| place.report).collect();
        reports.dedup();
        assert_eq!(reports.len(), claim.len());
    }
    assert!(of(&[&wire, &herald]).claims.is_empty());
}
