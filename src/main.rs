//! The reader binary: panic hook, mount.

fn main() {}
