#!/bin/sh
# Installs what is missing, or of the wrong version, and nothing else:
#
#   tools.sh reader     the wasm target, Trunk, wasm-bindgen, what splits and packs the reader
#                       and, if it can be had, wasm-opt
#   tools.sh browser    Chromium (or Chrome) and its ChromeDriver, axe-core
#                       and Readium's parser
#   tools.sh nginx      nginx, for the test of its snippet; without it that test is skipped
#
# Rust tools go to $EPAPER_TOOLS, shared by all clones, so that nobody's own are replaced.
set -eu
cd "$(dirname "$0")/.."

# The newest Trunk that the oldest supported compiler builds; its successor runs as well.
trunk=0.21.14
# What splits the reader, for the helpers that Leptos brings.
split=0.2.4
esbuild=0.28.2
binaryen=132
# The rules of accessibility that the browser tests ask.
axe=4.10.3
# The parser of Readium manifests that reading systems use.
readium=2.1.1
tools=${EPAPER_TOOLS:-$HOME/.cache/epaper}
PATH=$tools/bin:$PATH

has() { command -v "$1" >/dev/null 2>&1; }
say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# apt PACKAGE…: installs Debian packages where that is possible.
apt() {
    has apt-get || return 1
    sudo=
    if [ "$(id -u)" != 0 ]; then
        has sudo || return 1
        sudo=sudo
    fi
    say "installing $*"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 ||
        { $sudo apt-get update -qq >&2 &&
            $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2; }
}

# crate NAME VERSION [FEATURES]: installs a program from its crate, prebuilt where
# cargo-binstall exists. A lock file can name a release that a registry's mirror does not
# know: then without it.
crate() {
    say "installing $1 $2 (some minutes)"
    if [ -z "${3:-}" ] && has cargo-binstall; then
        cargo binstall --no-confirm --root "$tools" "$1@$2" >&2 && return
    fi
    cargo install --quiet --force --root "$tools" --locked "$1" --version "$2" --features "${3:-}" >&2 ||
        cargo install --quiet --force --root "$tools" "$1" --version "$2" --features "${3:-}" >&2 ||
        fail "cargo install $1 --version $2 failed"
}

# version PROGRAM: the number in "PROGRAM 1.2.3 (…)".
version() { has "$1" && "$1" --version 2>/dev/null | awk '{ print $2; exit }'; }

# packed PACKAGE: the version of a package of npm in $tools, if it is there.
packed() { sed -n 's/.*"version": "\(.*\)".*/\1/p' "$tools/node_modules/$1/package.json" 2>/dev/null; }

# locked CRATE: its version in Cargo.lock.
locked() { awk -v name="\"$1\"" '$1 == "name" { hit = $3 == name } hit && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

rust() {
    has rustup || fail "rustup is missing: install it from https://rustup.rs"
    # Where rustup installs nothing by itself, the toolchain file is followed here.
    rustc --version >/dev/null 2>&1 || rustup toolchain install stable
    rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
    for part in clippy rustfmt; do
        rustup component list --installed | grep -q "^$part" || rustup component add "$part"
    done
    has cc || apt build-essential || fail "a C compiler is missing (Debian: build-essential, macOS: xcode-select --install)"
}

reader() {
    rust
    case $(version trunk) in
        0.21.* | 0.22.*) ;;
        *) crate trunk "$trunk" ;;
    esac
    bindgen=$(locked wasm-bindgen)
    [ "$(version wasm-bindgen)" = "$bindgen" ] || crate wasm-bindgen-cli "$bindgen"
    grep -qs "wasm_split_cli_support $split " "$tools/.crates.toml" ||
        crate wasm_split_cli_support "$split" build-binary
    has npm || apt npm || fail "npm is missing: fonts, esbuild and wasm-opt come from there"
    [ "$(packed esbuild)" = "$esbuild" ] || {
        say "installing esbuild $esbuild"
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools" "esbuild@$esbuild" >&2 ||
            fail "npm install esbuild@$esbuild failed"
        mkdir -p "$tools/bin" && ln -sf ../node_modules/.bin/esbuild "$tools/bin/esbuild"
    }
    # The site works without these two, only larger and unmeasured.
    if ! has wasm-opt; then
        say "installing wasm-opt (binaryen $binaryen)"
        npm install --silent --no-audit --no-fund --prefix "$tools" "binaryen@$binaryen" >&2 &&
            mkdir -p "$tools/bin" && ln -sf ../node_modules/.bin/wasm-opt "$tools/bin/wasm-opt" || true
    fi
    has wasm-opt || say "no wasm-opt: the site will be larger"
    has brotli || apt brotli || say "no brotli: sizes are shown uncompressed"
    # Trunk builds offline, so that it fetches no tools of its own: the crates come before it.
    cargo fetch --quiet --locked >&2 || fail "cargo fetch failed: no crates"
}

# Whether a browser that ChromeDriver finds is there.
chrome() {
    [ -n "${CHROME:-}" ] || has chromium || has google-chrome || has chrome ||
        [ -d "/Applications/Google Chrome.app" ] || [ -d "/Applications/Chromium.app" ]
}

browser() {
    if ! has "${CHROMEDRIVER:-chromedriver}" || ! chrome; then
        apt chromium chromium-driver ||
            fail "the tests need Chromium or Chrome and the ChromeDriver of the same version on the path (macOS: brew install --cask google-chrome chromedriver)"
    fi
    has npm || apt npm || fail "npm is missing: axe-core and a parser come from there"
    [ "$(packed axe-core)" = "$axe" ] || {
        say "installing axe-core $axe"
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools" "axe-core@$axe" >&2 ||
            fail "npm install axe-core@$axe failed"
    }
    [ "$(packed @readium/shared)" = "$readium" ] || {
        say "installing Readium's parser $readium"
        npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools" "@readium/shared@$readium" >&2 ||
            fail "npm install @readium/shared@$readium failed"
    }
    # Chinese must be drawn even before a font of ours has arrived.
    if has fc-list && [ -z "$(fc-list :lang=zh-cn)" ]; then
        apt fonts-noto-cjk || fail "no Chinese font is installed (fonts-noto-cjk)"
    fi
}

case ${1:-} in
    reader) reader ;;
    browser) browser ;;
    nginx) has nginx || [ -x /usr/sbin/nginx ] || apt nginx || say "no nginx: its snippet is not tested" ;;
    *) fail "usage: tools.sh reader|browser|nginx" ;;
esac
