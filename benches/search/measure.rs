//! Clocks, processor time and memory.

use super::engines::Engine;
use super::process::{cpu, status};
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// What is typed, letter by letter.
const QUERIES: [&str; 8] = [
    "labor tr",
    "illicit massage bus",
    "tvisa",
    "forsenic interveiw",
    "hotline",
    "prosecuting without a victim",
    "human trafficking",
    "smith 2004",
];

/// Processor time that a turn takes at least, in ms: systems count it in
/// steps of some ms.
const ENOUGH: f64 = 400.0;

/// What making an index took.
#[derive(Serialize, Deserialize)]
pub struct Built {
    /// Processor time in ms.
    pub cpu: f64,
    /// Memory of the process at its highest, the loaded catalog included, in kB.
    pub peak: Option<u64>,
    /// What of it is no work of the index.
    pub reading: Option<Reading>,
}

/// Processor time in ms that reading the same files takes.
#[derive(Serialize, Deserialize)]
pub struct Reading {
    /// With `toml` alone, down to its tables.
    pub toml: f64,
    /// With all checks of the loader, down to entries.
    pub loader: f64,
}

/// What typing took.
#[derive(Serialize, Deserialize)]
pub struct Typed {
    /// From the start to the first answer, in ms.
    pub open: f64,
    /// Each key press, in ms.
    pub wall: Vec<f64>,
    /// Processor time of a key press on average, in ms.
    pub cpu: f64,
    /// Memory that belongs to no file, in kB.
    pub memory: Option<u64>,
    /// Key presses that found nothing, among those of all queries.
    pub empty: usize,
}

/// Runs what makes an index.
pub fn building<T>(make: impl FnOnce() -> T) -> (Built, T) {
    let before = cpu();
    let made = make();
    (Built { cpu: cpu() - before, peak: status("VmHWM"), reading: None }, made)
}

/// Opens an engine and types every query.
pub fn type_queries(open: impl FnOnce() -> Box<dyn Engine>) -> Typed {
    let start = Instant::now();
    let mut engine = open();
    let first = &QUERIES[0][..1];
    engine.keystroke(first);
    let open = milliseconds(start);
    let before = cpu();
    let (mut wall, mut empty, mut turns) = (Vec::new(), 0, 0);
    loop {
        engine.forget();
        for query in QUERIES {
            for end in 1..=query.len() {
                let start = Instant::now();
                let found = engine.keystroke(&query[..end]);
                wall.push(milliseconds(start));
                empty += usize::from(found == 0);
            }
        }
        turns += 1;
        let used = cpu() - before;
        // Where no processor time is known, one turn has to do.
        if used.is_nan() || used >= ENOUGH {
            let cpu = used / wall.len() as f64;
            return Typed { open, cpu, memory: status("RssAnon"), empty: empty / turns, wall };
        }
    }
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}
