//! The script of the element `<e-paper>`: the one file of the reader whose name never
//! changes. The names of the others change with their content; they are written into it.

/// Where it stands in a site.
pub const FILE: &str = "e-paper.js";

const SCRIPT: &str = include_str!("../embed/e-paper.js");

/// What the script calls the reader's files: each with a hash before its ending in the site.
const NAMES: [&str; 3] = ["reader.js", "reader.wasm", "epaper.css"];

/// The script for a site with this shell; `None` if that names no reader.
pub fn script(shell: &str) -> Option<String> {
    NAMES.iter().try_fold(SCRIPT.to_owned(), |script, name| {
        let (stem, ending) = name.split_once('.')?;
        let hashed = named(shell, &format!("{stem}."), &format!(".{ending}"))?;
        Some(script.replacen(&format!("\"{name}\""), &format!("\"{hashed}\""), 1))
    })
}

/// The first name in a text that begins and ends so.
fn named<'a>(text: &'a str, prefix: &str, suffix: &str) -> Option<&'a str> {
    text.match_indices(prefix).find_map(|(at, _)| {
        let rest = &text[at..];
        let end = rest.find(|next: char| !next.is_ascii_alphanumeric() && !"-_.".contains(next)).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|name| name.ends_with(suffix))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_names_the_readers_files() {
        let shell = r#"<link href="epaper.34cd.css"><link href="reader.12ab.wasm"><link href="reader.56ef.js">"#;
        let script = script(shell).expect("a script");
        assert!(script.contains(r#"["reader.56ef.js", "reader.12ab.wasm", "epaper.34cd.css"]"#), "{script}");
    }

    #[test]
    fn a_shell_without_a_reader_has_no_script() {
        assert_eq!(script("<!doctype html><link href=epaper.34cd.css>"), None);
    }
}
