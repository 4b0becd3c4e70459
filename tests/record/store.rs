//! A small Learning Record Store on the loopback address: it answers as the standard says, and
//! fails as stores do.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What a store has, and how it answers next.
#[derive(Default)]
pub struct Store {
    pub statements: BTreeMap<String, Value>,
    /// Answers that are lost after the statements were taken in.
    pub lost: usize,
    /// Answers of a store that is busy.
    pub busy: usize,
    /// The answer to everything from some statements on: its status and its body.
    pub fixed: Option<(usize, &'static str, &'static str)>,
    /// True if no new statement is taken but one that voids another.
    pub is_closed: bool,
    /// True if the sender may not void statements.
    pub is_voiding_refused: bool,
    pub headers: Vec<String>,
}

impl Store {
    /// The ids of the statements that are valid: neither voided nor voiding.
    pub fn valid(&self) -> BTreeSet<&str> {
        let voided: BTreeSet<&str> = self.voided().collect();
        let is_voiding = |id: &str| voided_by(&self.statements[id]).is_some();
        let ids = self.statements.keys().map(String::as_str);
        ids.filter(|id| !voided.contains(id) && !is_voiding(id)).collect()
    }

    /// The ids that voiding statements name.
    pub fn voided(&self) -> impl Iterator<Item = &str> {
        self.statements.values().filter_map(voided_by)
    }
}

/// The id of the statement that another one voids, in the form that the standard asks for.
fn voided_by(statement: &Value) -> Option<&str> {
    let is_it = statement["verb"]["id"] == "http://adlnet.gov/expapi/verbs/voided";
    let object = &statement["object"];
    let id = (is_it && object["objectType"] == "StatementRef").then(|| object["id"].as_str())?;
    assert!(statement["actor"]["mbox"].is_string() || statement["actor"]["account"].is_object());
    id
}

/// Starts a store; it ends with the test.
pub fn store(lost: usize, busy: usize) -> (String, Arc<Mutex<Store>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/xAPI", listener.local_addr().unwrap());
    let store = Arc::new(Mutex::new(Store { lost, busy, ..Store::default() }));
    let own = Arc::clone(&store);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = answer(stream, &own);
        }
    });
    (address, store)
}

fn answer(stream: TcpStream, store: &Mutex<Store>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut length = 0;
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        headers.push(line.trim().to_owned());
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let statements: Vec<Value> = serde_json::from_slice(&body).unwrap();
    let mut store = store.lock().unwrap();
    store.headers = headers;
    let mut stream = stream;
    if store.busy > 0 {
        store.busy -= 1;
        return stream
            .write_all(b"HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
    if let Some((_, status, body)) = store.fixed.filter(|fixed| store.statements.len() >= fixed.0) {
        let length = body.len();
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n");
        return stream.write_all((head + "connection: close\r\n\r\n" + body).as_bytes());
    }
    let id = |statement: &Value| statement["id"].as_str().unwrap().to_owned();
    if statements.iter().any(|statement| store.statements.contains_key(&id(statement))) {
        return stream
            .write_all(b"HTTP/1.1 409 Conflict\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
    if store.is_closed && statements.iter().any(|own| voided_by(own).is_none()) {
        return stream.write_all(
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno",
        );
    }
    if store.is_voiding_refused && statements.iter().any(|own| voided_by(own).is_some()) {
        return stream
            .write_all(b"HTTP/1.1 403 No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
    let ids: Vec<String> = statements.iter().map(id).collect();
    for statement in statements {
        store.statements.insert(id(&statement), statement);
    }
    if store.lost > 0 {
        store.lost -= 1;
        // The connection ends without an answer.
        return Ok(());
    }
    let ids = serde_json::to_string(&ids).unwrap();
    let length = ids.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    stream.write_all((head + &ids).as_bytes())
}
