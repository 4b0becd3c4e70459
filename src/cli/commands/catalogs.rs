//! `squadroom catalogs`

use crate::catalog::{BUILT_IN_LAYER, Catalog, CatalogLayer, PartialDate};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::catalog;
use crate::cli::session::catalog_folders::catalog_d;
use crate::cli::session::output::{CommandOutput, shown};
use crate::effects::base_catalog::update_in;
use crate::effects::platform::clock;
use crate::effects::platform::files::data_directory;
use crate::embedded;
use crate::updates::UpdateStore;
use serde_json::{Value, json};
use std::path::Path;

/// Lists the catalogs in use, in order, with what they hide.
pub(in crate::cli) fn run(common: &Common) -> CommandOutput {
    catalog::with(common, |catalog| {
        let layers = layers(catalog);
        let folder = catalog_d(common).map(|path| shown(&path.display().to_string()));
        CommandOutput::done(match common.json {
            true => json::text(&as_json(common, catalog, &layers, folder.as_deref())),
            false => as_text(common, catalog, &layers, folder.as_deref()),
        })
    })
}

/// The catalogs of a stack; the only one where there is no stack.
fn layers(catalog: &Catalog) -> Vec<CatalogLayer> {
    if !catalog.layers.is_empty() {
        return catalog.layers.clone();
    }
    let manifest = &catalog.manifest;
    vec![CatalogLayer {
        id: BUILT_IN_LAYER.to_owned(),
        title: "Built-in catalog".to_owned(),
        version: manifest.version.clone(),
        issued: manifest.issued.clone(),
        ..CatalogLayer::default()
    }]
}

fn count(catalog: &Catalog, layer: &CatalogLayer) -> usize {
    catalog.entries.iter().filter(|entry| entry.layer == layer.id).count()
}

fn changed(catalog: &Catalog, layer: &CatalogLayer) -> Vec<(String, String)> {
    let own = |entry: &crate::catalog::Entry| {
        let mut changes = entry.changes.iter().filter(|change| change.layer == layer.id);
        changes.next().map(|change| (entry.id.clone(), change.reason.clone()))
    };
    catalog.entries.iter().filter_map(|entry| own(&entry)).collect()
}

/// The site that a catalog comes from.
struct CatalogSite {
    url: String,
    /// The moment of the last update that went well.
    checked: Option<String>,
    /// The version in use: one that came from the site.
    version: Option<u64>,
    /// True if the reader went back from a newer version.
    went_back: bool,
}

impl CatalogSite {
    fn new(store: &UpdateStore, name: &str, url: String) -> Self {
        let state = store.state(name);
        let version = state.versions.first().map(|version| version.version);
        Self { url, checked: state.checked, version, went_back: state.skipped.is_some() }
    }

    /// Tells the version in use.
    fn version_in_words(&self) -> Option<String> {
        let back = if self.went_back { ". You went back from a newer one" } else { "" };
        self.version.map(|version| format!("{version}{back}"))
    }
}

fn site(common: &Common, layer: &CatalogLayer) -> Option<CatalogSite> {
    let store = UpdateStore::new(&data_directory(common.data.as_deref())?);
    if layer.id == BUILT_IN_LAYER {
        update_in(&store).and_then(|update| update.folder)?;
        let url = embedded::update_site().unwrap_or_default().to_owned();
        return Some(CatalogSite::new(&store, BUILT_IN_LAYER, url));
    }
    let name = store.name_of(Path::new(&layer.folder))?;
    let url = shown(&store.subscription(&name).ok()?.url);
    Some(CatalogSite::new(&store, &name, url))
}

/// Tells the day of an update, and how long ago it was.
fn day_of(checked: &str) -> Option<String> {
    let day = PartialDate::parse(checked.get(..10)?)?;
    let age = clock::today().and_then(|today| day.age(&today));
    Some(age.map_or_else(|| day.to_string(), |age| format!("{day} ({age})")))
}

fn as_json(
    common: &Common,
    catalog: &Catalog,
    layers: &[CatalogLayer],
    folder: Option<&str>,
) -> Value {
    let layer = |layer: &CatalogLayer| {
        let change = |(id, reason): (String, String)| json!({ "id": id, "reason": reason });
        json::without_empty(json!({
            "id": layer.id,
            "title": layer.title,
            "version": layer.version,
            "issued": layer.issued,
            "folder": layer.folder,
            "site": site(common, layer).map(|site| site.url),
            "checked": site(common, layer).and_then(|site| site.checked),
            "entries": count(catalog, layer),
            "hidden": layer.hidden,
            "changed": changed(catalog, layer).into_iter().map(change).collect::<Vec<_>>(),
        }))
    };
    json!({ "catalogs": layers.iter().map(layer).collect::<Vec<_>>(), "folder": folder })
}

fn as_text(
    common: &Common,
    catalog: &Catalog,
    layers: &[CatalogLayer],
    folder: Option<&str>,
) -> String {
    let mut page = TextWriter::new(common.width());
    for layer in layers {
        page.gap();
        page.whole(0, &format!("{} [{}]", layer.title, layer.id));
        let version = Some(&layer.version).filter(|version| !version.is_empty());
        let issued = layer.issued.as_ref().map(ToString::to_string);
        let version = version.map(|version| format!("version {version}"));
        let dated: Vec<String> = version.into_iter().chain(issued).collect();
        page.field(2, "Issued", Some(dated.join(", ").as_str()).filter(|text| !text.is_empty()));
        page.field(
            2,
            "Folder",
            Some(shown(&layer.folder).as_str()).filter(|text| !text.is_empty()),
        );
        if let Some(site) = site(common, layer) {
            page.field(2, "Site", Some(site.url.as_str()).filter(|url| !url.is_empty()));
            page.field(2, "Version", site.version_in_words().as_deref());
            page.field(2, "Updated", site.checked.as_deref().and_then(day_of).as_deref());
        }
        page.field(2, "Resources", Some(&count(catalog, layer).to_string()));
        for hidden in &layer.hidden {
            page.field(
                2,
                "Hides",
                Some(&format!("{} [{}]: {}", hidden.title, hidden.id, hidden.reason)),
            );
        }
        for (id, reason) in changed(catalog, layer) {
            page.field(2, "Changes", Some(&format!("{id}: {reason}")));
        }
    }
    if let Some(folder) = folder {
        page.gap();
        page.prose(
            0,
            &format!("To add one, put its folder in {folder}, or name it in config.toml."),
        );
    }
    page.into_text()
}
