//! Scratch.
use std::path::Path;
fn main() {
    let mut args = std::env::args().skip(1);
    let out = args.next().unwrap_or_default();
    for only in args {
        println!("{only} {:?}", maplebridge::pictures::write(Path::new(&out), &maplebridge::pictures::cases(), &only));
    }
}
