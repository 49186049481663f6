//! A comparison as JSON; offsets count characters of a sentence.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::domain::article::Article;
use crate::domain::comparison::{
    ComparedReport, Comparison, Excerpt, FactKind, Link, Place, Relation, Sentence, State,
};

/// The shape's number: it changes when scripts must.
const VERSION: u32 = 1;

/// All of a comparison as one object.
pub(super) fn comparison(comparison: &Comparison, articles: &[Arc<Article>]) -> Value {
    let mut all = Map::new();
    all.insert("version".into(), json!(VERSION));
    let reports = comparison.reports.iter().zip(articles);
    let reports: Vec<Value> = reports
        .map(|(compared, article)| report(compared, article))
        .collect();
    all.insert("reports".into(), json!(reports));
    let links: Vec<Value> = comparison.links.iter().map(link).collect();
    all.insert("links".into(), json!(links));
    let facts = comparison.facts.iter().map(|fact| {
        json!({
            "kind": kind(fact.kind),
            "relation": relation(fact.relation),
            "a": excerpt(comparison, &fact.a),
            "b": excerpt(comparison, &fact.b),
        })
    });
    all.insert("facts".into(), json!(facts.collect::<Vec<Value>>()));
    let only =
        (0..comparison.reports.len()).map(|report| (report.to_string(), json!(comparison.only(report))));
    all.insert("only".into(), Value::Object(only.collect()));
    if comparison.reports.len() > 2 {
        let claims = comparison.claims.iter().map(|claim| {
            let members: Vec<Value> = claim.iter().map(|member| place(*member)).collect();
            json!({ "members": members })
        });
        all.insert("claims".into(), json!(claims.collect::<Vec<Value>>()));
    }
    Value::Object(all)
}

fn report(report: &ComparedReport, article: &Article) -> Value {
    let mut value = json!({
        "id": report.article.as_str(),
        "title": report.title.as_str(),
        "outlet": report.outlet.as_str(),
        "published": report.published.map(|moment| moment.strftime("%Y-%m-%dT%H:%M:%S+00:00").to_string()),
        "sentences": report.sentences.iter().map(sentence).collect::<Vec<Value>>(),
    });
    if article.stands_in.date && report.published.is_some() {
        value["published_stands_in"] = json!(true);
    }
    value
}

fn sentence(sentence: &Sentence) -> Value {
    let state = match sentence.state {
        State::Head => "head",
        State::New => "new",
        State::Part => "part",
        State::Known => "known",
    };
    let new = sentence
        .new
        .iter()
        .map(|range| json!({ "start": range.start, "end": range.end }));
    json!({ "text": sentence.text.as_str(), "state": state, "new": new.collect::<Vec<Value>>() })
}

fn link(link: &Link) -> Value {
    let score = (f64::from(link.score) * 10_000.0).round() / 10_000.0;
    json!({
        "a": place(link.a),
        "b": place(link.b),
        "score": score,
        "kind": if link.is_best { "best" } else { "also" },
    })
}

fn place(place: Place) -> Value {
    json!({ "report": place.report, "sentence": place.sentence })
}

fn excerpt(comparison: &Comparison, excerpt: &Excerpt) -> Value {
    json!({
        "report": excerpt.place.report,
        "sentence": excerpt.place.sentence,
        "start": excerpt.range.start,
        "end": excerpt.range.end,
        "text": comparison.words(excerpt),
    })
}

fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Figure => "figure",
        FactKind::Date => "date",
        FactKind::Quote => "quote",
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Close => "close",
        Relation::Differs => "differs",
    }
}
