//! The labeled facts of the catalog as text.

use super::{LinkTarget, SpanStyle, Writer};
use crate::catalog::{Catalog, Fact, FactValue};

/// Writes labeled facts, one after another.
pub(in crate::app) fn facts(writer: &mut Writer, catalog: &Catalog, facts: Vec<Fact>) {
    for Fact { label, value } in facts {
        match value {
            FactValue::Text(text) => writer.labeled(&label, SpanStyle::Text, &text),
            FactValue::List(list) => writer.list(&label, &list),
            FactValue::Warning(text) => writer.warning(&label, &text),
            FactValue::Link(url) => writer.link(&label, &url.clone(), LinkTarget::Web(url)),
            FactValue::Entry { id, title } => {
                let place = catalog.entries.position(&id);
                place.iter().for_each(|at| writer.link(&label, &title, LinkTarget::Entry(*at)));
            }
            FactValue::Part { title, url } => {
                writer.indented(SpanStyle::Text, &format!("- {title}"));
                url.into_iter().for_each(|url| writer.link("", &url.clone(), LinkTarget::Web(url)));
            }
        }
    }
}
