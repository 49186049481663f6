//! Items: what is shown of two reports, and that every fact is in one of them.

use newsview::domain::comparison::{Comparison, Item, Mark, Relation};

use super::{herald, of, report, wire};

/// Two figures of one report beside the one of the other.
fn troops() -> Comparison {
    of(&[
        &report(
            "north",
            "Velmar has given thousands of seedlings to the burnt hills of Garrow since the spring fires.|\
             Foresters on the burnt hills of Garrow counted more than 10,000 seedlings from Velmar in June.",
        ),
        &report(
            "south",
            "School classes have planted around 11,000 seedlings from Velmar on the burnt hills of Garrow.",
        ),
    ])
}

fn bracketed(comparison: &Comparison, items: &[Item]) -> Vec<String> {
    let facts = items.iter().flat_map(|item| &item.facts);
    facts
        .map(|fact| {
            let fact = &comparison.facts[*fact];
            format!("{} · {}", comparison.words(&fact.a), comparison.words(&fact.b))
        })
        .collect()
}

#[test]
fn a_figure_stands_beside_every_one_that_it_is_close_to() {
    let comparison = troops();
    for items in [comparison.side_by_side(0, 1), comparison.one_above_other(0, 1)] {
        let found = bracketed(&comparison, &items);
        for wanted in ["thousands · around 11,000", "more than 10,000 · around 11,000"] {
            assert!(found.iter().any(|words| words == wanted), "{found:?}");
        }
        let close = items.iter().filter(|item| item.mark == Mark::Close).count();
        assert_eq!(close, 2);
        assert!(!items.iter().any(|item| item.mark == Mark::Elsewhere));
    }
}

#[test]
fn every_fact_of_the_list_is_marked_in_one_item() {
    for comparison in [troops(), of(&[&wire(), &herald()])] {
        let facts = comparison.facts_between(0, 1);
        assert!(!facts.is_empty());
        for items in [comparison.side_by_side(0, 1), comparison.one_above_other(0, 1)] {
            for fact in &facts {
                let of_fact = items.iter().filter(|item| item.facts.contains(fact));
                assert_eq!(of_fact.count(), 1);
            }
        }
        for fact in comparison
            .facts
            .iter()
            .filter(|fact| fact.relation != Relation::Same)
        {
            assert!(facts.iter().any(|kept| &comparison.facts[*kept] == fact));
        }
    }
}
