//! Tables and other lines whose spaces mean something.

use crate::domain::sentences::ends_sentence;

use super::lines::Line;
use super::wrap::{Wrap, flow};

/// Indented this far, lines are set as they are, unless they are prose.
const INDENT: usize = 4;

/// No line of a table is longer.
const LONGEST: usize = 200;

/// Whether a run of lines is to be kept as it is: aligned columns, or a block set apart by its indentation.
pub fn is_preformatted(lines: &[Line], wrap: &Wrap) -> bool {
    let (flows, _) = flow(lines);
    if lines.len() < 2 || flows {
        return false;
    }
    let aligned = lines.iter().filter(|line| has_columns(line.text)).count();
    if aligned >= 2 && aligned * 3 >= lines.len() * 2 {
        return true;
    }
    let set_apart = wrap.indent == 0 && lines.iter().all(|line| line.indent >= INDENT);
    let sentences = lines.iter().filter(|line| ends_sentence(line.text)).count();
    set_apart && sentences * 3 < lines.len()
}

/// Whether a line has a gap that parts columns, or is drawn with bars.
fn has_columns(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let gap = text.as_bytes().windows(3).any(|three| {
        // Two spaces behind a stop are an old typist's habit.
        let stop = matches!(three[0], b'.' | b'?' | b'!' | b':' | b'"' | b'\'');
        three[2] == b' ' && three[1] == b' ' && !stop
    });
    gap || text.bytes().filter(|byte| *byte == b'|').count() >= 2
        || (!text.is_ascii() && text.contains(['│', '┼', '├', '═', '─']))
}

/// The lines with their indentation, less what all share.
pub fn as_they_are(lines: &[Line]) -> String {
    let shared = lines.iter().map(|line| line.indent).min().unwrap_or(0);
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.extend(std::iter::repeat_n(' ', line.indent - shared));
        out.push_str(line.text);
    }
    out
}
