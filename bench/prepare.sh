#!/bin/sh
# What the benchmarks need beside the repository's own tools: the npm packages that they
# compare with, and the layout alone as WebAssembly in out/wasm.
set -eu
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund --ignore-scripts
# esbuild's own program is put in place by its script; the other packages have none to run.
node node_modules/esbuild/install.js
cargo build --quiet --locked --release --manifest-path wasm/Cargo.toml --target wasm32-unknown-unknown --target-dir target
wasm-bindgen --target web --no-typescript --out-dir out/wasm target/wasm32-unknown-unknown/release/epaper_bench.wasm
../scripts/shrink.sh out/wasm/epaper_bench_bg.wasm
