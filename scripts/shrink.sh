#!/bin/sh
# Makes WebAssembly as small as it gets, where wasm-opt is there to do so: shrink.sh FILE.wasm…
set -eu
command -v wasm-opt >/dev/null 2>&1 || exit 0
for wasm in "$@"; do
    # What one round leaves the next makes smaller. Control flow that is taken apart and built anew
    # comes out shorter, and packs better.
    wasm-opt -Oz --flatten --rereloop -Oz --flatten --rereloop -Oz -Oz --strip-producers --strip-target-features --low-memory-unused --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
        --enable-mutable-globals --enable-reference-types --enable-multivalue \
        --quiet "$wasm" -o "$wasm.small"
    mv "$wasm.small" "$wasm"
done
