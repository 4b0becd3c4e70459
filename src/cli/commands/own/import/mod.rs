//! `squadroom import FILE`

mod columns;
mod left_out;
mod rows;
mod table;

use super::add::refusal;
use crate::catalog::{NamedTerms, NewEntry, TomlPiece};
use crate::cli::args::Common;
use crate::cli::args::own::ImportArgs;
use crate::cli::render::json;
use crate::cli::session::catalog_folders::{below, folder_called};
use crate::cli::session::confirm::ask;
use crate::cli::session::output::{CommandOutput, Exit, announce_aside, shown};
use crate::effects::catalog::open_on_day;
use crate::effects::own_catalog::{AddError, OwnCatalog};
use crate::effects::platform::clock;
use crate::effects::platform::files::{read_source, text_of};
use columns::{ColumnMap, ColumnUse, columns, unknown};
use left_out::FaultyRow;
use rows::RowReader;
use serde_json::json;
use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use table::{TableFormat, TableRow};

/// Imports the rows of a file into an own catalog. Rows with an error are kept in a file of
/// their own.
pub(in crate::cli) fn run(common: &Common, args: &ImportArgs) -> CommandOutput {
    match import(common, args) {
        Ok(reply) => reply,
        Err(reply) => *reply,
    }
}

/// The outcome of an import.
struct Imported {
    folder: PathBuf,
    all: usize,
    added: Vec<NewEntry>,
    faulty: Vec<FaultyRow>,
    left_out: Option<PathBuf>,
    unchecked: usize,
    new: Vec<String>,
}

type Refused = Box<CommandOutput>;

fn refused(exit: Exit, note: String) -> Refused {
    Box::new(CommandOutput::refused(exit, note))
}

fn import(common: &Common, args: &ImportArgs) -> Result<CommandOutput, Refused> {
    let (format, table) = read(&args.file)?;
    let columns = meaning(args, format, &table)?;
    let folder = folder_called(common, &args.to).ok_or_else(|| {
        refused(Exit::Failed, "this system has no folder for data. Use --to FOLDER".to_owned())
    })?;
    let below = open_on_day(&below(common, &folder), None);
    let today = clock::today();
    let (base, hotlines) = (&below.catalog, below.hotlines());
    let own = OwnCatalog { folder: &folder, base, hotlines, title: None, today: today.as_ref() };
    let stack = own.stack().map_err(|error| refusal(common, error))?;
    let mut terms = NamedTerms::of(&stack);
    let today = today.as_ref().map(|day| day.as_str().to_owned());
    let mut reader = RowReader {
        columns: &columns,
        kind: args.kind,
        stack: &stack,
        prefix: own.prefix(),
        terms: &mut terms,
        ids: HashSet::new(),
        today,
    };
    let (mut read, mut faulty) = (Vec::new(), Vec::new());
    for row in &table {
        match reader.entry(row) {
            Ok(entry) => read.push((row, entry)),
            Err(why) => faulty.push(FaultyRow { row: row.clone(), why }),
        }
    }
    let pieces: Vec<Vec<TomlPiece>> = read.iter().map(|(_, entry)| entry.to_toml()).collect();
    let head: Vec<TomlPiece> = terms.to_toml().into_iter().collect();
    let faults = own.faults_by_group(&head, &pieces).map_err(|error| refusal(common, error))?;
    let mut all = head;
    let mut added = Vec::new();
    for (((row, entry), pieces), fault) in read.into_iter().zip(pieces).zip(faults) {
        match fault {
            Some(why) => faulty.push(FaultyRow { row: row.clone(), why }),
            None => {
                all.extend(pieces);
                added.push(entry);
            }
        }
    }
    faulty.sort_by_key(|faulty| faulty.row.number);
    let mut imported = Imported {
        all: table.len(),
        unchecked: unchecked(&added),
        new: terms.in_words(),
        added,
        faulty,
        left_out: None,
        folder: folder.clone(),
    };
    if !args.dry_run {
        if !imported.added.is_empty() {
            own.add(&all).map_err(|error| refusal(common, error))?;
        }
        imported.left_out = left_out::write(&folder, &args.file, &imported.faulty)
            .map_err(|(path, error)| refusal(common, AddError::Unwritten(path, error)))?;
    }
    Ok(answer(common, args, format, &imported))
}

/// Counts the numbers that were not typed twice.
fn unchecked(added: &[NewEntry]) -> usize {
    let is_unchecked = |number: &&crate::catalog::NewNumber| {
        number.evidence != crate::catalog::Evidence::Confirmed
    };
    added.iter().flat_map(|entry| &entry.numbers).filter(is_unchecked).count()
}

fn read(file: &Path) -> Result<(TableFormat, Vec<TableRow>), Refused> {
    let name = shown(&file.display().to_string());
    let format = TableFormat::of(file).ok_or_else(|| {
        let note = format!("unknown format: {name}. Name it .csv, .json, .ris, or .bib");
        refused(Exit::Usage, note)
    })?;
    let source = read_source(file).map_err(|fault| {
        refused(Exit::Failed, format!("{}: {} {}", fault.file, fault.message, fault.mend))
    })?;
    let text = text_of(source.bytes).ok_or_else(|| {
        refused(
            Exit::Failed,
            format!("{name} isn't UTF-8 text. In your spreadsheet, save it as \"CSV UTF-8\""),
        )
    })?;
    let rows = format
        .rows(&text)
        .map_err(|why| refused(Exit::Failed, format!("can't read {name}: {}", shown(&why))))?;
    match rows.is_empty() {
        true => Err(refused(Exit::Nothing, format!("{name} has no rows"))),
        false => Ok((format, rows)),
    }
}

/// Returns the meaning of the columns, and asks for those that nothing is known of.
fn meaning(
    args: &ImportArgs,
    format: TableFormat,
    table: &[TableRow],
) -> Result<ColumnMap, Refused> {
    let mut names: Vec<String> = Vec::new();
    for (column, _) in table.iter().flat_map(|row| &row.cells) {
        if !names.contains(column) {
            names.push(column.clone());
        }
    }
    let (mut known, unsure) =
        columns(&names, &args.map).map_err(|why| refused(Exit::Usage, shown(&why)))?;
    for name in unsure.iter().filter(|_| format == TableFormat::Csv) {
        let meaning = asked(name).ok_or_else(|| refused(Exit::Usage, unsure_columns(&unsure)))?;
        known.insert(name.clone(), meaning);
    }
    Ok(known)
}

fn unsure_columns(unsure: &[String]) -> String {
    let maps: Vec<String> =
        unsure.iter().map(|name| format!("--map \"{}=\"", shown(name))).collect();
    let maps = maps.join(" ");
    format!(
        "unknown columns. Add a key behind each `=`, such as abstract. Without a key, the column \
         becomes a comment: {maps}"
    )
}

/// Asks for the meaning of a column; `None` without a terminal.
fn asked(name: &str) -> Option<ColumnUse> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    loop {
        let question = format!("Column \"{}\": which key? Enter to leave it out: ", shown(name));
        let typed = ask(&question)?;
        match typed.trim() {
            "" => return Some(ColumnUse::LeftOut),
            key => match ColumnUse::named(key) {
                Some(meaning) => return Some(meaning),
                None => announce_aside(&format!("{}\n", shown(&unknown(key)))),
            },
        }
    }
}

fn answer(
    common: &Common,
    args: &ImportArgs,
    format: TableFormat,
    imported: &Imported,
) -> CommandOutput {
    let Imported { folder, all, added, faulty, left_out, unchecked, new } = imported;
    let folder = shown(&folder.display().to_string());
    let exit = if faulty.is_empty() { Exit::Done } else { Exit::Nothing };
    if common.json {
        let faults: Vec<_> =
            faulty.iter().map(|one| json!({ "row": one.row.number, "reason": one.why })).collect();
        let ids: Vec<&str> = added.iter().map(|entry| entry.id.as_str()).collect();
        let left_out = left_out.as_ref().map(|path| path.display().to_string());
        let text = json!({ "folder": folder, "ids": ids, "new": new, "faults": faults, "left_out": left_out });
        return CommandOutput::done(json::text(&json::without_empty(text))).ending(exit);
    }
    let verb = if args.dry_run { "Would import" } else { "Imported" };
    let text = format!("{verb} {} of {all} to {folder}\n", added.len());
    let mut reply = CommandOutput::done(text).ending(exit).urgent();
    for one in faulty {
        reply =
            reply.noting(format!("{} {}: {}", format.row_word(), one.row.number, shown(&one.why)));
    }
    if let Some(path) = left_out {
        let path = shown(&path.display().to_string());
        reply = reply.noting(format!(
            "not imported: {}. They are in {path}. Fix them there and import that file",
            faulty.len()
        ));
    }
    if !new.is_empty() {
        reply = reply.noting(format!("new: {}", shown(&new.join(", "))));
    }
    match unchecked {
        0 => reply,
        count => reply.noting(format!(
            "numbers to compare with their source: {count}. They show \"{}\" until you confirm them with \
             squadroom edit ID",
            crate::catalog::CONFIRM_FIRST
        )),
    }
}
