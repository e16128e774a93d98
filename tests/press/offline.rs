//! The worker of a published site, run with a network and a storage that do as they are told.

use std::process::Command;

use crate::found::published;

#[test]
fn the_worker_does_what_a_bad_network_and_a_full_device_ask_of_it() {
    let (site, _) = published(None);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/press/worker.mjs");
    let output = Command::new("node").arg(script).arg(site.path().join("sw.js")).output().expect("node");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
