//! Problems in a source: where, what, and what to do about it. All are collected, never the
//! first only.

mod code;
mod draw;
mod text;

use std::collections::BTreeMap;
use std::fmt;

pub use code::Code;
pub use draw::{draw, printable};
pub use text::{Place, SourceText};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// The edition is built, perhaps not as meant.
    Warning,
}

/// One problem.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Which problem it is, for tests and search.
    pub code: Code,
    /// What is wrong, in a sentence without full stop.
    pub message: String,
    /// Where.
    pub place: Place,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A problem that stops the build.
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), place, hint: None }
    }

    /// A problem that does not.
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// `file:line:column: error[code]: message (hint)`, on one line.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{}: {severity}[{}]: {}", self.place, self.code.as_str(), printable(&self.message))?;
        match &self.hint {
            Some(hint) => write!(f, " ({})", printable(hint)),
            None => Ok(()),
        }
    }
}

/// Every problem found so far, in the order of files and of places in them once
/// [sorted](Self::sorted).
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// How many of a kind a file has had, so that a broken file does not bury the others.
    counts: BTreeMap<(String, Code, Severity), usize>,
}

impl Diagnostics {
    /// Problems of one code and severity shown for one file; the rest are counted.
    pub const SHOWN_PER_CODE: usize = 20;

    /// Adds a problem, once if a parser meets it again and again.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let is_same = |last: &Diagnostic| {
            (last.code, &last.place, &last.message) == (diagnostic.code, &diagnostic.place, &diagnostic.message)
        };
        if self.list.last().is_some_and(is_same) {
            return;
        }
        let kind = (diagnostic.place.file().to_owned(), diagnostic.code, diagnostic.severity);
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= Self::SHOWN_PER_CODE {
            self.list.push(diagnostic);
        }
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Self) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
        self.list.extend(other.list);
    }

    /// How many errors were found.
    pub fn errors(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Whether nothing may be built.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// The problems by file and place.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.list.iter().collect();
        sorted.sort_by_key(|diagnostic| (diagnostic.place.file(), diagnostic.place.start(), diagnostic.severity));
        sorted
    }

    /// Problems found but not kept: file, code and how many more there are.
    pub fn unshown(&self) -> impl Iterator<Item = (&str, Code, usize)> {
        self.counts
            .iter()
            .filter(|&(_, &count)| count > Self::SHOWN_PER_CODE)
            .map(|((file, code, _), count)| (file.as_str(), *code, count - Self::SHOWN_PER_CODE))
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
