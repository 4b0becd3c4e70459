//! `squadroom search --json`

use super::output::{SearchOutput, values};
use crate::catalog::Entry;
use crate::cli::render::json;
use crate::search::{
    Facet, Field, Highlighter, Hit, Match, Relaxation, Searcher, Snippet, matches,
};
use serde_json::{Map, Value, json};
use std::ops::Range;

/// The answer as JSON: hits with where the words were found; with `facets` the
/// counts of every facet, with `explain` how each score came about.
pub(in crate::cli) fn text(
    answer: &SearchOutput<'_>,
    facets: bool,
    explain: bool,
    searcher: &mut Searcher,
) -> String {
    let outcome = answer.outcome;
    let hits: Vec<Value> = outcome
        .hits
        .iter()
        .filter_map(|hit| crate::cli::render::search::json::hit(answer, hit, explain, searcher))
        .collect();
    let faults: Vec<&str> = outcome.query.faults.iter().map(|fault| &*fault.message).collect();
    let mut object = Map::new();
    object.insert("query".to_owned(), answer.query.into());
    object.insert("total".to_owned(), outcome.total.into());
    object.insert("tier".to_owned(), outcome.tier().name().into());
    object.insert("faults".to_owned(), faults.into());
    if let Some(obstacle) = &outcome.obstacle {
        let Relaxation { typed, line, total } = obstacle;
        let widened = json!({ "without": typed, "query": line, "total": total });
        object.insert("widened".to_owned(), widened);
    }
    object.insert("hits".to_owned(), hits.into());
    if facets {
        object.insert("facets".to_owned(), crate::cli::render::search::json::facets(answer));
    }
    json::text(&Value::Object(object))
}

fn hit(
    answer: &SearchOutput<'_>,
    hit: &Hit,
    explain: bool,
    searcher: &mut Searcher,
) -> Option<Value> {
    let entry = answer.catalog.entries.get(hit.entry)?;
    let mut object = json::brief(&entry);
    object.insert("score".to_owned(), hit.score.into());
    object.insert("tier".to_owned(), hit.tier.name().into());
    let found = matches(answer.catalog, &entry, &answer.outcome.query, hit);
    let found = found.iter().map(|found| match found.is_keyword() && !explain {
        true => in_keyword(found),
        false => matched(answer, &entry, found),
    });
    let in_copy = answer.outcome.passage(hit).map(|passage| in_copy(&passage));
    object.insert("matched".to_owned(), found.chain(in_copy).collect());
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

/// Where words were found.
fn matched(answer: &SearchOutput<'_>, entry: &Entry, found: &Match) -> Value {
    let mut object = Map::new();
    object.insert("field".to_owned(), found.field.name().into());
    object.insert("text".to_owned(), found.text(answer.catalog, entry).into());
    insert_matches(&mut object, &found.ranges, &found.finds);
    Value::Object(object)
}

/// The same for a keyword, which only `--explain` shows.
fn in_keyword(found: &Match) -> Value {
    let words = found.finds.iter().map(|find| {
        json!({
            "word": &*find.typed, "expansion": find.expansion.name(), "weight": find.weight,
        })
    });
    json!({ "field": found.field.name(), "words": words.collect::<Vec<Value>>() })
}

/// The same for a page of the saved copy. A document without pages has no number.
fn in_copy(passage: &Snippet) -> Value {
    let mut object = Map::new();
    object.insert("field".to_owned(), Field::Copy.name().into());
    if passage.page > 0 {
        object.insert("page".to_owned(), passage.page.into());
    }
    object.insert("text".to_owned(), passage.text.clone().into());
    insert_matches(&mut object, &passage.ranges, &passage.finds);
    Value::Object(object)
}

/// Where words stand in a text and how each was found. `ranges` are bytes of the
/// text, which is UTF-8.
fn insert_matches(object: &mut Map<String, Value>, ranges: &[Range<usize>], finds: &[Highlighter]) {
    let ranges: Vec<[usize; 2]> = ranges.iter().map(|range| [range.start, range.end]).collect();
    let finds = finds.iter().map(|find| {
        json!({
            "word": &*find.typed, "found": &*find.found,
            "expansion": find.expansion.name(), "weight": find.weight,
        })
    });
    object.insert("ranges".to_owned(), json!(ranges));
    object.insert("words".to_owned(), finds.collect());
}

fn facets(answer: &SearchOutput<'_>) -> Value {
    let facet = |facet: &Facet| {
        let value = |(id, label, count)| json!({ "id": id, "label": label, "count": count });
        let values: Vec<Value> = values(answer, *facet).into_iter().map(value).collect();
        (facet.name().to_owned(), values.into())
    };
    Value::Object(answer.facets().map(facet).collect())
}
