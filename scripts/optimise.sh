#!/bin/sh
# Puts the reader in the place of the one that Trunk built, as small as it gets and split into
# files that come when they are first wished for (src/view/wish.rs): optimise.sh DIST
set -eu
dist=$1
built=target/wasm32-unknown-unknown/reader/reader.wasm
work=target/split
rm -rf "$work"
mkdir -p "$work"

# The program is split as the linker left it: wasm-bindgen takes out what tells its parts apart.
node scripts/unused.mjs "$built" "$work/whole.wasm"
wasm-split-cli --out-name reader "$work/whole.wasm" "$work"
rm "$work/whole.wasm"
wasm-bindgen --target web --no-typescript --no-demangle --keep-lld-exports \
    --out-name reader --out-dir "$work" "$work/reader.wasm"
rm "$work/reader.wasm"

node scripts/names.mjs "$work/reader.js" "$work/reader_bg.wasm"

scripts/shrink.sh "$work"/*.wasm

# So every visit asks for a few files after the first sheet, not for twenty; what a guest waits for
# stays by itself.
node scripts/gather.mjs "$work" soon guest

# Named by content, as the press names all that a browser may keep for ever.
for part in "$work"/split_*.wasm "$work"/chunk_*.wasm; do
    [ -f "$part" ] || continue
    old=$(basename "$part" .wasm)
    new=$(echo "$old" | tr _ -).$({ sha256sum "$part" 2>/dev/null || shasum -a 256 "$part"; } | cut -c1-8)
    sed -i.old "s/$old\\.wasm/$new.wasm/" "$work/__wasm_split.js"
    cp "$part" "$dist/$new.wasm"
done

js=$(echo "$dist"/reader-*.js)
esbuild "$work/reader.js" --bundle --format=esm --minify --log-level=error --outfile="$js" --allow-overwrite
cp "$work/reader_bg.wasm" "${js%.js}_bg.wasm"
