use super::*;
use crate::catalog::model::source_file;
use crate::catalog::{Kind, LoadOptions, load};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::Path;

/// Files in memory, and the entries that were given for each.
struct Memory<'f> {
    files: &'f [SourceFile],
    taken: BTreeMap<usize, Vec<Entry>>,
    reads: usize,
}

impl Stream for Memory<'_> {
    type Error = Infallible;

    fn read(&mut self, file: usize) -> Result<Option<SourceFile>, Infallible> {
        self.reads += 1;
        Ok(self.files.get(file).cloned())
    }

    fn take(&mut self, file: usize, entries: Vec<Entry>) -> Result<(), Infallible> {
        self.taken.insert(file, entries);
        Ok(())
    }
}

/// Streams the files; returns how many were read, too.
fn streamed(files: &[SourceFile], options: LoadOptions<'_>) -> (Loaded, usize) {
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    let mut memory = Memory { files, taken: BTreeMap::new(), reads: 0 };
    let Ok(mut loaded) = load_stream(&names, options, &mut memory);
    let all = loaded.catalog.entries.make_mut();
    all.extend(memory.taken.into_values().flatten());
    all.sort_by_key(|entry| entry.kind);
    (loaded, memory.reads)
}

#[track_caller]
fn assert_same(files: &[SourceFile], what: &str) -> usize {
    let mut reads = 0;
    for options in [LoadOptions::shipped(), LoadOptions::local()] {
        let whole = load(files, options);
        let (parts, read) = streamed(files, options);
        assert_eq!(parts.faults, whole.faults, "{what}");
        assert_eq!(parts.catalog, whole.catalog, "{what}");
        reads = read;
    }
    reads
}

fn read(folder: &str) -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut files: Vec<SourceFile> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            SourceFile { name, bytes: std::fs::read(path).unwrap() }
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The shipped catalog with `each` things a file.
fn split(each: usize) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for file in read("catalog") {
        let text = String::from_utf8(file.bytes).unwrap();
        if file.name == source_file::MANIFEST {
            files.push(SourceFile { name: file.name, bytes: text.into() });
            continue;
        }
        let is_start = |at: &usize| !text[*at + 3..].split(']').next().unwrap().contains('.');
        let starts = text.match_indices("\n[[").map(|(at, _)| at).filter(is_start);
        let mut cuts: Vec<usize> = starts.step_by(each).skip(1).map(|at| at + 1).collect();
        cuts.insert(0, 0);
        cuts.push(text.len());
        for (number, cut) in cuts.windows(2).enumerate() {
            let name = match file.name.as_str() {
                source_file::HOTLINES => format!("{number:03}/hotlines.toml"),
                name => format!("{}-{number:03}.toml", name.trim_end_matches(".toml")),
            };
            files.push(SourceFile { name, bytes: text[cut[0]..cut[1]].into() });
        }
    }
    files
}

#[test]
fn the_shipped_catalog_is_the_same_in_any_number_of_files_and_read_once() {
    for each in [1, 7, 1000] {
        let mut files = split(each);
        let loaded = load(&files, LoadOptions::shipped());
        assert_eq!(loaded.faults, []);
        assert!(loaded.catalog.entries.of_kind(Kind::Hotline).len() > 5);
        let apart = files.iter().filter(|file| is_apart(&file.name)).count();
        assert_eq!(assert_same(&files, "in order"), files.len() + apart, "{each}");
        files.reverse();
        assert_eq!(assert_same(&files, "reversed"), files.len() + apart, "{each}");
    }
}

#[test]
fn every_fault_is_found_in_the_same_place() {
    for folder in ["tests/fixtures/faulty", "tests/fixtures/small", "tests/fixtures/minimal"] {
        assert_same(&read(folder), folder);
    }
    for case in read("tests/fixtures/faults") {
        let mut files = read("tests/fixtures/minimal");
        files.push(case.clone());
        assert_same(&files, &case.name);
        files.reverse();
        assert_same(&files, &case.name);
    }
}

/// A catalog whose parts depend on each other in every way there is.
const TANGLED: [(&str, &str); 6] = [
    ("a.toml", "[[site]]\nid = \"one\"\nrelated = [\"two\", \"nobody\"]\ntopics = [\"all\"]\n"),
    ("b.toml", "[[site]]\nid = \"one\"\n[[publisher]]\nid = \"us\"\nname = \"Text 43210 now\"\n"),
    ("c/hotlines.toml", "[[line]]\nentry = \"one\"\nchannel = \"text\"\nnumber = \"43210\"\n"),
    ("d.toml", "[[hotline]]\nid = \"pin\"\npinned = 1\ntitle = \"Pin\"\n"),
    ("e.toml", "[[line]]\nentry = \"pin\"\nnumber = \"98765\"\nnote = \"or 1-888-373-7888\"\n"),
    ("f.toml", "[[topic]]\nid = \"all\"\nlabel = \"All, or 98765\"\nbroader = \"none\"\nx = \n"),
];

#[test]
fn what_comes_later_may_change_what_came_before() {
    let file = |(name, text): (&str, &str)| SourceFile { name: name.into(), bytes: text.into() };
    let mut files: Vec<SourceFile> = TANGLED.into_iter().map(file).collect();
    for _ in 0..files.len() {
        files.rotate_left(1);
        assert_same(&files, "tangled");
        let mut reversed = files.clone();
        reversed.reverse();
        assert_same(&reversed, "tangled and reversed");
    }
}

/// A number that looks drawn by lot, the same in every run.
fn lot(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % below.max(1)
}

/// Does one thing that people do to files by mistake.
fn spoil(files: &mut Vec<SourceFile>, state: &mut u64) {
    let at = lot(state, files.len());
    let other = files[lot(state, files.len())].bytes.clone();
    let mut lines: Vec<String> =
        String::from_utf8_lossy(&files[at].bytes).lines().map(str::to_owned).collect();
    let line = lot(state, lines.len());
    match lot(state, 8) {
        0 if !lines.is_empty() => drop(lines.remove(line)),
        1 => lines.insert(line, "id = \"all\"".to_owned()),
        2 if !lines.is_empty() => lines[line] = lines[line].replacen('"', "\"x", 1),
        3 if !lines.is_empty() => lines[line] = lines[line].replacen("= \"", "= \"Text 233733 ", 1),
        4 if !lines.is_empty() => lines[line] = lines[line].replace("e-", "-e"),
        5 => drop(files.remove(at)),
        6 => lines.insert(line, String::from_utf8_lossy(&other).into_owned()),
        _ if !lines.is_empty() => lines[line] = lines[line].replace("1-", "2-"),
        _ => {}
    }
    if let Some(file) = files.get_mut(at).filter(|_| !lines.is_empty()) {
        file.bytes = lines.join("\n").into_bytes();
    }
}

#[test]
fn faults_made_by_lot_are_the_same() {
    let mut state = 7;
    for round in 0..60 {
        let mut files = read("tests/fixtures/small");
        files.extend(split(40).into_iter().filter(|_| round == 0));
        for _ in 0..=lot(&mut state, 4) {
            spoil(&mut files, &mut state);
        }
        if round % 2 == 0 {
            files.reverse();
        }
        assert_same(&files, &format!("round {round}"));
    }
}
