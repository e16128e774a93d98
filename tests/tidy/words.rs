//! Words that stay out: panics by `unwrap`, names that say nothing, notes to self, and
//! addresses of one machine.

use super::Finding;
use super::files::File;

/// Names of no subject.
const EMPTY_NAMES: [&str; 8] = ["manager", "helper", "helpers", "data", "info", "util", "utils", "misc"];

/// What declares a name.
const DECLARATIONS: [&str; 7] = ["struct", "enum", "trait", "type", "mod", "union", "macro_rules!"];

/// Notes to self, homes of one user, and package mirrors of one network.
const LEFTOVERS: [&str; 11] = [
    "TODO",
    "FIXME",
    "XXX:",
    "HACK:",
    "/root/",
    "/home/",
    "://registry.",
    "://index.",
    "://static.",
    "://mirror.",
    // Where this very checkout stands.
    env!("CARGO_MANIFEST_DIR"),
];

/// These files name what they forbid.
const RULE_BOOK: &str = "tests/tidy/";

/// Shipped code never unwraps: it returns an error, or `expect`s with its reason.
pub(crate) fn unwrap(file: &File) -> Vec<Finding> {
    file.shipped()
        .filter(|(_, code)| code.contains(".unwrap()"))
        .map(|(line, _)| Finding { line, message: "unwrap() in shipped code".into() })
        .collect()
}

/// A name says its subject.
pub(crate) fn names(file: &File) -> Vec<Finding> {
    let declared = file.code.lines().zip(1..).filter_map(|(code, line)| Some((line, declared(code)?)));
    let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).map(|stem| (1, stem));
    declared
        .chain(stem)
        .filter(|(_, name)| words(name).iter().any(|word| EMPTY_NAMES.contains(&word.as_str())))
        .map(|(line, name)| Finding { line, message: format!("the name {name} says no subject") })
        .collect()
}

/// The type or module that a line declares.
fn declared(code: &str) -> Option<&str> {
    let mut words = code.split_whitespace();
    words.find(|word| DECLARATIONS.contains(word))?;
    let name = words.next()?;
    name.split(|next: char| !next.is_alphanumeric() && next != '_').next()
}

/// `FontManager` and `font_manager` -> `font`, `manager`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in name.chars() {
        if character == '_' || character.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character != '_') {
            word.extend(character.to_lowercase());
        }
    }
    words
}

/// Nothing unfinished, and nothing of the machine that it was written on.
pub(crate) fn leftovers(file: &File) -> Vec<Finding> {
    if file.path.starts_with(RULE_BOOK) {
        return vec![];
    }
    let mut found = Vec::new();
    for (text, line) in file.text.lines().zip(1..) {
        let words = LEFTOVERS.iter().filter(|word| text.contains(**word));
        found.extend(words.map(|word| Finding { line, message: format!("{word} does not belong in the tree") }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn unwrap_is_for_tests() {
        let text = "fn a() { b().unwrap(); }\n// c.unwrap()\n#[cfg(test)]\nmod tests { fn d() { e().unwrap(); } }";
        assert_eq!(lines(unwrap, "src/layout/mod.rs", text), [1]);
        assert_eq!(lines(unwrap, "tests/layout.rs", text), []);
        assert_eq!(lines(unwrap, "src/layout/mod.rs", "a.unwrap_or(b)"), []);
    }

    #[test]
    fn empty_names_are_found() {
        for bad in ["struct FontManager;", "pub(crate) mod utils {", "pub enum PageInfo {", "trait DataSource {}"] {
            assert_eq!(lines(names, "src/layout/mod.rs", bad), [1], "{bad}");
        }
        for good in ["struct Metadata;", "pub mod inline {", "let data = 1;", "// struct Utils"] {
            assert_eq!(lines(names, "src/layout/mod.rs", good), [], "{good}");
        }
        assert_eq!(lines(names, "src/layout/utils.rs", ""), [1]);
    }

    #[test]
    fn leftovers_are_found_in_every_file() {
        assert_eq!(lines(leftovers, "style/page.css", "p {}\n/* TODO */\n"), [2]);
        assert_eq!(lines(leftovers, "scripts/fonts.sh", "cd /home/me/paper"), [1]);
        assert_eq!(lines(leftovers, "README.md", "`make test`"), []);
        assert_eq!(lines(leftovers, "tests/tidy/words.rs", "TODO"), []);
    }
}
