//! `squadroom catalogs`

use crate::catalog::{BUILT_IN_LAYER, Catalog, CatalogLayer};
use crate::cli::args::Common;
use crate::cli::render::json;
use crate::cli::render::text_writer::TextWriter;
use crate::cli::session::catalog;
use crate::cli::session::catalog_folders::catalog_d;
use crate::cli::session::output::{CommandOutput, shown};
use serde_json::{Value, json};

/// Lists the catalogs in use, in order, with what they hide.
pub(in crate::cli) fn run(common: &Common) -> CommandOutput {
    catalog::with(common, |catalog| {
        let layers = layers(catalog);
        let folder = catalog_d(common).map(|path| shown(&path.display().to_string()));
        CommandOutput::done(match common.json {
            true => json::text(&as_json(catalog, &layers, folder.as_deref())),
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

fn as_json(catalog: &Catalog, layers: &[CatalogLayer], folder: Option<&str>) -> Value {
    let layer = |layer: &CatalogLayer| {
        let change = |(id, reason): (String, String)| json!({ "id": id, "reason": reason });
        json::without_empty(json!({
            "id": layer.id,
            "title": layer.title,
            "version": layer.version,
            "issued": layer.issued,
            "folder": layer.folder,
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
