//! Whatever catalog is set, there is a number to call.

mod repeated;

use super::*;
use std::fs::{self, File};

const NATIONAL: &str = "1-888-373-7888";

const ENTRY: &str = "\
[[publisher]]\nid = \"us\"\nname = \"Us\"\nshort_name = \"Us\"\n\n\
[[topic]]\nid = \"all\"\nlabel = \"All\"\n\n\
[[site]]\nid = \"one\"\ntitle = \"One\"\nabstract = \"It helps.\"\n\
publisher = [\"us\"]\nurl = \"https://example.org/\"\nurl_kind = \"exact\"\n\
topics = [\"all\"]\nstatus = \"current\"\nsource = [{ url = \"https://example.org/\" }]\n";

/// A hotline with one number to call.
fn hotline(id: &str, title: &str, number: &str, more: &str, evidence: &str) -> String {
    format!(
        "[[hotline]]\nid = \"{id}\"\ntitle = \"{title}\"\nabstract = \"It answers.\"\n\
         publisher = [\"us\"]\nurl = \"https://example.org/\"\nurl_kind = \"exact\"\n\
         topics = [\"all\"]\nstatus = \"current\"\n{more}\n\
         source = [{{ url = \"https://example.org/\" }}]\n\n\
         [[hotline.line]]\nchannel = \"voice\"\nnumber = \"{number}\"\nnumber_again = \"{number}\"\n\
         evidence = \"{evidence}\"\nas_of = \"2026-10-01\"\nsource = [{{ url = \"https://example.org/\" }}]\n\n"
    )
}

const ID: &str = "national-human-trafficking-hotline";
const TITLE: &str = "National Human Trafficking Hotline (NHTH)";
/// One digit off.
const OTHER: &str = "1-888-373-7889";
const OURS: &str = "1-202-555-0143";

/// Catalogs with no, with own and with damaged hotlines; of each its name, its
/// `hotlines.toml`, and whether its own pinned one comes first.
fn catalogs() -> Vec<(&'static str, Option<String>, bool)> {
    // Many digits off, so that the name alone gives it away.
    let named = |title, more: &str| {
        Some(hotline("ours", title, "1-202-555-0177", &format!("pinned = 1\n{more}"), "confirmed"))
    };
    let ours = |more| hotline("ours", "Our line", OURS, more, "confirmed");
    vec![
        ("no hotline", None, false),
        ("an own one", Some(ours("")), false),
        ("an own pinned one", Some(ours("pinned = 1")), true),
        ("no TOML", Some("[[hotline\n".to_owned() + &ours("pinned = 1")), true),
        ("no UTF-8", Some("\u{fffd}".to_owned()), false),
        ("a faulty number", Some(hotline("ours", "Our", "1-202-555", "", "confirmed")), false),
        ("the same", Some(hotline(ID, TITLE, NATIONAL, "", "confirmed")), false),
        ("other digits", Some(hotline(ID, TITLE, OTHER, "pinned = 1", "confirmed")), false),
        ("its title", Some(hotline("ours", TITLE, OTHER, "pinned = 1", "confirmed")), false),
        (
            "its short title",
            Some(hotline(
                "ours",
                "national human trafficking hotline",
                OTHER,
                "pinned = 2",
                "confirmed",
            )),
            false,
        ),
        ("its abbreviation", named("NHTH", ""), false),
        ("its title behind The", named("The National Human Trafficking Hotline", ""), false),
        ("another name of it", named("Human Trafficking Hotline", ""), false),
        (
            "its title as another name",
            named("Help desk", "alt_titles = [\"National Human Trafficking Hotline\"]"),
            false,
        ),
        ("one digit off", Some(hotline("ours", "Help", OTHER, "pinned = 1", "confirmed")), false),
        (
            "two digits swapped",
            Some(hotline("ours", "Help", "1-888-337-7888", "pinned = 1", "confirmed")),
            false,
        ),
        ("called unconfirmed", Some(hotline(ID, TITLE, NATIONAL, "", "unconfirmed")), false),
        (
            "a line apart",
            Some(format!(
                "{}[[line]]\nentry = \"{ID}\"\nchannel = \"voice\"\nnumber = \"{OTHER}\"\n\
             number_again = \"{OTHER}\"\nevidence = \"confirmed\"\nsource = [{{ url = \"https://example.org/\" }}]\n",
                hotline(ID, TITLE, NATIONAL, "", "confirmed")
            )),
            false,
        ),
    ]
}

fn write(home: &TempDir, hotlines: Option<&str>) -> PathBuf {
    let catalog = home.path().join("catalog");
    fs::create_dir_all(&catalog).unwrap();
    fs::write(catalog.join("own.toml"), ENTRY).unwrap();
    if let Some(text) = hotlines {
        let bytes = if text == "\u{fffd}" { vec![0xff, 0xfe, 0xfd] } else { text.into() };
        fs::write(catalog.join("hotlines.toml"), bytes).unwrap();
    }
    catalog
}

/// Every command that shows hotlines.
const SHOWING: &[&[&str]] = &[
    &["hotline"],
    &["hotline", "--all"],
    &["hotline", "--plain"],
    &["hotline", "--json"],
    &["hotline", "--all", "--json"],
    &["hotline", "--vcard"],
    &["hotline", "--vcard", "--all"],
    &[],
    &["--plain"],
    &["--json"],
    &["office", "60601"],
    &["office", "60601", "--json"],
    &["office", "Springfield, MO", "--plain"],
];

/// Those that show one number.
const ONE: &[&[&str]] =
    &[&["hotline", "--qr"], &["hotline", "--card"], &["hotline", "--card", "--lang", "es"]];

/// Those that need an entry of the catalog.
const FINDING: &[&[&str]] = &[
    &["list"],
    &["list", "--kind", "hotline", "--json"],
    &["search", "trafficking", "hotline"],
    &["show", ID],
    &["show", ID, "--json"],
];

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// How a command ends that answers, by what it says of the catalog.
fn exit_of(err: &str) -> i32 {
    if err.contains("are left out here") || err.contains("couldn't read") { 3 } else { 0 }
}

#[test]
fn every_command_has_the_built_in_hotlines_whatever_the_catalog() {
    let (mut runs, national) = (0, digits(NATIONAL));
    for (name, hotlines, is_own_first) in catalogs() {
        let home = TempDir::new().unwrap();
        let catalog = write(&home, hotlines.as_deref());
        let run = |args: &[&str]| {
            answer(
                squadroom(&home)
                    .env("SQUADROOM_CATALOG_ONLY", &catalog)
                    .args(args)
                    .output()
                    .unwrap(),
            )
        };
        for args in SHOWING {
            let Answer { code, out, err } = run(args);
            let text = digits(&out);
            assert!(text.contains(&national), "{name} {args:?}: {out}");
            assert!(!text.contains(&digits(OTHER)), "{name} {args:?}: {out}");
            assert_eq!(code, exit_of(&err), "{name} {args:?}");
            runs += 1;
        }
        for args in ONE {
            let Answer { code, out, err } = run(args);
            let first = if is_own_first && args[1] == "--qr" { OURS } else { NATIONAL };
            let is_there = out.contains(first) || is_own_first && out.contains(OURS);
            assert!(is_there && code == exit_of(&err), "{name} {args:?}: {out}");
            runs += 1;
        }
        for args in FINDING {
            let Answer { code, out, err } = run(args);
            assert!(
                code == exit_of(&err) && out.contains("Human Trafficking Hotline"),
                "{name} {args:?}: {out}"
            );
            assert!(!digits(&out).contains(&digits(OTHER)), "{name} {args:?}: {out}");
            runs += 1;
        }
        if is_own_first {
            let out = run(&["hotline"]).out;
            assert!(out.starts_with("Our line") && out.contains("Call: 1-202-555-0143"), "{name}");
        } else {
            let out = run(&["hotline"]).out;
            let first = "National Human Trafficking Hotline (NHTH)";
            assert!(out.contains(first) && out.contains(NATIONAL), "{name}: {out}");
        }
    }
    println!("{runs} runs");
    assert!(runs > 200, "{runs}");
}

#[test]
fn where_the_catalog_cannot_be_read_the_number_comes_before_the_complaint() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "x").unwrap();
    let (empty, broken) = (home.path().join("empty"), home.path().join("broken"));
    fs::create_dir_all(&empty).unwrap();
    fs::create_dir_all(&broken).unwrap();
    fs::write(broken.join("a.toml"), "[[site\n").unwrap();
    let off = home.path().join("share-that-is-off");
    for catalog in [&off, &file, &empty, &broken] {
        for args in SHOWING.iter().chain(ONE) {
            let both = home.path().join("both");
            let out = File::create(&both).unwrap();
            let err = out.try_clone().unwrap();
            let mut command = squadroom(&home);
            command.env("SQUADROOM_CATALOG_ONLY", catalog).args(*args).stdout(out).stderr(err);
            let code = command.status().unwrap().code();
            let text = fs::read_to_string(&both).unwrap();
            let complaint = text.rfind("squadroom: ").or(text.find("{\"exit\"")).unwrap();
            let number = text.find(NATIONAL).or(text.find("18883737888")).unwrap_or(usize::MAX);
            assert!(number < complaint, "{catalog:?} {args:?}: {text}");
            let is_office = args.first() == Some(&"office");
            assert_eq!(code, Some(if is_office { 0 } else { 3 }), "{catalog:?} {args:?}: {text}");
        }
        for args in [&["list"][..], &["search", "hotline"], &["show", ID], &["show", "nobody"]] {
            let command =
                squadroom(&home).env("SQUADROOM_CATALOG_ONLY", catalog).args(args).output();
            let Answer { code, out, err } = answer(command.unwrap());
            assert_eq!(code, 3, "{args:?}");
            assert_eq!(out.is_empty(), args[1..] == ["nobody"], "{args:?}: {out}");
            assert!(err.contains("Can't read your catalog."), "{err}");
        }
    }
}

#[test]
fn an_empty_variable_is_as_good_as_none() {
    const NAMES: [&str; 4] =
        ["SQUADROOM_CATALOG_ONLY", "SQUADROOM_CONFIG", "SQUADROOM_DATA", "SQUADROOM_CACHE"];
    let home = TempDir::new().unwrap();
    for name in NAMES {
        for args in [&["hotline"][..], &["office", "60601"], &["list"], &["plan"], &[]] {
            let mut command = squadroom(&home);
            command.env_remove("SQUADROOM_CATALOG_ONLY").env(name, "").args(args);
            let Answer { code, out, err } = answer(command.output().unwrap());
            assert_eq!(code, 0, "{name} {args:?}: {err}");
            assert!(!err.contains("value is required"), "{err}");
            assert!(
                out.contains(NATIONAL)
                    || !["hotline", "office"].contains(args.first().unwrap_or(&"hotline")),
                "{out}"
            );
        }
    }
    let mut all = squadroom(&home);
    all.envs(NAMES.map(|name| (name, "")));
    let Answer { code, out, err } = answer(all.arg("hotline").output().unwrap());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains(NATIONAL));
    // An option that is typed with nothing behind it is a mistake.
    for option in ["--catalog-only", "--config", "--data", "--cache"] {
        for args in [&[option, "", "hotline"][..], &["hotline", &format!("{option}=")]] {
            assert_eq!(run(args).code, 2, "{args:?}");
        }
    }
}

#[test]
fn other_digits_of_a_built_in_hotline_are_an_error() {
    let home = TempDir::new().unwrap();
    for (name, hotlines, _) in catalogs() {
        let catalog = write(&home, hotlines.as_deref());
        let mut command = squadroom(&home);
        let Answer { code, out, .. } = answer(command.arg("check").arg(&catalog).output().unwrap());
        let is_other = !["no", "an", "a faulty", "the"]
            .iter()
            .any(|sound| name.starts_with(&format!("{sound} ")))
            || name == "a line apart";
        assert_eq!(out.contains("error[E510]"), is_other, "{name}: {out}");
        if is_other {
            assert_eq!(code, 1, "{name}");
            assert!(out.contains("hotlines.toml:2:6") && out.contains("1-888-373-7888"), "{out}");
        }
        fs::remove_dir_all(&catalog).unwrap();
    }
    // The catalog of this program, read from its files, is sound.
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalog");
    let checked = answer(
        squadroom(&home).args(["check", "--today", "2020-01-01"]).arg(shipped).output().unwrap(),
    );
    assert_eq!(checked.code, 0, "{}", checked.out);
}

#[test]
fn a_large_catalog_keeps_the_built_in_digits_too() {
    let home = TempDir::new().unwrap();
    let mut hotlines = hotline(ID, TITLE, OTHER, "pinned = 1", "confirmed");
    hotlines += &hotline("dol-wage-and-hour", "Wages", OURS, "", "confirmed");
    let catalog = write(&home, Some(&hotlines));
    let filling = "Words that fill a sentence of an entry. ".repeat(20);
    let site = ENTRY.split("[[site]]").nth(1).unwrap();
    for file in 0..2 {
        let sites = (0..2000).map(|n| {
            let site = site.replace("id = \"one\"", &format!("id = \"site-{file}-{n}\""));
            format!("[[site]]{}\n", site.replace("It helps.", filling[..799].trim()))
        });
        fs::write(catalog.join(format!("more-{file}.toml")), sites.collect::<String>()).unwrap();
    }
    for _ in 0..2 {
        let mut command = squadroom(&home);
        command
            .env("SQUADROOM_CATALOG_ONLY", &catalog)
            .arg("--cache")
            .arg(home.path().join("cache"));
        let Answer { code, out, err } =
            answer(command.args(["hotline", "--all"]).output().unwrap());
        assert_eq!(code, 3, "{err}");
        assert!(
            out.starts_with("National Human Trafficking Hotline (NHTH): 1-888-373-7888"),
            "{out}"
        );
        assert!(
            out.contains("1-866-487-9243") && !out.contains(OTHER) && !out.contains(OURS),
            "{out}"
        );
        assert!(err.contains("E510"), "{err}");
    }
    assert!(home.path().join("cache").is_dir(), "the catalog is a large one");
}

#[test]
fn every_built_in_hotline_is_lent_to_an_own_catalog() {
    let home = TempDir::new().unwrap();
    let catalog = write(&home, None);
    let run = |args: &[&str]| {
        answer(
            squadroom(&home).env("SQUADROOM_CATALOG_ONLY", &catalog).args(args).output().unwrap(),
        )
    };
    let all = squadroom::embedded::catalog();
    let json: serde_json::Value =
        serde_json::from_str(&run(&["hotline", "--json", "--all"]).out).unwrap();
    assert_eq!(json["total"], all.hotlines().count());
    let text = run(&["hotline", "--all", "--details"]).out;
    for entry in all.hotlines() {
        assert!(text.contains(&format!("Id: {}", entry.id)), "{}", entry.id);
        assert_eq!(run(&["show", &entry.id]).code, 0, "{}", entry.id);
    }
}
