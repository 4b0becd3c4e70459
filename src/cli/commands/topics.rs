//! `squadroom topics`

use crate::catalog::{Catalog, Topic};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::catalog;
use crate::cli::session::output::CommandOutput;
use serde_json::{Value, json};

/// Lists the topics, with the words that lead to them.
pub(in crate::cli) fn run(common: &Common) -> CommandOutput {
    catalog::with(common, |catalog| {
        CommandOutput::done(match common.json {
            true => json::text(&as_json(catalog)),
            false => as_text(common.width(), catalog),
        })
    })
}

fn as_text(width: usize, catalog: &Catalog) -> String {
    let mut page = TextWriter::new(width);
    for topic in &catalog.topics {
        page.gap();
        page.prose(0, &format!("{} [{}]", topic.label, topic.id));
        page.list(2, "Also called", &topic.alt_labels);
        page.list(2, "Part of", &labels(catalog, topic.broader.as_slice()));
        page.list(2, "See also", &labels(catalog, &topic.related));
        page.field(2, "Resources", Some(&uses(catalog, topic).to_string()));
    }
    page.into_text()
}

fn as_json(catalog: &Catalog) -> Value {
    let topic = |topic: &Topic| {
        json!({
            "id": topic.id,
            "label": topic.label,
            "alt_labels": topic.alt_labels,
            "broader": topic.broader,
            "related": topic.related,
            "entries": uses(catalog, topic),
        })
    };
    let topics: Vec<Value> = catalog.topics.iter().map(topic).collect();
    json!({ "total": topics.len(), "topics": topics })
}

/// How many entries have the topic.
fn uses(catalog: &Catalog, topic: &Topic) -> usize {
    catalog.entries.iter().filter(|entry| entry.topics.contains(&topic.id)).count()
}

fn labels(catalog: &Catalog, ids: &[String]) -> Vec<String> {
    let label = |id: &String| catalog.topic(id).map_or(id.clone(), |topic| topic.label.clone());
    ids.iter().map(label).collect()
}
