//! What the reader is made of, from Cargo's own records:
//! `cargo run --example parts -- dist` writes the notices of others' code
//! (`THIRD-PARTY.txt`) and a bill of materials (`sbom.cdx.json`, CycloneDX 1.6) into the
//! site. Nothing of it has a date: the same lock file gives the same bytes.
//!
//! It fails if a package of the repository has a licence that `deny.toml` does not allow,
//! so that this holds without `cargo deny` and offline.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Clone, Debug, Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: String,
    source: Option<String>,
    targets: Vec<Target>,
}

#[derive(Clone, Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    root: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

/// `None` for what is linked, else `dev` or `build`.
#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

impl Metadata {
    fn ask(arguments: &[&str]) -> Result<Self, Box<dyn Error>> {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--format-version", "1", "--locked"]).args(arguments).current_dir(ROOT);
        let output = command.output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The packages whose code is linked, and which of them each links; macros only ever run
    /// in the compiler.
    fn linked(&self) -> BTreeMap<(String, String), (&Package, Vec<&Package>)> {
        let packages: HashMap<&str, &Package> = self.packages.iter().map(|one| (one.id.as_str(), one)).collect();
        let nodes: HashMap<&str, &Node> = self.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let is_macro = |package: &Package| package.targets.iter().any(|target| target.kind == ["proc-macro"]);
        let mut linked = BTreeMap::new();
        let mut rest = vec![self.resolve.root.as_str()];
        while let Some(id) = rest.pop() {
            let package = packages[id];
            let links = |dependency: &&Dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none());
            let deps = nodes[id].deps.iter().filter(links).map(|dependency| packages[dependency.pkg.as_str()]);
            let deps: Vec<&Package> = deps.filter(|package| !is_macro(package)).collect();
            rest.extend(deps.iter().map(|package| package.id.as_str()));
            if linked.insert((package.name.clone(), package.version.clone()), (package, deps)).is_some() {
                rest.retain(|other| *other != id);
            }
        }
        linked
    }
}

/// The texts of licences and notices in a package's folder.
fn texts(package: &Package) -> Vec<String> {
    let folder = Path::new(&package.manifest_path).parent().unwrap_or(Path::new(ROOT));
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    let is_legal = |path: &&std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        path.is_file()
            && ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
                .iter()
                .any(|start| name.starts_with(start))
    };
    let read = files.iter().filter(is_legal).filter_map(|path| fs::read_to_string(path).ok());
    read.map(|text| text.replace('\r', "").trim().to_owned()).collect()
}

/// The packages by name, then each text once with those that it belongs to.
fn notices(packages: &[&Package]) -> String {
    let mut out = String::from(
        "The reader of this site contains code of the following packages, and of Rust's standard\n\
         library (MIT OR Apache-2.0) https://github.com/rust-lang/rust\n\n",
    );
    let mut by_text: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        let licence = package.license.as_deref().unwrap_or("see below");
        let repository = package.repository.as_deref().unwrap_or_default();
        out.push_str(&format!("{} {} ({licence}) {repository}\n", package.name, package.version));
        for text in texts(package) {
            by_text.entry(text).or_default().insert(&package.name);
        }
    }
    for (text, names) in by_text {
        let names: Vec<&str> = names.into_iter().collect();
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), names.join(", ")));
    }
    out
}

/// Where a package comes from, as bills of materials name it.
fn address(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn bill(
    linked: &BTreeMap<(String, String), (&Package, Vec<&Package>)>,
    root: &str,
    sums: &HashMap<(String, String), String>,
) -> Value {
    let component = |package: &Package| {
        let kind = if package.id == root { "application" } else { "library" };
        let mut component = json!({
            "type": kind, "bom-ref": address(package), "name": package.name, "version": package.version,
            "purl": address(package),
        });
        if let Some(licence) = &package.license {
            component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
        }
        if let Some(sum) = sums.get(&(package.name.clone(), package.version.clone())) {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        }
        component
    };
    let others = linked.values().filter(|(package, _)| package.id != root);
    let dependencies = linked.values().map(|(package, deps)| {
        let on: BTreeSet<String> = deps.iter().map(|package| address(package)).collect();
        json!({ "ref": address(package), "dependsOn": on })
    });
    let own = linked.values().find(|(package, _)| package.id == root).map(|(package, _)| component(package));
    json!({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": { "component": own },
        "components": others.map(|(package, _)| component(package)).collect::<Vec<_>>(),
        "dependencies": dependencies.collect::<Vec<_>>(),
    })
}

/// Checksums of packages in the lock file.
fn checksums(lock: &str) -> Result<HashMap<(String, String), String>, Box<dyn Error>> {
    let lock: toml::Table = toml::from_str(lock)?;
    let text = |package: &toml::Value, key: &str| package.get(key)?.as_str().map(str::to_owned);
    let packages = lock.get("package").and_then(|list| list.as_array()).into_iter().flatten();
    Ok(packages
        .filter_map(|package| Some(((text(package, "name")?, text(package, "version")?), text(package, "checksum")?)))
        .collect())
}

/// Whether an SPDX expression can be met with allowed licences only. `AND` binds before
/// `OR`; `/` is its old form.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    either(&mut words.as_slice(), allowed)
}

fn either(words: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = both(words, allowed);
    while let ["OR", rest @ ..] = words {
        *words = rest;
        met |= both(words, allowed);
    }
    met
}

fn both(words: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = one(words, allowed);
    while let ["AND", rest @ ..] = words {
        *words = rest;
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut &[&str], allowed: &[String]) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let met = either(words, allowed);
            *words = words.strip_prefix(&[")"]).unwrap_or(words);
            met
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            allowed.contains(&format!("{licence} WITH {exception}"))
        }
        [licence, rest @ ..] => {
            *words = rest;
            allowed.iter().any(|allowed| allowed == licence)
        }
        [] => false,
    }
}

/// Licences that `deny.toml` allows.
fn allowed(deny: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let deny: toml::Table = toml::from_str(deny)?;
    let list = deny.get("licenses").and_then(|licences| licences.get("allow")).and_then(|list| list.as_array());
    Ok(list.into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect())
}

/// Packages with a licence that is not allowed.
fn refused(packages: &[Package], allowed: &[String]) -> Vec<String> {
    let is_refused = |package: &&Package| {
        package.source.is_some() && !is_allowed(package.license.as_deref().unwrap_or_default(), allowed)
    };
    let line = |package: &Package| format!("{} {}: {:?}", package.name, package.version, package.license);
    packages.iter().filter(is_refused).map(line).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("usage: parts FOLDER")?;
    let all = Metadata::ask(&["--all-features"])?;
    let refused = refused(&all.packages, &allowed(&fs::read_to_string(Path::new(ROOT).join("deny.toml"))?)?);
    if !refused.is_empty() {
        return Err(format!("licences that deny.toml does not allow:\n{}", refused.join("\n")).into());
    }
    let features = ["--no-default-features", "--features", "reader"];
    let reader = Metadata::ask(&[&["--filter-platform", "wasm32-unknown-unknown"], &features[..]].concat())?;
    let linked = reader.linked();
    let root = reader.resolve.root.as_str();
    let others: Vec<&Package> = linked.values().map(|(package, _)| *package).filter(|one| one.id != root).collect();
    let sums = checksums(&fs::read_to_string(Path::new(ROOT).join("Cargo.lock"))?)?;
    fs::write(Path::new(&out).join("THIRD-PARTY.txt"), notices(&others))?;
    let bill = serde_json::to_string_pretty(&bill(&linked, root, &sums))?;
    fs::write(Path::new(&out).join("sbom.cdx.json"), bill + "\n")?;
    println!("{} packages in the reader, {} in all", others.len(), all.packages.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_met_by_any_way_through_it() {
        let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        for (expression, expect) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR GPL-3.0-only", true),
            ("GPL-3.0-only/MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
            ("GPL-3.0-only OR MIT AND GPL-2.0-only", false),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("MIT WITH LLVM-exception", false),
            ("", false),
        ] {
            assert_eq!(is_allowed(expression, &allowed), expect, "{expression}");
        }
    }

    #[test]
    fn every_package_has_a_licence_that_deny_toml_allows() {
        let allowed = allowed(include_str!("../deny.toml")).expect("TOML");
        let all = Metadata::ask(&["--all-features"]).expect("cargo metadata");
        assert!(all.packages.len() > 100, "{} packages", all.packages.len());
        assert_eq!(refused(&all.packages, &allowed), Vec::<String>::new());
    }

    #[test]
    fn the_reader_s_parts_are_named_with_their_sums() {
        let reader = Metadata::ask(&[
            "--filter-platform",
            "wasm32-unknown-unknown",
            "--no-default-features",
            "--features",
            "reader",
        ])
        .expect("cargo metadata");
        let linked = reader.linked();
        let names: BTreeSet<&str> = linked.keys().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains("leptos") && names.contains("serde_json"), "{names:?}");
        // Neither the press's own nor what only runs in the compiler.
        assert!(
            !names.contains("jieba-rs") && !names.contains("hypher") && !names.contains("serde_derive"),
            "{names:?}"
        );
        let sums = checksums(include_str!("../Cargo.lock")).expect("a lock file");
        let bill = bill(&linked, &reader.resolve.root, &sums);
        let components = bill["components"].as_array().expect("components");
        assert_eq!(components.len() + 1, linked.len());
        assert!(components.iter().all(|one| one["hashes"][0]["content"].as_str().is_some_and(|sum| sum.len() == 64)));
        assert!(components.iter().all(|one| one["licenses"][0]["expression"].is_string()));
    }
}
