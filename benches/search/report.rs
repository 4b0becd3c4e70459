//! The figures as a table.

use super::engines::Name;
use super::measure::{Built, Reading, Typed};

/// All that was measured of an engine.
pub struct Row {
    pub engine: Name,
    pub built: Option<Built>,
    pub typed: Vec<Typed>,
}

impl Row {
    pub const fn new(engine: Name) -> Self {
        Self { engine, built: None, typed: Vec::new() }
    }

    /// The median of the rounds.
    fn median(&self, of: impl Fn(&Typed) -> f64) -> f64 {
        quantile(self.typed.iter().map(of).collect(), 0.5)
    }
}

fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (share * (values.len() as f64 - 1.0)).round() as usize;
    values.get(at).copied().unwrap_or(f64::NAN)
}

/// Prints the engines of one size; what ours takes is 1.
pub fn print(records: usize, rows: &[Row]) {
    let ours = rows.iter().find(|row| row.engine == Name::Ours);
    let ours = ours.map_or(f64::NAN, |row| row.median(|typed| typed.cpu));
    println!("\n{records} records: a key press in ms; the rest by column");
    println!(
        "{:36}{:>8}{:>9}{:>9}{:>8}{:>7}{:>10}{:>9}{:>10}{:>9}",
        "", "p50", "p99", "CPU", "/ ours", "empty", "open ms", "anon MB", "build CPU", "peak MB"
    );
    for row in rows {
        let cpu = row.median(|typed| typed.cpu);
        print!(
            "{:36}{:>8.2}{:>9.2}{:>9.3}{:>8.2}{:>7}{:>10.1}",
            row.engine.title(),
            row.median(|typed| quantile(typed.wall.clone(), 0.5)),
            row.median(|typed| quantile(typed.wall.clone(), 0.99)),
            cpu,
            cpu / ours,
            row.median(|typed| typed.empty as f64),
            row.median(|typed| typed.open),
        );
        print!("{:>9}", megabytes(row.typed.last().and_then(|typed| typed.memory)));
        if let Some(built) = &row.built {
            print!("{:>9.2}s{:>9}", built.cpu / 1e3, megabytes(built.peak));
        }
        println!();
    }
    for built in rows.iter().filter_map(|row| row.built.as_ref()) {
        if let Some(Reading { toml, loader }) = &built.reading {
            println!(
                "toml parses the same files in {:.2} s. Reading and checking them takes {:.1} \
                 times that, making the index of what was read {:.1} times, both together {:.1}.",
                toml / 1e3,
                loader / toml,
                (built.cpu - loader) / toml,
                built.cpu / toml,
            );
        }
    }
}

fn megabytes(kilobytes: Option<u64>) -> String {
    kilobytes.map_or(String::new(), |kilobytes| format!("{:.1}", kilobytes as f64 * 1.024e-3))
}
