//! No file imports itself by way of others: circles are found from the `use` lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files that may import each other, each circle with its reason: none. A circle may lose files;
/// the list only shrinks.
const ALLOWED: &[(&str, &[&str])] = &[];

/// A module: the folder of its crate below `src`, and its path in the crate.
type Module = (bool, Vec<String>);

/// The crates' modules with their source, without tests.
struct Sources {
    files: BTreeMap<Module, (String, String)>,
    /// Names that a module re-exports, with the path that it does so by.
    exports: BTreeMap<Module, BTreeMap<String, Vec<String>>>,
}

fn list(folder: &Path, found: &mut Vec<PathBuf>) {
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        match path.is_dir() {
            true => list(&path, found),
            false => found.push(path),
        }
    }
}

impl Sources {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut paths = Vec::new();
        list(&root, &mut paths);
        let mut sources = Self { files: BTreeMap::new(), exports: BTreeMap::new() };
        for path in paths {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            let Some(module) = name.strip_suffix(".rs").filter(|name| *name != "core/build") else {
                continue;
            };
            let is_core = module.starts_with("core/");
            let mut parts: Vec<String> = module.split('/').map(str::to_owned).collect();
            if is_core {
                parts.remove(0);
            }
            if matches!(parts.last().map(String::as_str), Some("mod" | "lib" | "main")) {
                parts.pop();
            }
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("\n#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            sources.files.insert((is_core, parts), (name, text));
        }
        for (module, (_, text)) in &sources.files {
            let all = uses(text).into_iter().filter(|(is_export, _)| *is_export);
            let named = all.flat_map(|(_, paths)| paths);
            let named = named.filter_map(|path| Some((path.last()?.clone(), path)));
            sources.exports.insert(module.clone(), named.collect());
        }
        sources
    }

    /// Returns the path of a `use` in its crate; `None` if it leads out of it.
    fn absolute(&self, from: &Module, path: &[String]) -> Option<Module> {
        let (is_core, module) = from;
        let ups = path.iter().take_while(|part| *part == "super").count();
        let joined = match path.first()?.as_str() {
            "crate" => path[1..].to_vec(),
            "squadroom_core" => return Some((true, path[1..].to_vec())),
            "self" => [module, &path[1..]].concat(),
            "super" => [module.get(..module.len().checked_sub(ups)?)?, &path[ups..]].concat(),
            first => {
                let child = [module.as_slice(), &[first.to_owned()]].concat();
                self.files.contains_key(&(*is_core, child)).then(|| [module, path].concat())?
            }
        };
        let in_core = ["catalog", "faults", "folding", "places", "search"];
        let leads_to_core =
            !is_core && joined.first().is_some_and(|first| in_core.contains(&first.as_str()));
        Some((*is_core || leads_to_core, joined))
    }

    /// Returns the module whose file defines what a path names.
    fn definition(&self, path: Module, depth: usize) -> Option<Module> {
        let (is_core, parts) = path;
        let known = (0..=parts.len()).rev().map(|end| (is_core, parts[..end].to_vec()));
        let module = known.into_iter().find(|module| self.files.contains_key(module))?;
        let export = parts.get(module.1.len()).and_then(|name| self.exports[&module].get(name));
        match export.filter(|_| depth < 6) {
            Some(export) => {
                let next = self.absolute(&module, export)?;
                self.definition(next, depth + 1)
            }
            None => Some(module),
        }
    }

    /// Returns for each module those that it imports from, exports left out.
    fn imports(&self) -> BTreeMap<&Module, BTreeSet<&Module>> {
        let mut all = BTreeMap::new();
        for (module, (_, text)) in &self.files {
            let own = uses(text).into_iter().filter(|(is_export, _)| !is_export);
            let targets = own.flat_map(|(_, paths)| paths).filter_map(|path| {
                let target = self.definition(self.absolute(module, &path)?, 0)?;
                self.files.get_key_value(&target).map(|(target, _)| target)
            });
            all.insert(module, targets.filter(|target| *target != module).collect());
        }
        all
    }
}

/// Returns the `use` declarations of a file: whether each exports, and its paths.
fn uses(text: &str) -> Vec<(bool, Vec<Vec<String>>)> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut at_line_start = true;
    while let Some(start) = rest.find("use ") {
        let line = rest[..start].rsplit('\n').next().unwrap();
        let begins = at_line_start || rest[..start].contains('\n');
        let is_use = begins && (line.is_empty() || line.starts_with("pub"));
        rest = &rest[start + 4..];
        at_line_start = false;
        if is_use && let Some(end) = rest.find(';') {
            found.push((!line.is_empty(), paths(&rest[..end])));
            rest = &rest[end..];
        }
    }
    found
}

/// Returns the single paths of a `use` with its braces.
fn paths(tree: &str) -> Vec<Vec<String>> {
    let parts = |path: &str| -> Vec<String> {
        path.split("::")
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let Some((head, body)) = tree.split_once('{') else {
        return vec![parts(tree.split(" as ").next().unwrap())];
    };
    let body = body.rsplit_once('}').unwrap().0;
    let (mut depth, mut start, mut all) = (0, 0, Vec::new());
    for (at, letter) in body.char_indices().chain([(body.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                all.extend(paths(&body[start..at]).into_iter().filter(|path| !path.is_empty()));
                start = at + 1;
            }
            _ => {}
        }
    }
    let head = parts(head);
    let join = |path: Vec<String>| {
        let is_self = path.len() == 1 && path[0] == "self" && !head.is_empty();
        [head.clone(), if is_self { Vec::new() } else { path }].concat()
    };
    all.into_iter().map(join).collect()
}

/// Returns the sets of modules that reach each other, two or more in each.
fn circles<'a>(imports: &BTreeMap<&'a Module, BTreeSet<&'a Module>>) -> BTreeSet<Vec<&'a Module>> {
    let reach = |from: &'a Module| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
        while let Some(module) = waiting.pop() {
            let next = imports.get(module).into_iter().flatten().copied();
            waiting.extend(next.filter(|next| seen.insert(*next)));
        }
        seen
    };
    let all: BTreeMap<&Module, BTreeSet<&Module>> =
        imports.keys().map(|module| (*module, reach(module))).collect();
    let circle = |module: &&'a Module| {
        let own = all[module].iter().copied().filter(|other| all[other].contains(module));
        own.collect::<Vec<_>>()
    };
    all.keys().map(circle).filter(|circle| circle.len() > 1).collect()
}

#[test]
fn no_file_imports_itself_by_way_of_others() {
    let sources = Sources::read();
    let imports = sources.imports();
    let named = |circle: &Vec<&Module>| -> Vec<String> {
        circle.iter().map(|module| sources.files[*module].0.clone()).collect()
    };
    let found: Vec<Vec<String>> = circles(&imports).iter().map(named).collect();
    let is_of = |circle: &[String], known: &[&str]| {
        circle.iter().all(|file| known.contains(&file.as_str()))
    };
    let is_new = |circle: &&Vec<String>| !ALLOWED.iter().any(|(_, known)| is_of(circle, known));
    let new: Vec<String> = found.iter().filter(is_new).map(|own| own.join(" ")).collect();
    assert!(new.is_empty(), "{} circles:\n{}", new.len(), new.join("\n"));
    for (reason, circle) in ALLOWED {
        assert!(found.iter().any(|own| is_of(own, circle)), "gone, take it off the list: {reason}");
    }
}

#[test]
fn a_circle_is_found() {
    let module = |name: &str| (false, vec![name.to_owned()]);
    let (a, b, c) = (module("a"), module("b"), module("c"));
    let imports = BTreeMap::from([(&a, [&b].into()), (&b, [&a, &c].into()), (&c, BTreeSet::new())]);
    assert_eq!(circles(&imports), [vec![&a, &b]].into());
    let uses = uses("use a::{b::{self, C}, d as e};\npub use f::G;\nlet use_it = 1;\n");
    let path = |path: &str| path.split("::").map(str::to_owned).collect::<Vec<_>>();
    let all = vec![path("a::b"), path("a::b::C"), path("a::d")];
    assert_eq!(uses, [(false, all), (true, vec![path("f::G")])]);
}
