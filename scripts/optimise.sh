#!/bin/sh
# Shrinks the reader's wasm in a built site, where wasm-opt is installed: optimise.sh DIST
set -eu
command -v wasm-opt >/dev/null 2>&1 || exit 0
for wasm in "$1"/*.wasm; do
    wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext \
        --enable-mutable-globals --enable-reference-types --enable-multivalue \
        "$wasm" -o "$wasm.small"
    mv "$wasm.small" "$wasm"
done
