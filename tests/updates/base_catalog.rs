//! Updates of the built-in catalog: two people sign them, and no hotline is lost or renumbered
//! without a word.

use crate::fixture::*;
use squadroom::catalog::SourceFile;
use squadroom::effects::base_catalog::BaseCatalog;
use squadroom::effects::catalog::{CatalogFolders, open};
use squadroom::effects::catalog_updates::UpdateOutcome;
use squadroom::embedded;
use squadroom::faults::Severity;
use squadroom::updates::{ListRole, UpdateError};
use std::path::Path;

const HOTLINE: &str = "cast-hotline";
const OWN: &str = "1-888-539-2373";
const OTHER: &str = "1-888-539-2418";

/// The files of the built-in catalog, issued later.
fn files() -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let items = std::fs::read_dir(folder).unwrap().flatten();
    let file = |item: std::fs::DirEntry| SourceFile {
        name: item.file_name().into_string().unwrap(),
        bytes: std::fs::read(item.path()).unwrap(),
    };
    let mut files: Vec<SourceFile> = items.map(file).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let issued = embedded::catalog().manifest.issued.unwrap();
    edit(&mut files, "catalog.toml", issued.as_str(), "2030-01-02");
    files
}

fn edit(files: &mut [SourceFile], name: &str, from: &str, to: &str) {
    let file = files.iter_mut().find(|file| file.name == name).unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    assert!(text.contains(from), "{from}");
    file.bytes = text.replace(from, to).into();
}

/// The files with other digits for one hotline.
fn renumbered() -> Vec<SourceFile> {
    let mut files = files();
    edit(&mut files, "hotlines.toml", OWN, OTHER);
    edit(&mut files, "hotlines.toml", "+18885392373", "+18885392418");
    files
}

fn announced(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    let text = format!(
        "\n[[changed_hotline]]\nid = \"{HOTLINE}\"\nreason = \"The page of CAST has it.\"\n"
    );
    let manifest = files.iter_mut().find(|file| file.name == "catalog.toml").unwrap();
    manifest.bytes.extend(text.bytes());
    files
}

/// A site for which two of three people sign the root and the catalog.
fn site(files: &[SourceFile]) -> Site {
    let mut site = Site::new();
    for role in [ListRole::Root, ListRole::Targets] {
        let keys = (0..3).map(|_| new_key()).collect();
        site.signers.insert(role, Signers { keys, threshold: 2 });
    }
    site.files.clear();
    site.release_root(1);
    site.release(1, files);
    site
}

fn update(laptop: &Laptop, site: &Site) -> Result<UpdateOutcome, UpdateError> {
    let root = site.take("metadata/1.root.json");
    laptop.at(now(), |updates| updates.update_base(&root, site, false))
}

/// The folders of a laptop with its update, and with some catalogs over it.
fn folders(laptop: &Laptop, layers: &[&Path]) -> CatalogFolders {
    let base = laptop.store.base_in_use().and_then(|own| own.folder);
    let layers = layers.iter().map(|path| path.to_path_buf()).collect();
    CatalogFolders { base, layers, ..CatalogFolders::default() }
}

fn number_of(catalog: &squadroom::catalog::Catalog) -> String {
    catalog.entry(HOTLINE).unwrap().offered_number().unwrap().to_string()
}

#[test]
fn the_newest_update_stands_where_the_built_in_catalog_stood() {
    let laptop = Laptop::new();
    let mut site = site(&files());
    assert_eq!(update(&laptop, &site).unwrap(), UpdateOutcome::Newer { from: 0, to: 1 });
    assert_eq!(update(&laptop, &site).unwrap(), UpdateOutcome::Current(1));
    assert_eq!(laptop.store.names(), Vec::<String>::new(), "it is no catalog of an agency");
    let opened = open(&folders(&laptop, &[]), None, &mut |_| true);
    assert_eq!((opened.faults, opened.notices), (Vec::new(), Vec::new()));
    assert_eq!(opened.catalog.manifest.issued.unwrap().as_str(), "2030-01-02");
    assert_eq!(opened.catalog.entries.len(), embedded::catalog().entries.len());
    site.release(2, &announced(renumbered()));
    assert_eq!(update(&laptop, &site).unwrap(), UpdateOutcome::Newer { from: 1, to: 2 });
    assert_eq!(number_of(&open(&folders(&laptop, &[]), None, &mut |_| true).catalog), OTHER);
    // Back to the version before, then to the one inside the program.
    let back = || laptop.at(now(), |updates| updates.rollback("built-in")).unwrap();
    assert_eq!((back(), back()), (1, 0));
    assert_eq!(laptop.store.base_in_use(), None);
}

#[test]
fn catalogs_over_an_update_keep_its_hotlines() {
    let laptop = Laptop::new();
    update(&laptop, &site(&announced(renumbered()))).unwrap();
    let home = tempfile::tempdir().unwrap();
    let hotline = format!(
        "[[hide]]\nid = \"{HOTLINE}\"\nreason = \"Old.\"\n\n[[hotline]]\nid = \"desk\"\n\
         title = \"CAST Hotline\"\n\n[[hotline.line]]\nchannel = \"voice\"\nnumber = \"{OWN}\"\n\
         number_again = \"{OWN}\"\nevidence = \"confirmed\"\n"
    );
    std::fs::write(home.path().join("own.toml"), hotline).unwrap();
    let opened = open(&folders(&laptop, &[home.path()]), None, &mut |_| true);
    assert_eq!(number_of(&opened.catalog), OTHER);
    let errors = opened.faults.iter().filter(|fault| fault.severity == Severity::Error);
    let told: Vec<&str> = errors.map(|fault| fault.message.as_str()).collect();
    assert!(told.iter().any(|told| told.contains("You can't hide it")), "{told:?}");
    // A catalog that stands alone gets the newest numbers, too.
    let folders = CatalogFolders { only: Some(home.path().into()), ..folders(&laptop, &[]) };
    assert_eq!(number_of(&open(&folders, None, &mut |_| true).catalog), OTHER);
}

#[test]
fn a_hotline_is_not_renumbered_or_lost_without_a_word() {
    let mut gone = files();
    edit(&mut gone, "hotlines.toml", "id = \"cast-hotline\"", "id = \"cast-hotline-two\"");
    for (files, words) in [(renumbered(), "has other numbers here"), (gone, "is missing")] {
        let laptop = Laptop::new();
        let told = update(&laptop, &site(&files)).unwrap_err().to_string();
        assert!(told.contains(words) || told.contains("has errors"), "{told}");
        assert_eq!(laptop.store.base_in_use(), None);
    }
    let told = update(&Laptop::new(), &site(&renumbered())).unwrap_err().to_string();
    assert!(told.contains("`cast-hotline`") && told.contains(OWN), "{told}");
}

#[test]
fn one_key_is_not_enough() {
    let mut lax = site(&files());
    lax.signers.get_mut(&ListRole::Targets).unwrap().threshold = 1;
    lax.release_root(1);
    let told = update(&Laptop::new(), &lax).unwrap_err().to_string();
    assert!(told.contains("lets 1 key sign targets.json"), "{told}");
    // One of the three signs alone.
    let mut stolen = site(&files());
    stolen.signers.get_mut(&ListRole::Targets).unwrap().keys.truncate(1);
    stolen.release(1, &files());
    let told = update(&Laptop::new(), &stolen).unwrap_err().to_string();
    assert!(told.contains("targets.json isn't signed by enough trusted keys"), "{told}");
}

#[test]
fn older_and_other_catalogs_are_refused() {
    let mut older = files();
    edit(&mut older, "catalog.toml", "2030-01-02", "2020-01-02");
    let told = update(&Laptop::new(), &site(&older)).unwrap_err().to_string();
    assert!(told.contains("is older than the built-in one of"), "{told}");
    let told = update(&Laptop::new(), &site(&catalog(FIRST))).unwrap_err().to_string();
    assert!(told.contains("not `squadroom`"), "{told}");
}

#[test]
fn a_damaged_update_gives_way_to_what_is_whole() {
    let laptop = Laptop::new();
    let mut site = site(&files());
    update(&laptop, &site).unwrap();
    site.release(2, &announced(renumbered()));
    update(&laptop, &site).unwrap();
    let newest = laptop.store.base_in_use().unwrap().folder.unwrap();
    std::fs::write(newest.join("hotlines.toml"), "").unwrap();
    let in_use = laptop.store.base_in_use().unwrap();
    assert!(in_use.notice.unwrap().contains("uses the version before it"));
    assert_eq!(number_of(&BaseCatalog::open(in_use.folder.as_deref()).0.catalog), OWN);
    std::fs::remove_dir_all(laptop.store.folder("built-in").join("versions")).unwrap();
    let in_use = laptop.store.base_in_use().unwrap();
    assert!(in_use.notice.unwrap().contains("uses the one that it came with"));
    assert_eq!(in_use.folder, None);
    // The next update brings it anew.
    assert_eq!(update(&laptop, &site).unwrap(), UpdateOutcome::Newer { from: 0, to: 2 });
}
