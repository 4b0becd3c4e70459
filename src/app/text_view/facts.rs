//! The labeled facts of the catalog as text.

use super::{LinkTarget, SpanStyle, Writer};
use crate::catalog::{Catalog, Fact, FactValue};

/// Writes labeled facts, one after another; several with the same label have it once.
pub(in crate::app) fn facts(writer: &mut Writer, catalog: &Catalog, facts: Vec<Fact>) {
    let mut last = String::new();
    for Fact { label, value } in facts {
        let shown = if label == last { "" } else { label.as_str() };
        match value {
            FactValue::Text(text) => writer.field(shown, SpanStyle::Text, &text),
            FactValue::List(list) => writer.field(shown, SpanStyle::Text, &list.join(", ")),
            FactValue::Warning(text) => writer.warning(shown, &text),
            FactValue::Status(text) => writer.status(shown, &text),
            FactValue::Link { url, note } => {
                writer.link_field(shown, &url.clone(), LinkTarget::Web(url), &note);
            }
            FactValue::Entry { id, title } => {
                let place = catalog.entries.position(&id);
                let target = place.map(LinkTarget::Entry);
                target.into_iter().for_each(|to| writer.link_field(shown, &title, to, ""));
            }
            FactValue::Part { title, url } => {
                writer.field(shown, SpanStyle::Text, &title);
                let link = |url: String| (url.clone(), LinkTarget::Web(url));
                url.map(link).into_iter().for_each(|(url, to)| writer.link_field("", &url, to, ""));
            }
        }
        last = label;
    }
}
