//! The reader in a real browser: every promise that only a screen can keep.

#[expect(dead_code, reason = "the reader's tests use the rest")]
mod harness;
mod self_test;
