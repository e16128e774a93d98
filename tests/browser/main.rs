//! The reader in a real browser: every promise that only a screen can keep.

mod addresses;
mod calendar;
mod comfort;
mod failures;
mod firefox;
mod geometry;
mod harness;
mod keys;
mod lines;
mod paper;
mod plain;
mod pretty;
mod print;
mod reading;
mod safety;
mod sameness;
mod search;
mod self_test;
mod text;
mod turning;
mod unfolding;
mod widths;
mod words;
mod zoom;
