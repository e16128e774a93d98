//! A part of a source file: the front matter, the body, or all of it.

use std::ops::Range;
use std::sync::Arc;

use crate::press::diagnostic::{Place, SourceText};

/// Consecutive bytes of a file; spans of what is read from them count from their start.
#[derive(Clone, Debug)]
pub(super) struct Part {
    text: Arc<SourceText>,
    range: Range<usize>,
}

impl Part {
    /// The whole file.
    pub(super) fn whole(text: Arc<SourceText>) -> Self {
        let range = 0..text.as_str().len();
        Self { text, range }
    }

    /// Some bytes of this part.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        Self { text: Arc::clone(&self.text), range: self.range.start + range.start..self.range.start + range.end }
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.text.as_str()[self.range.clone()]
    }

    /// The text of a span, empty if there is none.
    pub(super) fn slice(&self, span: Option<Range<usize>>) -> &str {
        span.and_then(|span| self.as_str().get(span)).unwrap_or_default()
    }

    /// Where a span is in the file.
    pub(super) fn place(&self, span: Range<usize>) -> Place {
        self.text.place(self.range.start + span.start..self.range.start + span.end)
    }
}
