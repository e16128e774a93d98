//! A caption: pointer, text, credit.

use super::lines::indent;
use super::pen::Pen;
use crate::layout::Setting;
use crate::layout::fragment::Pointer;
use crate::layout::inline::SetText;

impl Pen {
    /// The inside of a `figcaption`. `credit` is the first byte of the credit in the text. The
    /// arrow stands in the indent that the layout left for it; it is drawn for the eye only.
    pub(super) fn caption(&mut self, text: &SetText, credit: usize, pointer: Option<Pointer>) {
        self.push("<p");
        self.class("text", &indent(text, 0));
        self.attribute("data-align", super::align(text));
        self.push(">");
        if let Some(pointer) = pointer {
            self.push("<i class=\"arrow\" aria-hidden=\"true\"");
            self.attribute("data-arrow", pointer.arrow());
            self.push("></i>");
        }
        self.caption_lines(text, Setting::Caption.face(), credit);
        self.push("</p>");
    }
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
        let mut pen = Pen::new("s");
        pen.caption(&set, credit, Some(Pointer::Left));
        let html = pen.finish().html;
        assert!(html.contains("data-arrow=\"←\""), "{html}");
        let credited: String =
            html.split("<span data-credit>").skip(1).map(|rest| rest.split("</span>").next().unwrap_or("")).collect();
        assert!(credited.starts_with("本报"), "{html}");
        let plain: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        assert_eq!(plain.replace(char::is_whitespace, ""), text.replace(char::is_whitespace, ""));
    }
}
