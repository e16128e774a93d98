#!/bin/sh
# What a browser downloads of the reader, in bytes: before the first sheet, and with what is
# wished for later: sizes.sh DIST
set -eu
cd "$1"

# packed FILE: its size as a good host sends it.
packed() { if command -v brotli >/dev/null 2>&1; then brotli -cq 11 "$1" | wc -c; else echo 0; fi; }

# list TITLE FILE…: the sizes of files that are there, and their sum.
list() {
    title=$1 total=0 total_packed=0
    shift
    for file in "$@"; do
        [ -f "$file" ] || continue
        bytes=$(wc -c <"$file") small=$(packed "$file")
        printf '%-44s %10d %10d\n' "$file" "$bytes" "$small"
        total=$((total + bytes)) total_packed=$((total_packed + small))
    done
    printf '%-44s %10d %10d\n\n' "$title" "$total" "$total_packed"
}

printf '%-44s %10s %10s\n' file bytes brotli
list 'before the first sheet' reader.*.wasm reader.*.js boot.*.js theme.*.js epaper.*.css
list 'when wished for' split-*.wasm chunk-*.wasm
