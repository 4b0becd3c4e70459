//! Lays one more catalog over earlier ones.

use super::builder::LoadedParts;
use super::built_in::rank;
use crate::catalog::format::stacked::StackedEntries;
use crate::catalog::model::layer::{BUILT_IN_LAYER, CatalogLayer, HiddenEntry};
use crate::catalog::model::slug::slug;
use crate::catalog::model::source_file::base_name;
use crate::catalog::{Catalog, Detail, Entries, Entry, LoadOptions, Manifest, Strictness};
use std::collections::HashSet;
use std::sync::Arc;

/// The id of a catalog whose folder and manifest give none.
const NAMELESS: &str = "own";

/// Returns the stack with one more catalog on top, read from `folder`.
pub(in crate::catalog) fn stack(base: &Catalog, parts: LoadedParts, folder: &str) -> Catalog {
    let LoadedParts { part, mut entries, overrides, hides, .. } = parts;
    let mut catalog = Catalog { entries: Entries::default(), ..base.clone() };
    if catalog.layers.is_empty() {
        catalog.layers.push(built_in(&base.manifest));
    }
    let mut layer = layer(&part.manifest, folder);
    make_unique(&mut layer.id, &catalog.layers);
    catalog.manifest.origins.extend(part.manifest.origins);
    catalog.manifest.dead_links.extend(part.manifest.dead_links);
    catalog.topics.extend(part.topics);
    catalog.publishers.extend(part.publishers);
    catalog.synonyms.extend(part.synonyms);
    let last = base.pinned().last().and_then(|entry| rank(entry)).unwrap_or(0);
    for entry in &mut entries {
        entry.layer.clone_from(&layer.id);
        rank_behind(entry, last);
    }
    let mut hidden = HashSet::new();
    for hide in hides {
        let Some(at) = base.entries.position(&hide.id) else { continue };
        let title = base.entries.get(at).map_or(String::new(), |entry| entry.title.clone());
        layer.hidden.push(HiddenEntry { id: hide.id, title, reason: hide.reason });
        hidden.insert(at);
    }
    let mut changed = Vec::new();
    for change in overrides {
        let at = base.entries.position(&change.id).filter(|at| !hidden.contains(at));
        let Some((at, entry)) = at.and_then(|at| Some((at, base.entries.get(at)?))) else {
            continue;
        };
        let mut entry = entry.into_owned();
        change.apply(&mut entry, &layer.id);
        changed.push((at, entry));
    }
    catalog.layers.push(layer);
    let stacked = StackedEntries::new(base.entries.clone(), entries, changed, &hidden);
    catalog.entries = Entries::Stored(Arc::new(stacked));
    catalog
}

/// Returns the id that the entries of a catalog without a base get.
pub(in crate::catalog) fn layer_of(manifest: &Manifest, options: LoadOptions<'_>) -> String {
    match options.strictness {
        Strictness::Shipped => BUILT_IN_LAYER.to_owned(),
        Strictness::Local => layer_id(manifest, options.folder),
    }
}

/// Returns the id of a catalog: that of its manifest, else one made of the name of its folder.
fn layer_id(manifest: &Manifest, folder: &str) -> String {
    let named = slug(base_name(folder.trim_end_matches(['/', '\\'])));
    [manifest.id.clone(), named].into_iter().find(|id| !id.is_empty()).unwrap_or(NAMELESS.into())
}

fn layer(manifest: &Manifest, folder: &str) -> CatalogLayer {
    let id = layer_id(manifest, folder);
    let titles = [&manifest.title, &manifest.publisher, &id];
    let title = titles.into_iter().find(|title| !title.is_empty()).cloned().unwrap_or_default();
    CatalogLayer {
        id,
        title,
        version: manifest.version.clone(),
        issued: manifest.issued.clone(),
        folder: folder.to_owned(),
        hidden: Vec::new(),
    }
}

fn built_in(manifest: &Manifest) -> CatalogLayer {
    CatalogLayer {
        id: BUILT_IN_LAYER.to_owned(),
        title: "Built-in catalog".to_owned(),
        version: manifest.version.clone(),
        issued: manifest.issued.clone(),
        ..CatalogLayer::default()
    }
}

/// Gives a catalog another id if an earlier one has it.
fn make_unique(id: &mut String, layers: &[CatalogLayer]) {
    let is_taken = |id: &str| layers.iter().any(|layer| layer.id == id);
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = [id.clone()].into_iter().chain(numbered).find(|id| !is_taken(id));
    free.into_iter().for_each(|free| *id = free);
}

/// Ranks a pinned hotline behind those of earlier catalogs.
fn rank_behind(entry: &mut Entry, last: u8) {
    if let Detail::Service(service) = &mut entry.detail {
        service.pinned = service.pinned.map(|own| own.saturating_add(last));
    }
}
