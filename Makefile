# The commands of this repository. Each sets up what it needs on a fresh machine with rustup.
#
#   make serve    the reader and the demo editions at http://127.0.0.1:$(PORT)/
#   make test     every check and test, in a real browser too
#   make build    the site for a static host in $(DIST)/
#   make bench    the benchmarks
#   make bench-race   this layout beside what one would take instead, in Chromium; RACE="--corpora S,M"

# Editions to publish: folders with an edition.toml.
EDITIONS ?= $(patsubst %/edition.toml,%,$(wildcard editions/*/edition.toml))
# Address of the site, for feeds and share cards, if it is known.
SITE ?=
# Path of the site on its host.
BASE ?= /
# Where `make serve` listens, on this machine only.
PORT ?= 8080
# The built site.
DIST ?= dist

PRESS := cargo run --quiet --locked --bin press --
READER := --profile reader --target wasm32-unknown-unknown --no-default-features --features reader

# Places of this machine do not get into what is built: another builds the same bytes. The
# library's own sources have a place of their own where rust-src is installed, else this name.
CRATES := $(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src
LIBRARY = $(shell rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(shell rustc -vV | sed -n 's/^commit-hash: //p')
SAME = --remap-path-prefix=$(CRATES)=crates --remap-path-prefix=$(CURDIR)=epaper --remap-path-prefix=$(LIBRARY)

# Tools that the set-up installed are shared by all clones; see scripts/tools.sh.
TOOLS := $(or $(EPAPER_TOOLS),$(HOME)/.cache/epaper)
export PATH := $(TOOLS)/bin:$(PATH)
export EPAPER_TOOLS := $(TOOLS)

.PHONY: serve test build bench bench-race check setup setup-test
.NOTPARALLEL:

serve: build
	$(PRESS) serve $(DIST) --base $(BASE) --port $(PORT)

build: setup
	scripts/fonts.sh
	EPAPER_SPLIT=1 RUSTFLAGS="$(SAME)" trunk build --release --public-url ./ --dist $(DIST)
	scripts/optimise.sh $(DIST)
	$(PRESS) build $(EDITIONS) --out $(DIST) --base $(BASE) $(if $(SITE),--site $(SITE))
	cargo run --quiet --locked --example parts -- $(DIST)
	scripts/sizes.sh $(DIST)

test: setup-test check build
	rm -f target/unsteady.txt
	EPAPER_DIST=$(DIST) EPAPER_BASE=$(BASE) cargo test --locked --no-fail-fast; \
	    passed=$$?; cat target/unsteady.txt 2>/dev/null; exit $$passed

# What needs no run: format, lints, and the layers below the platforms on their own.
check: setup
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --lib --bin reader $(READER) -- -D warnings
	cargo clippy --locked --lib --no-default-features -- -D warnings

bench: setup
	bench/prepare.sh
	BENCH_OUT=$(CURDIR)/bench/out/lines.json BENCH_PAGES=$(CURDIR)/bench/out/site cargo bench --locked
	node bench/lines.mjs
	node bench/pages.mjs

bench-race: setup-test
	scripts/fonts.sh
	bench/prepare.sh
	node bench/race/race.mjs $(RACE)

setup:
	scripts/tools.sh reader

setup-test: setup
	scripts/tools.sh browser
	scripts/tools.sh nginx
