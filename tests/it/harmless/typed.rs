//! What is typed after the program's name.

use crate::harmless::{checked, payloads, squadroom};
use std::io::Write;
use std::process::Stdio;
use tempfile::TempDir;

/// What a query may hold a text in.
fn query(payload: &str) -> Vec<String> {
    let fields =
        ["kind", "year", "length", "is", "list", "topic", "publisher", "on", "free", "zzz"];
    fields.iter().map(|field| format!("{field}:{payload}")).collect()
}

#[test]
fn nothing_foreign_in_a_query_leaves_it() {
    let home = TempDir::new().unwrap();
    let mut count = 0;
    for payload in payloads::for_arguments() {
        let fields = query(&payload);
        let mut filters: Vec<&str> = vec!["search"];
        filters.extend(fields.iter().map(String::as_str));
        checked(&home, &filters);
        let words = [format!("labor{payload}"), format!("\"{payload} b\""), format!("-{payload}")];
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        checked(&home, &[&["search", "--explain"], words.as_slice()].concat());
        checked(&home, &["search", "--json", "labor", &payload]);
        count += fields.len() + words.len() + 1;
    }
    println!("queries: {count} combinations");
}

#[test]
fn nothing_foreign_in_an_argument_leaves_it() {
    let home = TempDir::new().unwrap();
    let places: &[&[&str]] = &[
        &["show"],
        &["open"],
        &["office"],
        &["office", "--json"],
        &["star"],
        &["star", "--list"],
        &["note"],
        &["plan"],
        &["plan", "--due"],
        &["done"],
        &["done", "--date"],
        &["done", "--hours"],
        &["list", "--kind"],
        &["list", "--topic"],
        &["list", "--publisher"],
        &["list", "--since"],
        &["list", "--status"],
        &["shelf", "read"],
        &["shelf", "remove"],
        &["shelf", "import", "--for", "portal"],
        &["record", "import"],
        &["record", "restore"],
        &["check"],
        &["about", "--catalog-only"],
        &["about", "--config"],
        &["config", "--path", "--config"],
        &["log", "--data"],
        &["log", "--html", "--name"],
        &["log", "--markdown", "--name"],
        &["log", "--year"],
        &[],
        &["--bad"],
    ];
    let mut count = 0;
    for (number, payload) in payloads::for_arguments().iter().enumerate() {
        // Each payload in some of the places, each place with every eighth payload.
        for place in places.iter().skip(number % 8).step_by(8) {
            checked(&home, &[place, &[payload.as_str()][..]].concat());
            count += 1;
        }
    }
    println!("arguments: {count} combinations");
}

#[test]
fn nothing_foreign_that_is_written_down_leaves_it() {
    let home = TempDir::new().unwrap();
    let all = payloads::for_arguments();
    for payload in all.iter().step_by(10) {
        let title = format!("t{payload}");
        let written = ["done", "--title", &title, "--provider", payload, "--credit", payload];
        checked(&home, &[&written[..], &["--certificate", payload]].concat());
        checked(&home, &["note", "portal", "--", &payload.replace('\n', " ")]);
        checked(&home, &["star", "portal", "--list", payload]);
        checked(&home, &["plan", "--title", &title]);
    }
    for output in [
        &["log"][..],
        &["log", "--csv"],
        &["plan"],
        &["plan", "--ics"],
        &["star"],
        &["note", "portal"],
        &["show", "portal"],
    ] {
        checked(&home, output);
    }
    println!("written down: {} combinations", all.len() / 10 * 6 * 7);
}

#[test]
fn nothing_foreign_on_standard_input_leaves_it() {
    let home = TempDir::new().unwrap();
    let lines =
        payloads::all().iter().map(|text| text.replace('\n', " ") + "\n").collect::<String>();
    for args in [&["office", "-"][..], &["office", "-", "--json"]] {
        let mut child = squadroom(&home)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let lines = lines.clone();
        let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        for bytes in [output.stdout, output.stderr] {
            crate::harmless::is_harmless(&String::from_utf8(bytes).unwrap()).unwrap();
        }
    }
    println!("lines of places: {} combinations", 300 * 2);
}
