//! The house rules that a compiler does not hold: which layer may import which, how files
//! open and how long they grow, which names and words stay out. Each rule is a plain function
//! over one file, tried on bad samples of its own.

mod code;
mod files;
mod layers;
mod words;

use files::File;

/// Every rule: what is wrong with one file, by line.
const RULES: [fn(&File) -> Vec<Finding>; 8] = [
    layers::imports,
    layers::platforms,
    layers::purity,
    files::opening,
    files::length,
    words::unwrap,
    words::names,
    words::leftovers,
];

/// A line that breaks a rule, and why.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// From 1.
    line: usize,
    message: String,
}

/// What `rule` says about a file of this path and text.
#[cfg(test)]
fn findings(rule: fn(&File) -> Vec<Finding>, path: &str, text: &str) -> Vec<(usize, String)> {
    rule(&File::new(path, text)).into_iter().map(|finding| (finding.line, finding.message)).collect()
}

/// Lines that `rule` reports.
#[cfg(test)]
fn lines(rule: fn(&File) -> Vec<Finding>, path: &str, text: &str) -> Vec<usize> {
    findings(rule, path, text).into_iter().map(|(line, _)| line).collect()
}

#[test]
fn the_house_is_tidy() {
    let files = files::of_the_tree();
    assert!(files.iter().any(|file| file.path == "src/lib.rs"), "the tree was not read: {} files", files.len());
    let mut found: Vec<String> = files
        .iter()
        .flat_map(|file| RULES.iter().flat_map(move |rule| rule(file)).map(move |finding| (file, finding)))
        .map(|(file, Finding { line, message })| format!("{}:{line}: {message}", file.path))
        .collect();
    found.sort();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}
