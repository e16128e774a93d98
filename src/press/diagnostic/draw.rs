//! Diagnostics drawn: with an excerpt of the source on a terminal, a line each elsewhere.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::ops::Range;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents,
};

use super::{Diagnostic, Diagnostics, Severity, SourceText};

/// Text that is safe to print: control characters as their Unicode pictures.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(picture).collect())
}

fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// All diagnostics as text, by file and place, with a line of totals at the end; empty if
/// there are none. `fancy` draws excerpts with colours for a terminal.
pub fn draw(diagnostics: &Diagnostics, fancy: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.sorted() {
        if fancy {
            let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode()).with_width(100);
            // Writing to a string fails only if the handler does: then the plain line must do.
            let before = out.len();
            if handler.render_report(&mut out, &Drawn::new(diagnostic)).is_ok() {
                continue;
            }
            out.truncate(before);
        }
        let _ = writeln!(out, "{diagnostic}");
    }
    for (file, code, more) in diagnostics.unshown() {
        let _ = writeln!(out, "{}: {more} more [{}]", printable(file), code.as_str());
    }
    if !diagnostics.is_empty() {
        let count = |severity| diagnostics.sorted().iter().filter(|found| found.severity == severity).count();
        let more: usize = diagnostics.unshown().map(|(_, _, more)| more).sum();
        let counted = |count, noun| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let more = if more > 0 { format!(", {more} more not shown") } else { String::new() };
        let _ = writeln!(out, "{}, {}{more}", counted(errors, "error"), counted(warnings, "warning"));
    }
    out
}

/// A diagnostic as miette sees it.
struct Drawn<'a> {
    diagnostic: &'a Diagnostic,
    excerpt: Option<Excerpt>,
}

impl<'a> Drawn<'a> {
    fn new(diagnostic: &'a Diagnostic) -> Self {
        let place = &diagnostic.place;
        let excerpt = place.spot().map(|(text, span)| Excerpt::new(place.file(), text, span));
        Self { diagnostic, excerpt }
    }
}

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostic.fmt(f)
    }
}

impl fmt::Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.excerpt.is_none() {
            write!(f, "{}: ", printable(self.diagnostic.place.file()))?;
        }
        write!(f, "{}", printable(&self.diagnostic.message))
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.diagnostic.code.as_str()))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        let hint = self.diagnostic.hint.as_deref()?;
        Some(Box::new(printable(hint)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.excerpt.as_ref()?.span.clone();
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(None, span))))
    }
}

/// The line of a problem, cut to what a terminal shows and free of control characters: a
/// line of a source may be a whole article, and must not steer the terminal.
struct Excerpt {
    name: String,
    text: String,
    /// The bytes of `text` that are meant.
    span: Range<usize>,
    /// Line and column, from 0, of the start of `span` in the file.
    line: usize,
    column: usize,
}

impl Excerpt {
    /// Characters shown before and after the start of the problem.
    const BEFORE: usize = 24;
    const AFTER: usize = 40;

    fn new(name: &str, source: &SourceText, span: Range<usize>) -> Self {
        let line = source.line_of(span.start);
        let range = source.line(line);
        let before = &source.as_str()[range.start..span.start];
        let rest = source.as_str()[span.start..range.end].trim_end_matches('\n');
        let skipped = before.chars().count().saturating_sub(Self::BEFORE);
        let mut text: String = before.chars().skip(skipped).map(picture).collect();
        if skipped > 0 {
            text.insert(0, '…');
        }
        let start = text.len();
        let mut end = start;
        let mut chars = rest.char_indices();
        for (i, c) in chars.by_ref().take(Self::AFTER) {
            text.push(picture(c));
            if span.start + i < span.end {
                end = text.len();
            }
        }
        if chars.next().is_some() {
            text.push('…');
        }
        let column = before.chars().count();
        Self { name: printable(name).into_owned(), text, span: start..end, line, column }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // With no context asked for, miette wants line and column of the span itself.
        let (data, covered, column) = if before == 0 {
            (&self.text[span.offset()..span.offset() + span.len()], *span, self.column)
        } else {
            (self.text.as_str(), (0..self.text.len()).into(), 0)
        };
        let contents = MietteSpanContents::new_named(self.name.clone(), data.as_bytes(), covered, self.line, column, 1);
        Ok(Box::new(contents))
    }
}
