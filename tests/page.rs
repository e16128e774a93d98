//! Pages as compositions: what holds for every edition on every grid.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "page/budget.rs"]
mod budget;
#[path = "page/edges.rs"]
mod edges;
#[path = "page/editions.rs"]
mod editions;
#[path = "page/invariants.rs"]
mod invariants;
#[path = "page/properties.rs"]
mod properties;
#[path = "page/reading.rs"]
mod reading;
#[path = "page/real.rs"]
mod real;
