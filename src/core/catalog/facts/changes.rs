//! Facts about an entry that came to be known after it was written: a link that is dead now, the
//! changes of later catalogs.

use super::{Fact, FactValue, Facts};
use crate::catalog::{Catalog, Entry};

impl Entry {
    /// Returns since when its link is dead, and the notes and corrections of later catalogs, each
    /// with the catalog that made it.
    pub fn change_facts(&self, catalog: &Catalog) -> Vec<Fact> {
        let mut facts = Facts::default();
        if let Some(dead) = self.link().and_then(|url| catalog.dead_link(url)) {
            let advice = match &self.archived_url {
                Some(_) => "Open the archived copy.",
                None => "No archived copy is known. Search for the title.",
            };
            let label = format!("Link dead since {}", dead.since);
            facts.push(&label, FactValue::Warning(advice.to_owned()));
        }
        for change in &self.changes {
            let title = catalog.layer(&change.layer).map_or(&change.layer, |layer| &layer.title);
            facts.text(&format!("Note from {title}"), change.note.as_deref());
            if !change.keys.is_empty() {
                let keys: Vec<String> =
                    change.keys.iter().map(|key| key.replace('_', " ")).collect();
                let text = format!("{}. {}", keys.join(", "), change.reason);
                facts.text(&format!("Changed by {title}"), Some(text));
            }
        }
        facts.0
    }
}
