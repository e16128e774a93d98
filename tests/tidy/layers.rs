//! The layers of `src/`: a file imports its own or a lower one.

use super::Finding;
use super::files::File;

/// Each layer with those it may import besides itself.
const LAYERS: [(&str, &[&str]); 7] = [
    ("edition", &[]),
    ("layout", &["edition"]),
    ("search", &["edition"]),
    ("markup", &["edition", "layout"]),
    ("press", &["edition", "layout", "search", "markup"]),
    ("web", &["edition", "layout", "search", "markup"]),
    ("view", &["edition", "layout", "search", "markup", "web"]),
];

/// Crates of one platform, with the places that may name them.
const PLATFORMS: [(&str, &[&str]); 6] = [
    ("web_sys", &["src/web/", "src/main.rs"]),
    ("js_sys", &["src/web/", "src/main.rs"]),
    ("gloo_net", &["src/web/", "src/main.rs"]),
    ("wasm_bindgen", &["src/web/", "src/main.rs"]),
    ("wasm_bindgen_futures", &["src/web/", "src/main.rs"]),
    ("leptos", &["src/view/", "src/web/", "src/main.rs"]),
];

/// What pure layers never touch: files, clocks, threads.
const IMPURE: [&str; 6] = ["fs", "env", "net", "process", "thread", "time"];

/// The layers that compute only.
const PURE: [&str; 4] = ["edition", "layout", "search", "markup"];

/// `src/layout/page/place.rs` -> `layout`.
fn layer(path: &str) -> Option<&'static str> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split(['/', '.']).next()?;
    LAYERS.iter().map(|(layer, _)| *layer).find(|layer| *layer == name)
}

/// No layer imports one above it or beside it.
pub(crate) fn imports(file: &File) -> Vec<Finding> {
    let Some(own) = layer(&file.path) else { return vec![] };
    let allowed = LAYERS.iter().find(|(layer, _)| *layer == own).map_or(&[][..], |(_, lower)| lower);
    named_layers(file)
        .into_iter()
        .filter(|(_, named)| *named != own && !allowed.contains(named))
        .map(|(line, named)| Finding { line, message: format!("{own} imports {named}, which is not below it") })
        .collect()
}

/// The layers that a file names from the crate's root, by `crate::` or enough `super::`.
fn named_layers(file: &File) -> Vec<(usize, &'static str)> {
    let depth = file.path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count() - 1;
    let climb = "super::".repeat(depth);
    let mut named = Vec::new();
    for root in ["crate::", climb.as_str()] {
        for (at, _) in file.code.match_indices(root) {
            let line = file.code[..at].matches('\n').count() + 1;
            named.extend(roots(&file.code[at + root.len()..]).into_iter().map(|layer| (line, layer)));
        }
    }
    named
}

/// The layers that a path opens with: one, or several in braces.
fn roots(path: &str) -> Vec<&'static str> {
    let names: Vec<&str> = match path.strip_prefix('{') {
        None => vec![path],
        Some(group) => {
            let mut depth = 0;
            let outer = |character| {
                depth += match character {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                depth == 0 && character == ','
            };
            let end = closing(group);
            group[..end].split(outer).map(str::trim).collect()
        }
    };
    let opens = |name: &str, layer: &str| {
        name.strip_prefix(layer)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    };
    names.iter().flat_map(|name| LAYERS.iter().map(|(layer, _)| *layer).filter(|layer| opens(name, layer))).collect()
}

/// Where the brace that opened before the text closes.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, character) in text.char_indices() {
        depth += match character {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// A platform's crates stay in the layers that adapt it.
pub(crate) fn platforms(file: &File) -> Vec<Finding> {
    if !file.path.starts_with("src/") {
        return vec![];
    }
    let strangers: Vec<_> =
        PLATFORMS.iter().filter(|(_, homes)| !homes.iter().any(|home| file.path.starts_with(home))).collect();
    let mut found = Vec::new();
    for (number, line) in file.code.lines().zip(1..).map(|(line, number)| (number, line)) {
        for (name, homes) in &strangers {
            if line.split(|next: char| !next.is_alphanumeric() && next != '_').any(|word| word == *name) {
                let message = format!("{name} belongs in {} only", homes.join(" or "));
                found.push(Finding { line: number, message });
            }
        }
    }
    found
}

/// The pure layers read no file, no clock, no environment.
pub(crate) fn purity(file: &File) -> Vec<Finding> {
    if !layer(&file.path).is_some_and(|layer| PURE.contains(&layer)) {
        return vec![];
    }
    let impure = |line: &str| IMPURE.iter().find(|module| line.contains(&format!("std::{module}::")));
    file.shipped()
        .filter_map(|(line, code)| Some((line, impure(code)?)))
        .map(|(line, module)| Finding { line, message: format!("std::{module} in a layer that only computes") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{findings, lines};
    use super::*;

    #[test]
    fn a_layer_imports_downwards_only() {
        let check = |path, text, expect: &[usize]| assert_eq!(lines(imports, path, text), expect, "{path}: {text}");
        check("src/layout/page/place.rs", "use crate::edition::Rank;\nuse crate::layout::Px;", &[]);
        check("src/layout/page/place.rs", "\nuse crate::view::Sheet;", &[2]);
        check("src/edition/text.rs", "fn a(b: crate::layout::Px) {}", &[1]);
        check("src/press/mod.rs", "use crate::{edition::{Rank, Date}, web::fetch, markup};", &[1]);
        check("src/press/mod.rs", "use crate::{edition::{Rank, web}, markup};", &[]);
        check("src/web/mod.rs", "use crate::press;", &[1]);
        check("src/view/sheet.rs", "use crate::web::focus;", &[]);
        check("src/markup/mod.rs", "use super::view::Sheet;", &[1]);
        check("src/markup/line.rs", "use super::super::view::Sheet;", &[1]);
        check("src/markup/line.rs", "use super::view::Sheet;", &[]);
        check("src/markup/line.rs", "// use crate::view::Sheet;\nlet a = \"crate::view::Sheet\";", &[]);
        check("src/markup/line.rs", "use crate::viewport::Sheet;", &[]);
        check("src/bin/press.rs", "use epaper::press;", &[]);
    }

    #[test]
    fn a_finding_names_both_layers() {
        let found = findings(imports, "src/edition/date.rs", "use crate::press::build;");
        assert_eq!(found, [(1, "edition imports press, which is not below it".to_owned())]);
    }

    #[test]
    fn a_platform_stays_in_its_adapter() {
        let check = |path, text, expect: &[usize]| assert_eq!(lines(platforms, path, text), expect, "{path}: {text}");
        check("src/view/sheet.rs", "use leptos::prelude::*;\nuse web_sys::Window;", &[2]);
        check("src/web/page.rs", "use web_sys::Window;", &[]);
        check("src/markup/mod.rs", "use leptos::prelude::*;", &[1]);
        check("src/view/sheet.rs", "leptos::web_sys::window()", &[1]);
        check("tests/browser/main.rs", "use web_sys::Window;", &[]);
    }

    #[test]
    fn a_pure_layer_reads_no_file_and_no_clock() {
        let check = |path, text, expect: &[usize]| assert_eq!(lines(purity, path, text), expect, "{path}: {text}");
        check("src/layout/mod.rs", "use std::fmt;\nuse std::time::Instant;", &[2]);
        check("src/layout/mod.rs", "#[cfg(test)]\nmod tests { use std::fs::read; }", &[]);
        check("src/press/mod.rs", "use std::fs::read;", &[]);
    }
}
