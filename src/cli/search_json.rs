//! `squadroom search --json`

use super::json;
use super::search::{Answer, values};
use crate::catalog::Entry;
use crate::search::{Facet, Hit, Match, Searcher, matches};
use serde_json::{Map, Value, json};

/// The answer as JSON: hits with where the words were found; with `facets` the
/// counts of every facet, with `explain` how each score came about.
pub(super) fn text(
    answer: &Answer<'_>,
    facets: bool,
    explain: bool,
    searcher: &mut Searcher,
) -> String {
    let outcome = answer.outcome;
    let hits: Vec<Value> =
        outcome.hits.iter().filter_map(|hit| self::hit(answer, hit, explain, searcher)).collect();
    let faults: Vec<&str> = outcome.query.faults.iter().map(|fault| &*fault.message).collect();
    let mut object = Map::new();
    object.insert("query".to_owned(), answer.query.into());
    object.insert("total".to_owned(), outcome.total.into());
    object.insert("tier".to_owned(), outcome.tier().name().into());
    object.insert("faults".to_owned(), faults.into());
    object.insert("hits".to_owned(), hits.into());
    if facets {
        object.insert("facets".to_owned(), self::facets(answer));
    }
    json::text(&Value::Object(object))
}

fn hit(answer: &Answer<'_>, hit: &Hit, explain: bool, searcher: &mut Searcher) -> Option<Value> {
    let entry = answer.catalog.entries.get(hit.entry)?;
    let mut object = json::brief(&entry);
    object.insert("score".to_owned(), hit.score.into());
    object.insert("tier".to_owned(), hit.tier.name().into());
    let found = matches(answer.catalog, &entry, &answer.outcome.query, hit);
    let found = found.iter().map(|found| matched(answer, &entry, found));
    object.insert("matched".to_owned(), found.collect());
    if explain {
        let explained = searcher.explain(answer.index, &answer.outcome.query, hit);
        let words = explained.words.iter().map(|word| {
            json!({
                "word": &*word.typed, "rarity": word.rarity,
                "impact": word.impact, "points": word.points,
            })
        });
        let words: Vec<Value> = words.collect();
        let explanation = json!({ "words": words, "rest": explained.rest });
        object.insert("explanation".to_owned(), explanation);
    }
    Some(Value::Object(object))
}

/// Where words were found. `ranges` are bytes of `text`, which is UTF-8.
fn matched(answer: &Answer<'_>, entry: &Entry, found: &Match) -> Value {
    let ranges: Vec<[usize; 2]> =
        found.ranges.iter().map(|range| [range.start, range.end]).collect();
    let finds = found.finds.iter().map(|find| {
        json!({
            "word": &*find.typed, "found": &*find.found,
            "expansion": find.expansion.name(), "weight": find.weight,
        })
    });
    let mut object = Map::new();
    object.insert("field".to_owned(), found.field.name().into());
    object.insert("text".to_owned(), found.text(answer.catalog, entry).into());
    object.insert("ranges".to_owned(), json!(ranges));
    object.insert("words".to_owned(), finds.collect());
    Value::Object(object)
}

fn facets(answer: &Answer<'_>) -> Value {
    let facet = |facet: &Facet| {
        let value = |(id, label, count)| json!({ "id": id, "label": label, "count": count });
        let values: Vec<Value> = values(answer, *facet).into_iter().map(value).collect();
        (facet.name().to_owned(), values.into())
    };
    Value::Object(Facet::ALL.iter().map(facet).collect())
}
