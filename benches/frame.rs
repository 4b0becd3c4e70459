//! How long the program's own work takes: no terminal is involved.

fn main() {
    divan::main();
}
