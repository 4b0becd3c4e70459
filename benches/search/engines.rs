//! The engines behind one door.

use super::files::Files;
use super::measure::{Built, Reading, building};
use super::ours;
use super::peers::{FullText, Skim, Staged};
use clap::ValueEnum;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use toml::de::DeTable;

/// How many hits a screen can show.
const LISTED: usize = 50;

/// Something that answers a typed line.
pub trait Engine {
    /// Answers and says how many entries it would list.
    fn keystroke(&mut self, typed: &str) -> usize;

    /// Forgets what it learned from earlier lines.
    fn forget(&mut self) {}
}

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Name {
    Ours,
    Skim,
    Tantivy,
    Fzf,
}

impl Name {
    pub const ALL: [Name; 4] = [Name::Ours, Name::Skim, Name::Tantivy, Name::Fzf];

    pub const fn as_str(self) -> &'static str {
        match self {
            Name::Ours => "ours",
            Name::Skim => "skim",
            Name::Tantivy => "tantivy",
            Name::Fzf => "fzf",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Name::Ours => "squadroom: full text, typos, facets",
            Name::Skim => "fuzzy-matcher over titles",
            Name::Tantivy => "tantivy staged as ours, facets",
            Name::Fzf => "fzf --filter over titles",
        }
    }

    /// Whether it can be run here.
    pub fn is_there(self) -> bool {
        let fzf = || Command::new("fzf").arg("--version").stdout(Stdio::null()).status().is_ok();
        self != Name::Fzf || fzf()
    }

    /// Makes its index; nothing where it has none.
    pub fn build(self, files: &Files) -> Option<Built> {
        match self {
            Name::Ours => Some(Built { reading: Some(reading(files)), ..ours::build(files) }),
            Name::Tantivy => {
                let (catalog, directory) = (files.load(), files.empty(self.as_str()));
                Some(building(|| FullText::build_in(&catalog, &directory)).0)
            }
            Name::Skim | Name::Fzf => None,
        }
    }

    /// Opens what was built.
    pub fn open(self, files: &Files) -> Box<dyn Engine> {
        match self {
            Name::Ours => ours::open(files),
            Name::Skim => {
                let titles = fs::read_to_string(&files.titles).unwrap();
                Box::new(Skim::of_titles(titles.lines().map(str::to_owned).collect()))
            }
            Name::Tantivy => {
                Box::new(Staged::over(FullText::open(&files.indexes.join(self.as_str()))))
            }
            Name::Fzf => Box::new(Fzf { titles: files.titles.clone() }),
        }
    }
}

/// What it takes to read the files: with `toml`, and with the loader.
fn reading(files: &Files) -> Reading {
    let texts: Vec<String> = fs::read_dir(&files.catalog)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    let parse = || texts.iter().map(|text| DeTable::parse(text).unwrap().get_ref().len()).sum();
    let (toml, _): (Built, usize) = building(parse);
    let (loader, _) = building(|| ours::read(files));
    Reading { toml: toml.cpu, loader: loader.cpu }
}

impl Engine for Skim {
    fn keystroke(&mut self, typed: &str) -> usize {
        super::peers::Peer::top(self, typed, LISTED).len()
    }
}

impl Engine for Staged {
    fn keystroke(&mut self, typed: &str) -> usize {
        self.search(typed, LISTED).0.len()
    }
}

struct Fzf {
    titles: PathBuf,
}

impl Engine for Fzf {
    fn keystroke(&mut self, typed: &str) -> usize {
        let status = Command::new("fzf")
            .args(["--filter", typed])
            .stdin(File::open(&self.titles).unwrap())
            .stdout(Stdio::null())
            .status()
            .unwrap();
        usize::from(status.success())
    }
}
