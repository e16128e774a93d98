//! A Markdown image to a figure: picture, caption without its arrow, credit, attributes.

use std::ops::Range;

use super::attributes::Attributes;
use super::folder::is_control;
use super::part::Part;
use super::picture::Pictures;
use crate::edition::{Figure, Run, Text};
use crate::press::diagnostic::{Code, Diagnostic, Diagnostics};

/// An image as the source has it.
pub(super) struct Written<'a> {
    /// Path of the file; empty if the picture was not supplied.
    pub(super) path: &'a str,
    /// The image's title.
    pub(super) credit: &'a str,
    /// The image's text.
    pub(super) caption: Text,
    /// Bytes of the image in the body.
    pub(super) span: Range<usize>,
}

/// The figure.
pub(super) fn figure(
    written: Written<'_>,
    attributes: Attributes,
    part: &Part,
    pictures: &mut Pictures<'_>,
    out: &mut Diagnostics,
) -> Figure {
    let place = part.place(written.span.clone());
    let picture = if written.path.is_empty() {
        None
    } else if written.path.starts_with(['"', '“']) {
        let hint = "before a credit, the empty path of a picture that was not supplied is written <>";
        out.push(Diagnostic::error(Code::BadPath, place.clone(), "a credit stands where the path belongs").hint(hint));
        None
    } else {
        pictures.get(written.path, &place, out)
    };
    if written.credit.contains(is_control) {
        let message = "the credit holds a control character";
        out.push(Diagnostic::error(Code::ControlCharacter, place.clone(), message).hint("delete it"));
    }
    let (caption, pointed) = without_arrow(written.caption);
    let alt = attributes.alt.unwrap_or_default();
    if caption.is_empty() && alt.is_empty() {
        let message = "a figure without caption or description";
        let hint = "write a caption, or {alt=\"…\"} below, for those who cannot see it";
        out.push(Diagnostic::warning(Code::MissingAlt, place, message).hint(hint));
    }
    Figure {
        picture,
        caption,
        pointed,
        credit: written.credit.replace(is_control, "").trim().to_owned(),
        span: attributes.span,
        crop: attributes.crop.unwrap_or(Figure::DEFAULT_CROP),
        focus: attributes.focus.unwrap_or_default(),
        alt,
    }
}

/// The caption without the arrow it may begin with, and whether it did.
fn without_arrow(mut caption: Text) -> (Text, bool) {
    let Some(Run::Plain(first)) = caption.runs.first_mut() else { return (caption, false) };
    let Some(rest) = first.strip_prefix(['↑', '→', '↓', '←']) else { return (caption, false) };
    // The arrow may carry the selector of its text or emoji form.
    *first = rest.trim_start_matches(['\u{fe0e}', '\u{fe0f}']).trim_start().to_owned();
    (Text::from_runs(caption.runs), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_is_dropped_and_remembered() {
        let check = |caption: &str, text: &str, pointed| {
            assert_eq!(without_arrow(caption.into()), (Text::plain(text), pointed), "{caption}");
        };
        check("↑普及AED急救知识。", "普及AED急救知识。", true);
        check("← 提供法律咨询服务。", "提供法律咨询服务。", true);
        check("➡右图", "➡右图", false);
        check("气温↑", "气温↑", false);
        check("↓", "", true);
    }
}
