//! The press binary: parse arguments, call `press::…`, print diagnostics.

fn main() {}
