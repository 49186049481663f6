//! Tables: those of data stay tables, those that only lay out a page become the blocks in them.

use dom_query::NodeRef;

use crate::domain::document::{Block, Inlines, Table};
use crate::domain::limits;

use super::super::classes;
use super::super::names::Role;
use super::Builder;

/// A cell as it was read.
struct Cell {
    blocks: Vec<Block>,
    heading: bool,
    columns: usize,
    rows: usize,
}

/// A table as it was read.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<Cell>>,
    /// Rows that stand in the table's head.
    head: usize,
    /// What stands above the table.
    before: Vec<Block>,
}

impl Builder<'_> {
    pub(super) fn table(&mut self, node: &NodeRef<'_>, depth: usize) {
        self.boundary();
        if self.one_line {
            self.walk_children(node, depth);
            return self.boundary();
        }
        let mut grid = Grid::default();
        self.read_rows(node, depth, &mut grid);
        let layout = node
            .attr("role")
            .is_some_and(|role| matches!(&*role, "presentation" | "none"));
        let blocks = if layout || grid.is_layout() {
            grid.into_blocks()
        } else {
            grid.into_table()
        };
        self.blocks.extend(blocks);
    }

    fn read_rows(&mut self, node: &NodeRef<'_>, depth: usize, grid: &mut Grid) {
        for child in node.children_it(false) {
            if classes::is_hidden(&child) || depth > super::WALK_DEPTH {
                continue;
            }
            match classes::kind(&child) {
                Some((_, Role::Row)) => {
                    let row = self.read_cells(&child, depth + 1);
                    if !row.is_empty() {
                        grid.rows.push(row);
                    }
                }
                Some(("caption", _)) => grid.before.extend(self.blocks_of(&child, depth + 1)),
                Some((name, Role::RowGroup)) => {
                    self.read_rows(&child, depth + 1, grid);
                    if name == "thead" {
                        grid.head = grid.rows.len();
                    }
                }
                _ => grid
                    .before
                    .extend(self.apart(|builder| builder.walk(&child, depth + 1))),
            }
        }
    }

    fn read_cells(&mut self, node: &NodeRef<'_>, depth: usize) -> Vec<Cell> {
        let mut cells = Vec::new();
        for child in node.children_it(false) {
            if !matches!(classes::kind(&child), Some((_, Role::Cell))) || classes::is_hidden(&child) {
                continue;
            }
            self.made += 1;
            if self.made > limits::BLOCKS {
                break;
            }
            let span = |name| classes::number(&child, name).and_then(|span| usize::try_from(span).ok());
            cells.push(Cell {
                blocks: self.blocks_of(&child, depth + 1),
                heading: child.has_name("th"),
                columns: span("colspan").unwrap_or(1).clamp(1, limits::TABLE_COLUMNS),
                rows: span("rowspan").unwrap_or(1).max(1),
            });
        }
        cells
    }
}

impl Grid {
    fn is_layout(&self) -> bool {
        let mut cells = self.rows.iter().flatten();
        let has_headings = self.head > 0 || cells.clone().any(|cell| cell.heading);
        let narrow = self.rows.iter().all(|row| row.len() < 2);
        let holds_tables = cells
            .clone()
            .any(|cell| cell.blocks.iter().any(|block| matches!(block, Block::Table(_))));
        let holds_blocks = cells.any(|cell| !matches!(cell.blocks.as_slice(), [] | [Block::Paragraph(_)]));
        holds_tables || (!has_headings && (narrow || holds_blocks))
    }

    fn into_blocks(self) -> Vec<Block> {
        let cells = self.rows.into_iter().flatten().flat_map(|cell| cell.blocks);
        self.before.into_iter().chain(cells).collect()
    }

    /// The table, what stands above it, and below it the pictures from its cells.
    fn into_table(mut self) -> Vec<Block> {
        if self.head == 0
            && self
                .rows
                .first()
                .is_some_and(|row| row.iter().all(|cell| cell.heading))
        {
            self.head = 1;
        }
        let mut figures = Vec::new();
        let mut left: Vec<usize> = Vec::new();
        let mut rows: Vec<Vec<Inlines>> = Vec::new();
        for row in self.rows {
            rows.push(set_row(row, &mut left, &mut figures));
        }
        let head = if self.head > 0 { rows.remove(0) } else { Vec::new() };
        let mut blocks = self.before;
        rows.retain(|row| !row.is_empty());
        if !head.is_empty() || !rows.is_empty() {
            blocks.push(Block::Table(Table { head, rows }));
        }
        blocks.extend(figures);
        blocks
    }
}

/// One row; `left` counts for each column the rows that a cell from above still takes.
fn set_row(row: Vec<Cell>, left: &mut Vec<usize>, figures: &mut Vec<Block>) -> Vec<Inlines> {
    let mut set: Vec<Inlines> = Vec::new();
    let mut cells = row.into_iter();
    let mut next = cells.next();
    while next.is_some() || left.get(set.len()).is_some_and(|rows| *rows > 0) {
        let column = set.len();
        if let Some(rows) = left.get_mut(column).filter(|rows| **rows > 0) {
            *rows -= 1;
            set.push(Inlines::default());
            continue;
        }
        let Some(cell) = next.take() else { break };
        let (columns, rows) = (cell.columns, cell.rows);
        let text = cell_text(cell.blocks, figures);
        if column >= limits::TABLE_COLUMNS {
            join(set.last_mut(), &text);
        } else {
            set.push(text);
            let end = (column + columns).min(limits::TABLE_COLUMNS);
            set.resize_with(end.max(set.len()), Inlines::default);
            if rows > 1 {
                left.resize(left.len().max(end), 0);
                left[column..end].fill(rows - 1);
            }
        }
        next = cells.next();
    }
    while set.last().is_some_and(Inlines::is_empty) {
        set.pop();
    }
    set
}

fn join(last: Option<&mut Inlines>, text: &Inlines) {
    if let Some(last) = last.filter(|_| !text.is_empty()) {
        *last = Inlines::plain(&format!("{} {}", last.text, text.text));
    }
}

/// A cell's text; several blocks in it are one line.
fn cell_text(blocks: Vec<Block>, figures: &mut Vec<Block>) -> Inlines {
    let mut texts: Vec<Inlines> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => texts.push(text),
            Block::Figure(_) => figures.push(block),
            other => {
                let document = crate::domain::document::Document {
                    blocks: vec![other],
                    links: Vec::new(),
                };
                texts.push(Inlines::plain(&document.plain_text()));
            }
        }
    }
    if texts.len() == 1
        && let Some(text) = texts.pop_if(|text| !text.text.contains('\n'))
    {
        return text;
    }
    let joined: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    Inlines::plain(&joined.join(" "))
}
