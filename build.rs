//! Loads the shipped catalog with the program's own loader, stops the build at
//! the first error in it, and embeds the rest, with its index, as bytes. The
//! tables of places are checked and embedded in the same way.

use squadroom_core::catalog::{self, Catalog, LoadOptions, SourceFile};
use squadroom_core::faults::{self, ColorMode, Severity};
use squadroom_core::{places, search};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    for watched in ["catalog", "assets/places", "assets/updates", "build.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let target = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let catalog = checked_catalog()?;
    let (contents, entries) = catalog::pack(&catalog)?;
    fs::write(target.join("catalog.bin"), contents)?;
    fs::write(target.join("entries.bin"), entries)?;
    fs::write(target.join("index.bin"), search::Index::write(&catalog))?;
    fs::write(target.join("places.bin"), packed_places(&catalog)?)?;
    for name in ["update-root.json", "update-site.txt"] {
        fs::write(target.join(name), of_updates(name)?)?;
    }
    Ok(())
}

/// Returns a file of the folder that `SQUADROOM_UPDATES` names, else of `assets/updates`. Without
/// it the program takes no updates of the built-in catalog.
fn of_updates(name: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SQUADROOM_UPDATES");
    let folder = env::var_os("SQUADROOM_UPDATES").unwrap_or("assets/updates".into());
    match fs::read(Path::new(&folder).join(name)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        read => Ok(read.unwrap_or_default()),
    }
}

fn checked_catalog() -> Result<Catalog, Box<dyn Error>> {
    let loaded = catalog::load(&read(Path::new("catalog"))?, LoadOptions::shipped());
    let errors = loaded.faults.iter().filter(|fault| fault.severity == Severity::Error);
    let reports: Vec<String> =
        errors.map(|fault| faults::render(fault, ColorMode::Plain)).collect();
    if !reports.is_empty() {
        eprintln!("{}\n", reports.join("\n\n"));
        return Err(format!("the shipped catalog has {} errors", reports.len()).into());
    }
    Ok(loaded.catalog)
}

fn packed_places(catalog: &Catalog) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut files = Vec::new();
    for (folder, prefix) in [("assets/places", ""), ("assets/places/zips", "zips/")] {
        for item in fs::read_dir(folder)? {
            let path = item?.path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                files.push((format!("{prefix}{name}"), fs::read(path)?));
            }
        }
    }
    match places::pack::pack(&files, catalog) {
        Ok(tables) => Ok(tables.pack()?),
        Err(faults) => {
            eprintln!("{}\n", faults.join("\n"));
            Err(format!("the tables of places have {} faults", faults.len()).into())
        }
    }
}

fn read(folder: &Path) -> Result<Vec<SourceFile>, Box<dyn Error>> {
    let mut files = Vec::new();
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(SourceFile { name, bytes: fs::read(path)? });
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}
