//! How long a place takes: the first one, with unpacking the tables, and any
//! after it. Run with `cargo bench --bench places`.

use divan::{Bencher, black_box};
use squadroom::embedded;

/// What is asked: a ZIP code, cities with and without a state, a county, and
/// states with one office and with several.
const ASKED: [&str; 6] =
    ["60601", "springfield il", "springfield", "cook county il", "oregon", "texas"];

/// What is typed: a start of many names, and a slip, which is compared with all.
const TYPED: [&str; 4] = ["s", "spring", "606", "sprngfield ilinois"];

fn main() {
    divan::main();
}

/// What the first question of a run costs.
#[divan::bench]
fn unpack_and_find() {
    black_box(embedded::unpack_places().find(black_box("60601")));
}

#[divan::bench(args = ASKED)]
fn find(bencher: Bencher, query: &str) {
    let places = embedded::places();
    bencher.bench_local(|| places.find(black_box(query)));
}

#[divan::bench(args = TYPED)]
fn suggest(bencher: Bencher, typed: &str) {
    let places = embedded::places();
    bencher.bench_local(|| places.suggest(black_box(typed), 8));
}
