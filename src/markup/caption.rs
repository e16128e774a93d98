//! A caption: pointer, text, credit.

use std::fmt::Write;

use super::lines::{indent, write_caption};
use crate::layout::Setting;
use crate::layout::fragment::Pointer;
use crate::layout::inline::SetText;

/// The inside of a `figcaption`. `credit` is the first byte of the credit in the text. The
/// arrow stands in the indent that the layout left for it; it is drawn for the eye only.
pub fn caption(text: &SetText, credit: usize, pointer: Option<Pointer>) -> String {
    let mut html = String::new();
    let _ = write!(html, "<p class=\"text\" data-align=\"{}\"{}>", super::align(text), indent(text, 0));
    if let Some(pointer) = pointer {
        let _ = write!(html, "<i class=\"arrow\" aria-hidden=\"true\" data-arrow=\"{}\"></i>", pointer.arrow());
    }
    write_caption(&mut html, text, Setting::Caption.face(), credit);
    html.push_str("</p>");
    html
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::edition::FaceRole;
    use crate::layout::inline::{Paragraph, Span};
    use crate::layout::{Em, Faces};

    #[test]
    fn pointer_and_credit_are_marked_and_the_text_is_whole() {
        let text = "普及AED急救知识。　本报记者 石玉成 摄";
        let credit = text.find('本').expect("the credit");
        let span = |range: Range<usize>| Span { range, face: FaceRole::Note, mark: None };
        let paragraph = Paragraph {
            text: text.to_owned(),
            spans: vec![span(0..text.len())],
            indent: Em::ONE,
            ..Paragraph::default()
        };
        let set = crate::layout::inline::set(&paragraph, Em::whole(10), &Faces::default());
        let html = caption(&set, credit, Some(Pointer::Left));
        assert!(html.contains("data-arrow=\"←\""), "{html}");
        let credited: String =
            html.split("<span data-credit>").skip(1).map(|rest| rest.split("</span>").next().unwrap_or("")).collect();
        assert!(credited.starts_with("本报"), "{html}");
        let plain: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        assert_eq!(plain.replace(char::is_whitespace, ""), text.replace(char::is_whitespace, ""));
    }
}
