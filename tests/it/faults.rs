//! Every rule of the catalog is broken on purpose, at least three times, and
//! each mistake gives exactly one fault in the right place.

mod case;
mod generated;

use case::{Case, cases, minimal, sound};
use squadroom::catalog::{LoadOptions, Loaded, PartialDate, SourceFile, load};
use squadroom::embedded;
use squadroom::faults::{Code, ColorMode, Fault, render, visible};

/// Codes that no text of a catalog can raise: others report them.
const ELSEWHERE: [Code; 5] = [
    Code::Unreadable,
    Code::UnknownCommand,
    Code::BadChord,
    Code::ChordTaken,
    Code::CommandWithoutKey,
];

/// The last day on which no number of the small catalog is old.
const TODAY: &str = "2026-01-31";

/// Loads a case beside the small catalog; a file of the same name gives way.
fn load_case(case: &Case) -> Loaded {
    let mut files = minimal();
    files.retain(|file| file.name != case.file.name);
    files.push(case.file.clone());
    let today = PartialDate::parse(TODAY).filter(|_| case.code == Code::StaleNumber);
    // The shipped catalog is where the built-in hotlines come from.
    let base = embedded::catalog();
    let own = LoadOptions::local().keeping(embedded::built_in());
    let options = match case.code {
        Code::BuiltInDigits => own,
        Code::ProtectedHotline | Code::SimilarEntry => {
            // The built-in catalog, under the small one, has the same topics.
            files.retain(|file| file.name != "topics.toml");
            own.over(&base).finding_similar()
        }
        _ => LoadOptions::shipped(),
    };
    load(&files, options.on_day(today.as_ref()))
}

fn place(fault: &Fault) -> String {
    format!("{} {}:{}:{}", fault.code, fault.file, fault.line, fault.column)
}

#[test]
fn the_bases_have_no_fault() {
    for (name, text) in sound() {
        let numbers = matches!(name.as_str(), "line" | "chat" | "hotline");
        let file = match name.as_str() {
            "manifest" => "catalog.toml",
            _ if numbers => "more/hotlines.toml",
            _ => "case.toml",
        };
        let mut files = minimal();
        files.retain(|known| known.name != file);
        files.push(SourceFile { name: file.to_owned(), bytes: text.into() });
        assert_eq!(load(&files, LoadOptions::shipped()).faults, [], "{name}");
    }
}

#[test]
fn each_mistake_gives_one_fault_in_its_place() {
    let mut wrong = Vec::new();
    for case in cases() {
        let expected = format!("{} {}:{}:{}", case.code, case.file.name, case.line, case.column);
        let loaded = load_case(&case);
        let found: Vec<String> = loaded.faults.iter().map(place).collect();
        let underlined = loaded.faults.iter().all(|fault| {
            let underlined = fault.source_line.get(fault.underline.clone()).unwrap_or("");
            case.marked.is_empty()
                || !underlined.is_empty() && visible(&case.marked).starts_with(underlined)
        });
        if found != [expected.clone()] || !underlined {
            let reports = loaded.faults.iter().map(|fault| render(fault, ColorMode::Plain));
            let reports = reports.collect::<Vec<_>>().join("\n");
            wrong.push(format!("{}: wanted {expected}\n{reports}", case.title));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_code_is_broken_three_times_and_a_hundred_cases_stand() {
    let cases = cases();
    for code in Code::ALL.iter().filter(|code| !ELSEWHERE.contains(code)) {
        let count = cases.iter().filter(|case| case.code == *code).count()
            + generated::all().iter().filter(|case| case.code == *code).count();
        assert!(count >= 3, "{code} {} has {count} cases", code.name());
    }
    assert!(cases.len() >= 100, "{}", cases.len());
}

#[test]
fn an_error_drops_the_entry_and_nothing_else() {
    for case in cases() {
        let loaded = load_case(&case);
        let at_fault = loaded.faults.iter().any(|fault| {
            fault.severity == squadroom::faults::Severity::Error && case.base.is_some()
        });
        // The first with an id keeps it.
        let elsewhere = case.file.name == "catalog.toml" || case.code == Code::DuplicateId;
        assert!(
            loaded.catalog.entry("ours").is_none() || !at_fault || elsewhere,
            "{}: kept",
            case.title
        );
        assert!(loaded.catalog.entry("basics").is_some(), "{}: dropped another", case.title);
        assert!(loaded.catalog.entry("help-line").is_some(), "{}: dropped another", case.title);
    }
}

/// The wording of every report, one of each code, for a person to read.
#[test]
fn reports_read_well() {
    let mut reports = Vec::new();
    let mut last = None;
    for case in &cases() {
        if last.replace(case.code) != Some(case.code) {
            let faults = load_case(case).faults;
            reports.extend(faults.iter().map(|fault| render(fault, ColorMode::Plain)));
        }
    }
    insta::assert_snapshot!(reports.join("\n\n"));
}
