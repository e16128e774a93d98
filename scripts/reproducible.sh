#!/bin/sh
# Builds the site twice, from two clones of the current commit at different places, and
# compares every file: reproducible.sh [EDITION…]
#
# Both share the fonts of this folder, and nothing else. It takes two full builds. The press's
# own notes in a site (which press made it, by its date) are for the next build, and differ.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$PWD

# built NAME: hashes of all files of a site that is built in a clone of that name.
built() {
    git clone --quiet --shared "$here" "$work/$1/epaper"
    ln -s "$here/fonts" "$work/$1/epaper/fonts"
    make --silent -C "$work/$1/epaper" build ${EDITIONS:+EDITIONS="$EDITIONS"} >"$work/$1.log" 2>&1 ||
        { cat "$work/$1.log" >&2; exit 1; }
    (cd "$work/$1/epaper/dist" && find . -type f ! -name .press.json ! -name .pages -exec sha256sum {} + | LC_ALL=C sort -k 2)
}

[ $# -eq 0 ] || EDITIONS=$*
built one >"$work/one.sums"
built another-place >"$work/two.sums"
if diff "$work/one.sums" "$work/two.sums"; then
    echo "reproducible: $(wc -l <"$work/one.sums") files, the same in both builds"
else
    echo "not reproducible: the files above differ" >&2
    exit 1
fi
