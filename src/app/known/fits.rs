//! Whether an answer is about the text that is shown, or about an earlier or later one.

use crate::domain::comparison::ComparedReport;
use crate::domain::document::Document;
use crate::domain::limits;

/// Whether every sentence stands where the answer says, and nothing stands beside them.
pub fn fits(report: &ComparedReport, document: &Document) -> bool {
    let mut places = report
        .sentences
        .iter()
        .filter_map(|sentence| Some((sentence.place?, sentence.text.as_str())))
        .peekable();
    let mut bytes = 0;
    let mut count = 0;
    let mut index = 0;
    let mut is_its = true;
    let mut is_cut = false;
    document.each_text(|text| {
        let mut at = 0;
        while let Some((place, sentence)) = places.next_if(|(place, _)| place.text == index) {
            let (start, end) = (place.start as usize, place.end as usize);
            let words = text.get(start..end).map(str::split_whitespace);
            is_its &= words.is_some_and(|words| words.eq(sentence.split_whitespace()));
            bytes += end.saturating_sub(start);
            count += 1;
            at = end;
        }
        // Of a very long text only the beginning is compared.
        is_cut |= count + 2 >= limits::COMPARED_SENTENCES || bytes + text.len() >= limits::COMPARED_BYTES;
        is_its &= is_cut || text.get(at..).is_some_and(|rest| rest.trim().is_empty());
        index += 1;
    });
    is_its && places.next().is_none()
}
