//! Rows: two reports line by line.

use std::sync::Arc;

use newsview::domain::article::Article;
use newsview::domain::comparison::{Mark, Row};
use newsview::domain::text::Text;

use super::{herald, of, report, wire};

fn signs(rows: &[Row]) -> String {
    rows.iter().map(|row| row.mark.sign()).collect()
}

#[test]
fn lines_that_answer_each_other_stand_side_by_side_and_own_lines_where_they_stood() {
    let (wire, herald) = (wire(), herald());
    let comparison = of(&[&wire, &herald]);
    let rows = comparison.rows(0, 1);
    assert_eq!(signs(&rows), "===≈=▸◂");
    assert_eq!((rows[3].left, rows[3].right), (Some(3), Some(3)));
    assert_eq!((rows[5].left, rows[5].right), (None, Some(5)));
    let turned = comparison.rows(1, 0);
    assert_eq!(signs(&turned), "===≈=▸◂");
    assert_eq!((turned[5].left, turned[5].right), (None, Some(5)));
}

#[test]
fn every_sentence_stands_in_exactly_one_row() {
    let one = report(
        "north",
        "The mill at Garrow burned down on Monday.|The owner of the mill at Garrow was away.|Geese were seen.",
    );
    let other = report(
        "south",
        "On Monday the Garrow mill burned down, and its owner was away.|A bell rang.|The mill at Garrow was old.",
    );
    let comparison = of(&[&one, &other]);
    let rows = comparison.rows(0, 1);
    let mut left: Vec<usize> = rows.iter().filter_map(|row| row.left).collect();
    let mut right: Vec<usize> = rows.iter().filter_map(|row| row.right).collect();
    left.sort_unstable();
    right.sort_unstable();
    assert_eq!(
        left,
        (0..comparison.reports[0].sentences.len()).collect::<Vec<_>>()
    );
    assert_eq!(
        right,
        (0..comparison.reports[1].sentences.len()).collect::<Vec<_>>()
    );
    for row in rows {
        assert_eq!(row.jump.is_some(), row.mark == Mark::Elsewhere);
        assert_eq!(
            row.left.is_some() && row.right.is_some(),
            matches!(row.mark, Mark::Same | Mark::Beside | Mark::Close | Mark::Differs)
        );
    }
    assert!(
        comparison.rows(0, 0).is_empty()
            && comparison.rows(0, 7).len() == comparison.reports[0].sentences.len()
    );
}

#[test]
fn a_dateline_is_no_passage_that_only_one_report_has() {
    let from = |article: Arc<Article>, dateline: &str| {
        let mut article = Article::clone(&article);
        article.dateline = Some(Text::name(dateline));
        article
    };
    let (one, other) = (
        from(wire(), "VELMAR, Aug. 12 (Harbour Wire)"),
        from(herald(), "Quay district"),
    );
    let (bare, plain) = (wire(), herald());
    for (reports, own) in [
        ([&one, &*plain], vec![(Some(1), None)]),
        ([&*bare, &other], vec![(None, Some(1))]),
        ([&one, &other], vec![(Some(1), Some(1))]),
    ] {
        let comparison = of(&reports);
        let is_dateline = |row: &Row| {
            let is = |report: usize, side: Option<usize>| {
                side.is_some() && side == comparison.reports[report].dateline()
            };
            is(0, row.left) || is(1, row.right)
        };
        let (datelines, rows): (Vec<Row>, Vec<Row>) =
            comparison.rows(0, 1).into_iter().partition(is_dateline);
        let sides: Vec<_> = datelines.iter().map(|row| (row.left, row.right)).collect();
        assert_eq!(sides, own);
        assert!(datelines.iter().all(|row| !row.mark.is_difference()));
        assert_eq!(signs(&rows), "===≈=▸◂");
        assert_eq!(comparison.only(0).len() + comparison.only(1).len(), 2);
        for (report, article) in comparison.reports.iter().zip(reports) {
            let dateline = report
                .dateline()
                .map(|index| report.sentences[index].text.as_str());
            assert_eq!(dateline, article.dateline.as_deref());
        }
    }
}
