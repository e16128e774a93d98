#!/bin/sh
# What a browser downloads to show the first page, in bytes: sizes.sh DIST
set -eu
cd "$1"

# packed FILE: its size as a good host sends it.
packed() { if command -v brotli >/dev/null 2>&1; then brotli -cq 11 "$1" | wc -c; else echo 0; fi; }

total=0 total_packed=0
printf '%-44s %10s %10s\n' file bytes brotli
for file in *.wasm *.js *.css; do
    [ -f "$file" ] || continue
    bytes=$(wc -c <"$file") small=$(packed "$file")
    printf '%-44s %10d %10d\n' "$file" "$bytes" "$small"
    total=$((total + bytes)) total_packed=$((total_packed + small))
done
printf '%-44s %10d %10d\n' 'reader: wasm + JS + CSS' "$total" "$total_packed"
