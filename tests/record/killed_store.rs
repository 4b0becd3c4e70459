//! A store that is killed again and again: it has each statement once in the end.

use crate::sending::send;
use crate::{Home, LATER, NOW};
use serde_json::Value;
use squadroom::record::{Archive, JsonLine, Titled};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// How the tests make another process of themselves that is a store.
const STORE: &str = "killed_store::serves_until_it_is_killed";
const JOURNAL: &str = "RECORD_STORE_JOURNAL";
const PORT: &str = "RECORD_STORE_PORT";

/// Not a test by itself: the child of the tests below. It keeps statements in a file, one on
/// each line, and reports each request.
#[test]
#[ignore = "the child of the other tests"]
fn serves_until_it_is_killed() {
    let Some(journal) = std::env::var_os(JOURNAL) else { return };
    let port: u16 = std::env::var(PORT).unwrap().parse().unwrap();
    let (mut file, mut ids) = opened(Path::new(&journal));
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    println!("store ready");
    for stream in listener.incoming().flatten() {
        if answer(stream, &mut file, &mut ids).is_ok() {
            println!("store answered");
        }
    }
}

/// Opens the file of a store without the torn end that a kill may have left.
fn opened(journal: &Path) -> (File, BTreeSet<String>) {
    let mut file =
        File::options().create(true).truncate(false).read(true).write(true).open(journal).unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    let whole = text.rfind('\n').map_or(0, |end| end + 1);
    file.set_len(whole as u64).unwrap();
    file.seek(SeekFrom::Start(whole as u64)).unwrap();
    (file, text[..whole].lines().map(id_of).collect())
}

fn id_of(line: &str) -> String {
    let statement: Value = serde_json::from_str(line).unwrap();
    statement["id"].as_str().unwrap().to_owned()
}

/// Takes statements in and answers as the standard says.
fn answer(stream: TcpStream, file: &mut File, ids: &mut BTreeSet<String>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let statements: Vec<Value> = serde_json::from_slice(&body)?;
    let new: Vec<&str> = statements.iter().filter_map(|own| own["id"].as_str()).collect();
    let mut stream = stream;
    if new.iter().any(|id| ids.contains(*id)) {
        return stream
            .write_all(b"HTTP/1.1 409 Conflict\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
    let lines: String = statements.iter().map(|statement| format!("{statement}\n")).collect();
    file.write_all(lines.as_bytes())?;
    file.sync_data()?;
    let said = serde_json::to_string(&new)?;
    ids.extend(new.into_iter().map(str::to_owned));
    let length = said.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    stream.write_all((head + &said).as_bytes())
}

/// A store that runs, and what it reports.
struct RunningStore {
    child: Child,
    reports: BufReader<std::process::ChildStdout>,
}

impl RunningStore {
    fn start(journal: &Path, port: u16) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([STORE, "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env(JOURNAL, journal)
            .env(PORT, port.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let reports = BufReader::new(child.stdout.take().unwrap());
        let mut store = Self { child, reports };
        assert!(store.wait_for("store ready"), "the store doesn't start");
        store
    }

    /// Waits until the store reports this; false if it ended.
    fn wait_for(&mut self, report: &str) -> bool {
        let mut line = String::new();
        loop {
            line.clear();
            match self.reports.read_line(&mut line) {
                Ok(0) | Err(_) => return false,
                Ok(_) if line.contains(report) => return true,
                Ok(_) => {}
            }
        }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Passes over what it reports from now on, so that it never waits to be read.
    fn unwatched(self) -> Child {
        let Self { child, mut reports } = self;
        std::thread::spawn(move || std::io::copy(&mut reports, &mut std::io::sink()));
        child
    }
}

/// An export with so many lines.
pub fn archive_of(lines: usize) -> Archive {
    let titled = |number: usize| Titled {
        id: format!("own.{number:016x}"),
        title: format!("Training {number}, \"quoted\"; ünïcode"),
        kind: String::new(),
        provider: Some(format!("Provider {number}")),
        topics: vec!["Labor trafficking".to_owned()],
        url: None,
    };
    let line = |number: usize| JsonLine {
        id: format!("done.{number:016x}"),
        subject: format!("own.{:016x}", number % 50),
        date: Some(format!("2026-{:02}-{:02}", number % 11 + 1, number % 28 + 1)),
        minutes: Some(u32::try_from(number % 480).unwrap() + 1),
        provider: number.is_multiple_of(3).then(|| "Sheriff's Office".to_owned()),
        certificate: number.is_multiple_of(5).then(|| format!("{number:06}")),
        credit: number.is_multiple_of(2).then(|| "POST".to_owned()),
        expires: number.is_multiple_of(7).then(|| "2028-01".to_owned()),
        added: NOW.to_owned(),
        changed: LATER.to_owned(),
    };
    Archive {
        subjects: (0..50).map(titled).collect(),
        done: (0..lines).map(line).collect(),
        ..Archive::empty()
    }
}

/// Sends so many statements to a store that is killed so many times meanwhile.
fn kill(statements: usize, kills: usize) {
    let home = Home::new();
    home.record().merge(&archive_of(statements)).unwrap();
    let journal: PathBuf = home.data().with_file_name("journal");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("http://127.0.0.1:{port}/xAPI");
    let mut random = fastrand::Rng::with_seed(7);
    let requests = statements / 50;
    let killer = std::thread::spawn({
        let journal = journal.clone();
        move || {
            let mut store = RunningStore::start(&journal, port);
            for _ in 0..kills {
                let after = random.usize(1..=(requests / kills).max(1));
                let is_alive = (0..after).all(|_| store.wait_for("store answered"));
                assert!(is_alive, "the store ended by itself");
                // Somewhere in the requests that follow.
                for _ in 0..random.u32(0..200_000) {
                    std::hint::spin_loop();
                }
                store.kill();
                store = RunningStore::start(&journal, port);
            }
            store.unwatched()
        }
    });
    let mut runs = 0;
    loop {
        runs += 1;
        let sent = send(&home, &address);
        if sent.code == 0 && killer.is_finished() {
            break;
        }
        assert!(runs < 100, "{}", sent.err);
    }
    let mut store = killer.join().unwrap();
    store.kill().unwrap();
    store.wait().unwrap();
    let text = fs::read_to_string(&journal).unwrap();
    let ids: Vec<String> = text.lines().map(id_of).collect();
    let unique: BTreeSet<&String> = ids.iter().collect();
    let (doubled, lost) = (ids.len() - unique.len(), statements - unique.len());
    println!(
        "statements sent to a store: {statements}, killed {kills} times, {runs} runs: \
         {doubled} doubled, {lost} lost"
    );
    assert_eq!((doubled, lost), (0, 0));
}

#[test]
fn a_store_that_is_killed_has_each_statement_once() {
    kill(600, 3);
}

#[test]
#[ignore = "takes minutes"]
fn kills_of_a_store_20_with_50000_statements() {
    kill(50_000, 20);
}

#[test]
#[ignore = "takes a minute"]
fn round_trip_of_10000_lines_gives_the_same_bytes() {
    let [here, there] = [Home::new(), Home::new()];
    here.record().merge(&archive_of(10_000)).unwrap();
    let file = here.data().with_file_name("log.json");
    let name = file.to_str().unwrap();
    here.text(&["log", "--json", "--output", name]);
    let before = fs::read(&file).unwrap();
    there.text(&["record", "import", name]);
    let after = there.text(&["log", "--json"]);
    let count = there.record().archive().unwrap().done.len();
    println!(
        "round trip of the log: {count} lines, {} bytes, the same bytes: {}",
        before.len(),
        after.as_bytes() == before
    );
    assert_eq!(count, 10_000);
    assert!(after.as_bytes() == before);
}
