//! A source file's text, and places in it as an editor counts them: lines and characters
//! from 1.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The text of a file with its name.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    name: String,
    text: String,
    /// Byte offset of the start of each line.
    lines: Vec<usize>,
}

impl SourceText {
    /// Text whose line ends are `\n`.
    pub fn new(name: impl Into<String>, text: String) -> Arc<Self> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Arc::new(Self { name: name.into(), text, lines })
    }

    /// The file's path as the caller named it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Bytes of the line, from 0, with its end.
    pub(super) fn line(&self, index: usize) -> Range<usize> {
        let end = self.lines.get(index + 1).copied().unwrap_or(self.text.len());
        self.lines[index]..end
    }

    /// Index of the line, from 0, that holds the byte.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.lines.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The place of some bytes.
    pub fn place(self: &Arc<Self>, span: Range<usize>) -> Place {
        let mut start = span.start.min(self.text.len());
        let mut end = span.end.clamp(start, self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Place { file: self.name.clone(), spot: Some((Arc::clone(self), start..end)) }
    }
}

/// A place in a file, or a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    file: String,
    spot: Option<(Arc<SourceText>, Range<usize>)>,
}

impl Place {
    /// A file as a whole.
    pub fn file_only(file: impl Into<String>) -> Self {
        Self { file: file.into(), spot: None }
    }

    /// The file's path as the caller named it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text of the file and the bytes meant.
    pub fn spot(&self) -> Option<(&Arc<SourceText>, Range<usize>)> {
        self.spot.as_ref().map(|(text, span)| (text, span.clone()))
    }

    /// The first byte meant; 0 for a file as a whole.
    pub(super) fn start(&self) -> usize {
        self.spot.as_ref().map_or(0, |(_, span)| span.start)
    }

    /// Line, from 1.
    pub fn line(&self) -> Option<usize> {
        self.spot.as_ref().map(|(text, span)| text.line_of(span.start) + 1)
    }

    /// Column in characters (Unicode scalar values), from 1.
    pub fn column(&self) -> Option<usize> {
        self.spot.as_ref().map(|(text, span)| {
            let line = text.line(text.line_of(span.start));
            text.as_str()[line.start..span.start].chars().count() + 1
        })
    }
}

/// `file:line:column` or `file`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = super::printable(&self.file);
        match (self.line(), self.column()) {
            (Some(line), Some(column)) => write!(f, "{file}:{line}:{column}"),
            _ => write!(f, "{file}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = SourceText::new("a.md", "长治\n日报𠮷x".to_owned());
        let check = |needle: &str, line, column| {
            let start = text.as_str().find(needle).expect("the needle is there");
            let place = text.place(start..start + needle.len());
            assert_eq!((place.line(), place.column()), (Some(line), Some(column)), "{needle}");
        };
        check("长", 1, 1);
        check("治", 1, 2);
        check("日", 2, 1);
        check("x", 2, 4);
    }

    #[test]
    fn a_place_at_the_end_is_on_the_last_line() {
        let text = SourceText::new("a.md", "一\n".to_owned());
        let place = text.place(99..120);
        assert_eq!((place.line(), place.column()), (Some(2), Some(1)));
    }
}
