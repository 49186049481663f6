//! What the mark under the cursor means, in one line.

use ratatui::layout::Rect;

use crate::app::App;
use crate::app::compare::Compare;
use crate::domain::comparison::{Comparison, Mark, Place};
use crate::ui::paint::Painter;
use crate::ui::theme::Role;

/// Draws the line.
pub fn draw(app: &App, compare: &Compare, painter: &mut Painter<'_>, area: Rect) {
    let Some(comparison) = &compare.comparison else {
        return;
    };
    let is_stacked = app.viewport.compare.is_stacked;
    let mut parts = Vec::new();
    if comparison.is_in_several_languages() {
        parts.push("two languages: only numbers, names and dates".to_owned());
    }
    if !compare.is_table
        && let Some(mark) = compare.mark(is_stacked)
    {
        parts.push(format!(
            "{} {}",
            mark.sign(),
            meaning(compare, comparison, mark, is_stacked)
        ));
    }
    if comparison.is_cut {
        parts.push("a report is too long, its end is left out".to_owned());
    }
    painter.line(
        area.x,
        area.y,
        &parts.join(" · "),
        painter.style(Role::Muted),
        area.width,
    );
}

fn meaning(compare: &Compare, comparison: &Comparison, mark: Mark, is_stacked: bool) -> String {
    let item = compare.items(is_stacked).get(compare.index(is_stacked));
    let has_facts = item.is_some_and(|item| !item.facts.is_empty());
    match mark {
        Mark::Same if has_facts => "both have what stands in brackets".to_owned(),
        Mark::Same => "both lines are the same words".to_owned(),
        Mark::Beside if has_facts => "both have what stands in brackets, the rest may differ".to_owned(),
        Mark::Beside => "side by side; nothing is said of whether they agree".to_owned(),
        Mark::Aside => "a headline, a place or a credit".to_owned(),
        Mark::Close => "figures that are close to each other".to_owned(),
        Mark::Differs => "figures that differ, as of these times".to_owned(),
        Mark::Elsewhere => "answered in another line".to_owned(),
        Mark::Left | Mark::Right => {
            let place = item.and_then(|item| {
                let (report, sentence) = match mark {
                    Mark::Left => (compare.left, item.left),
                    _ => (compare.right, item.right),
                };
                sentence.map(|sentence| Place { report, sentence })
            });
            match place.and_then(|place| answered_by(compare, comparison, place)) {
                Some(outlet) => format!("no line of the other report answers it; one of {outlet} does"),
                None => "no line of these reports answers it".to_owned(),
            }
        }
    }
}

/// The outlet of a third report that answers a sentence.
fn answered_by(compare: &Compare, comparison: &Comparison, place: Place) -> Option<String> {
    let other = comparison.links.iter().find_map(|link| {
        if link.a == place {
            Some(link.b.report)
        } else {
            (link.b == place).then_some(link.a.report)
        }
    })?;
    let outlet = &compare.reports.get(other)?.article.outlet;
    (!outlet.is_empty()).then(|| outlet.to_string())
}
