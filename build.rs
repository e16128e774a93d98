//! Whether the reader is built to be split into files, as `make build` asks by `EPAPER_SPLIT`:
//! see src/view/wish.rs and scripts/optimise.sh.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=EPAPER_SPLIT");
    println!("cargo::rustc-check-cfg=cfg(split)");
    if std::env::var_os("EPAPER_SPLIT").is_some() {
        println!("cargo::rustc-cfg=split");
        // What is split must know what refers to what.
        println!("cargo::rustc-link-arg-bin=reader=--emit-relocs");
    }
}
