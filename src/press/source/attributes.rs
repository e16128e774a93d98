//! The attribute line of a figure: `{span=2 crop=0.85 focus="0.5,0.3" alt="…"}`.

use std::ops::Range;

use super::folder::is_control;
use super::part::Part;
use super::suggest::{list, nearest};
use crate::edition::Focus;
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};

/// What an attribute line says; absent where it says nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) span: Option<u8>,
    pub(super) crop: Option<u8>,
    pub(super) focus: Option<Focus>,
    pub(super) alt: Option<String>,
}

/// An attribute line, and the bytes of the body from the figure's end that it takes.
pub(super) struct Line {
    pub(super) values: Attributes,
    pub(super) range: Range<usize>,
}

const NAMES: [&str; 4] = ["span", "crop", "focus", "alt"];

/// Whether a paragraph looks like an attribute line that has lost its figure.
pub(super) fn looks_like(text: &str) -> bool {
    text.starts_with('{') && text.ends_with('}') && NAMES.iter().any(|name| text[1..].trim_start().starts_with(name))
}

/// Reads the attribute line that follows a figure, if one does. `after` is the body from the
/// figure's end on, which is at `start`.
pub(super) fn read(after: &str, start: usize, part: &Part, out: &mut Diagnostics) -> Line {
    let mut values = Attributes::default();
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let line = &after[blanks..];
    let break_len = usize::from(line.starts_with('\n'));
    let indent = line[break_len..].len() - line[break_len..].trim_start_matches([' ', '\t']).len();
    let open = blanks + break_len + indent;
    if !after[open..].starts_with('{') {
        return Line { values, range: start..start };
    }
    let end_of_line = after[open..].find('\n').map_or(after.len(), |i| open + i);
    let mut scan = Scan { line: &after[open + 1..end_of_line], at: start + open + 1, part, out };
    let complete = scan.attributes(&mut values);
    let end = if complete { scan.at } else { start + end_of_line };
    Line { values, range: start..end }
}

/// The rest of an attribute line.
struct Scan<'a> {
    line: &'a str,
    /// Where the rest begins in the body.
    at: usize,
    part: &'a Part,
    out: &'a mut Diagnostics,
}

impl<'a> Scan<'a> {
    /// Reads up to the closing brace; `false` if there is none.
    fn attributes(&mut self, values: &mut Attributes) -> bool {
        let mut seen = Vec::new();
        loop {
            self.take_while(char::is_whitespace);
            if self.line.starts_with('}') {
                self.advance(1);
                return true;
            }
            let (name, name_at) = self.take_while(|c| c.is_alphanumeric() || c == '_' || c == '-');
            if name.is_empty() || !self.line.starts_with('=') {
                let hint = "write it like {span=2 crop=0.85 focus=\"0.5,0.3\" alt=\"…\"}";
                let message = if self.line.is_empty() {
                    "an attribute line without `}`"
                } else {
                    "no attribute can be read here"
                };
                self.error(Code::BadAttributes, self.at..self.at + 1, message, hint);
                return false;
            }
            self.advance(1);
            let Some((value, value_at)) = self.value() else { return false };
            if seen.contains(&name) {
                self.error(Code::BadAttributes, name_at, format!("`{name}` stands twice"), "keep one of the two");
            } else {
                seen.push(name);
                self.set(values, name, name_at, value, value_at);
            }
        }
    }

    /// A value in straight quotes, or one without blanks.
    fn value(&mut self) -> Option<(&'a str, Range<usize>)> {
        if self.line.starts_with(['“', '”']) {
            let hint = "use straight quotes: \"…\"";
            self.error(Code::BadAttributes, self.at..self.at + 1, "a value in curly quotes", hint);
            return None;
        }
        if !self.line.starts_with('"') {
            return Some(self.take_while(|c| !c.is_whitespace() && c != '}'));
        }
        self.advance(1);
        let value = self.take_while(|c| c != '"');
        if self.line.is_empty() {
            let at = value.1.start - 1..value.1.start;
            self.error(Code::BadAttributes, at, "a value without closing quote", "end it with \" on the same line");
            return None;
        }
        self.advance(1);
        Some(value)
    }

    fn set(&mut self, values: &mut Attributes, name: &str, name_at: Range<usize>, value: &str, at: Range<usize>) {
        match name {
            "span" => match value.parse() {
                Ok(columns @ 1..=12) => values.span = Some(columns),
                _ => self.bad(at, name, value, "it is a whole number of columns from 1 to 12"),
            },
            "crop" => match percent(value) {
                Some(share @ 1..) => values.crop = Some(share),
                _ => self.bad(at, name, value, "it is the share of the height that must stay: 0.01 to 1"),
            },
            "focus" => match value.split_once(',').and_then(|(x, y)| Some((percent(x.trim())?, percent(y.trim())?))) {
                Some((x, y)) => values.focus = Some(Focus { x, y }),
                None => self.bad(at, name, value, "it is a point from the upper left, each part 0 to 1: \"0.5,0.3\""),
            },
            "alt" if value.contains(is_control) => self.bad(at, name, value, "delete the control characters"),
            "alt" => values.alt = Some(value.trim().to_owned()),
            _ => {
                let hint = match nearest(name, &NAMES) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("attributes are {}", list(&NAMES)),
                };
                self.error(Code::UnknownKey, name_at, format!("unknown attribute `{name}`"), hint);
            }
        }
    }

    fn bad(&mut self, at: Range<usize>, name: &str, value: &str, hint: &str) {
        self.error(Code::BadValue, at, format!("`{name}` cannot be `{value}`"), hint);
    }

    fn error(&mut self, code: Code, at: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.out.push(Diagnostic::error(code, self.part.place(at), message).hint(hint));
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> (&'a str, Range<usize>) {
        let start = self.at;
        let end = self.line.find(|c| !wanted(c)).unwrap_or(self.line.len());
        let taken = &self.line[..end];
        self.advance(end);
        (taken, start..self.at)
    }

    fn advance(&mut self, bytes: usize) {
        self.line = &self.line[bytes..];
        self.at += bytes;
    }
}

/// A share from 0 to 1 in percent.
fn percent(text: &str) -> Option<u8> {
    let share: f64 = text.parse().ok()?;
    (0.0..=1.0).contains(&share).then(|| (share * 100.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::diagnostic::SourceText;

    fn values(after: &str) -> (Attributes, usize, usize) {
        let part = Part::whole(SourceText::new("a.md", after.to_owned()));
        let mut out = Diagnostics::default();
        let line = read(after, 0, &part, &mut out);
        (line.values, line.range.end, out.sorted().len())
    }

    #[test]
    fn every_attribute_is_read() {
        let line = "\n{span=2 crop=0.85 focus=\"0.5,0.3\" alt=\"急救 } 演示\"}";
        let expect = Attributes {
            span: Some(2),
            crop: Some(85),
            focus: Some(Focus { x: 50, y: 30 }),
            alt: Some("急救 } 演示".into()),
        };
        assert_eq!(values(&format!("{line} 余下")), (expect, line.len(), 0));
    }

    #[test]
    fn text_without_a_brace_is_no_attribute_line() {
        for after in ["", "\n下一行 {span=2}", "\n\n{span=2}", " 余下"] {
            assert_eq!(values(after), (Attributes::default(), 0, 0), "{after:?}");
        }
    }

    #[test]
    fn values_out_of_range_are_each_reported() {
        let check = |after: &str, problems| assert_eq!(values(after).2, problems, "{after}");
        check("{span=0}", 1);
        check("{span=13 crop=0 focus=\"0.5\"}", 3);
        check("{crop=1.01 focus=\"2,0\" span=two}", 3);
        check("{crop=NaN}", 1);
        check("{spam=2}", 1);
        check("{span=2", 1);
        check("{alt=“字”}", 1);
        check("{alt=\"字}", 1);
        check("{span=1 span=2}", 1);
        check("{crop=1 span=12 focus=\"0,1\"}", 0);
    }
}
