//! The files of the repository, and rules about a file as a whole.

use std::fs;
use std::path::Path;

use super::Finding;
use super::code;

/// Where a file has grown past what one idea needs.
const LONGEST: usize = 500;

/// Made by tools, or not ours to word.
const SKIPPED: [&str; 9] =
    ["target", "dist", "out", "fonts", "node_modules", ".git", "Cargo.lock", "editions", "LICENSE"];

/// A text file of the repository.
pub(crate) struct File {
    /// From the root, with `/` between its parts.
    pub(crate) path: String,
    /// As it is.
    pub(crate) text: String,
    /// Rust with comments and literals blanked, on the same lines; empty for other files.
    pub(crate) code: String,
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let code = if path.ends_with(".rs") { code::blanked(text) } else { String::new() };
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    /// Whether it only ever runs as a test.
    pub(crate) fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.starts_with("benches/") || self.path.ends_with("/tests.rs")
    }

    /// The lines of code, numbered from 1, without unit tests: those end a file.
    pub(crate) fn shipped(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code.lines().zip(1..).map(|(line, number)| (number, line));
        lines.take_while(|(_, line)| !line.trim_start().starts_with("#[cfg(test)]")).filter(|_| !self.is_test())
    }
}

/// All text files below the root, but those that git leaves out.
pub(crate) fn of_the_tree() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if SKIPPED.iter().any(|skipped| entry.file_name() == *skipped) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let (Ok(text), Ok(inside)) = (fs::read_to_string(&path), path.strip_prefix(root)) {
                files.push(File::new(&inside.to_string_lossy().replace('\\', "/"), &text));
            }
        }
    }
    files
}

/// Every Rust file opens with what it is for.
pub(crate) fn opening(file: &File) -> Vec<Finding> {
    let opens = !file.path.ends_with(".rs") || file.text.starts_with("//! ");
    if opens {
        vec![]
    } else {
        vec![Finding { line: 1, message: "does not open with `//! ` and what it is for".into() }]
    }
}

/// No file outgrows its idea.
pub(crate) fn length(file: &File) -> Vec<Finding> {
    let lines = file.text.lines().count();
    if !file.path.ends_with(".rs") || lines <= LONGEST {
        return vec![];
    }
    vec![Finding { line: LONGEST + 1, message: format!("{lines} lines, more than {LONGEST}: split it by its ideas") }]
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn a_file_without_a_purpose_is_found() {
        assert_eq!(lines(opening, "src/a.rs", "use std::fmt;\n"), [1]);
        assert_eq!(lines(opening, "src/a.rs", "//! What it is for.\n"), []);
        assert_eq!(lines(opening, "style/a.css", "p {}\n"), []);
    }

    #[test]
    fn a_file_of_501_lines_is_found() {
        assert_eq!(lines(length, "src/a.rs", &"//\n".repeat(501)), [501]);
        assert_eq!(lines(length, "src/a.rs", &"//\n".repeat(500)), []);
        assert_eq!(lines(length, "tests/fixtures/a.txt", &"\n".repeat(501)), []);
    }
}
