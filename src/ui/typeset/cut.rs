//! Cut: a line of a flow as pieces, in the order they are drawn.

use std::ops::Range;

use crate::ui::bidi::{Direction, Levels};
use crate::ui::cells;

use super::Piece;
use super::flow::Flow;

/// The pieces of a line and how wide they are together.
#[derive(Clone, Debug, Default)]
pub(super) struct Cut {
    pub pieces: Vec<Piece>,
    pub columns: usize,
}

/// Cuts the lines of a flow; levels are resolved stretch by stretch, as lines are asked for.
pub(super) struct Cutter<'a> {
    flow: &'a Flow,
    direction: Option<Direction>,
    stretch: Range<usize>,
    levels: Option<Levels>,
}

impl<'a> Cutter<'a> {
    /// Reorders for the screen when a direction is given.
    pub(super) fn new(flow: &'a Flow, direction: Option<Direction>) -> Self {
        Self {
            flow,
            direction,
            stretch: 0..0,
            levels: None,
        }
    }

    pub(super) fn cut(&mut self, line: &Range<usize>) -> Cut {
        if line.is_empty() {
            return Cut::default();
        }
        if let Some(direction) = self.direction
            && (line.start >= self.stretch.end || line.start < self.stretch.start)
        {
            self.stretch = self.stretch_around(line);
            self.levels = Levels::of(&self.flow.text[self.stretch.clone()], direction);
        }
        match &self.levels {
            Some(levels) => self.in_visual_order(levels, line),
            None => self.as_read(line),
        }
    }

    fn stretch_around(&self, line: &Range<usize>) -> Range<usize> {
        let text = &self.flow.text;
        let start = text[..line.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[line.end..].find('\n').map_or(text.len(), |at| line.end + at);
        start..end
    }

    fn as_read(&self, line: &Range<usize>) -> Cut {
        let mut pieces = Vec::new();
        let mut part = self.flow.part_at(line.start);
        let mut at = line.start;
        while at < line.end {
            let end = self.flow.part_end(part).min(line.end);
            if end > at {
                let text = self.flow.text[at..end].to_owned();
                pieces.push(self.piece(part, &(at..end), text, false));
            }
            at = end;
            part += 1;
        }
        Cut {
            pieces,
            columns: cells::drawn_columns(&self.flow.text[line.clone()]),
        }
    }

    fn in_visual_order(&self, levels: &Levels, line: &Range<usize>) -> Cut {
        let base = self.stretch.start;
        let inside = line.start - base..line.end - base;
        let mut cut = Cut::default();
        let mut open: Option<Run> = None;
        for placed in levels.order(&self.flow.text[self.stretch.clone()], inside) {
            let start = base + placed.start;
            let range = start..start + placed.text.len();
            let part = self.flow.part_at(start);
            cut.columns += placed.columns;
            match &mut open {
                Some(run) if run.goes_on(part, &range, placed.backwards) => {
                    placed.draw(&mut run.text);
                    run.range = run.range.start.min(range.start)..run.range.end.max(range.end);
                }
                _ => {
                    let mut text = String::new();
                    placed.draw(&mut text);
                    let run = Run {
                        part,
                        range,
                        backwards: placed.backwards,
                        text,
                    };
                    if let Some(done) = open.replace(run) {
                        cut.pieces.push(self.run_piece(done));
                    }
                }
            }
        }
        cut.pieces.extend(open.map(|run| self.run_piece(run)));
        cut
    }

    fn run_piece(&self, run: Run) -> Piece {
        self.piece(run.part, &run.range, run.text, run.backwards)
    }

    fn piece(&self, part: usize, range: &Range<usize>, text: String, backwards: bool) -> Piece {
        let look = self.flow.parts[part].look;
        Piece {
            text,
            role: look.role,
            style: look.style,
            link: look.link,
            source: self.flow.source(part, range),
            backwards,
            is_new: false,
        }
    }
}

/// Clusters of one part that stand side by side.
struct Run {
    part: usize,
    range: Range<usize>,
    backwards: bool,
    text: String,
}

impl Run {
    fn goes_on(&self, part: usize, range: &Range<usize>, backwards: bool) -> bool {
        let adjoins = if backwards {
            range.end == self.range.start
        } else {
            range.start == self.range.end
        };
        self.part == part && self.backwards == backwards && adjoins
    }
}
