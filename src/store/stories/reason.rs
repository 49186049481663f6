//! Why an article stands in its story, as JSON.

use serde::{Deserialize, Serialize};

use crate::domain::article::ArticleId;
use crate::domain::story::Reason;
use crate::domain::text::Text;

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    users: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<String>,
    score: f32,
    least: f32,
    likeness: f32,
    left: f32,
    reports: u32,
    hours: f32,
    words: Vec<(String, f32)>,
}

/// Writes a reason down.
pub fn encode(reason: &Reason) -> String {
    let words = reason.words.iter();
    let written = Written {
        users: reason.is_users,
        nearest: reason.nearest.as_ref().map(ToString::to_string),
        score: sound(reason.score),
        least: sound(reason.least),
        likeness: sound(reason.likeness),
        left: sound(reason.left),
        reports: reason.reports,
        hours: sound(reason.hours),
        words: words
            .map(|(word, weight)| (word.to_string(), sound(*weight)))
            .collect(),
    };
    serde_json::to_string(&written).unwrap_or_default()
}

/// Reads it again; none where it is damaged.
pub fn decode(json: &str) -> Option<Reason> {
    let written: Written = serde_json::from_str(json).ok()?;
    let words = written.words.iter();
    Some(Reason {
        is_users: written.users,
        nearest: written.nearest.as_deref().map(ArticleId::given),
        score: written.score,
        least: written.least,
        likeness: written.likeness,
        left: written.left,
        reports: written.reports,
        hours: written.hours,
        words: words.map(|(word, weight)| (Text::line(word), *weight)).collect(),
    })
}

/// JSON has no numbers beyond all numbers.
fn sound(number: f32) -> f32 {
    if number.is_finite() { number } else { 0.0 }
}
