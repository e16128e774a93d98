//! What every text of a page is set with.

use super::super::inline::{self, Align, Paragraph, Script, SetText, Span, hyphens};
use super::super::roles::{LEAD_IN, run_face};
use super::super::{Em, Measure, Setting, Stylesheet};
use crate::edition::{Divisions, FaceRole, Mark, Text};

/// The stylesheet, the widths of characters and the rules of a language: asked for lines
/// by everything that sets text.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The grid and the sizes.
    pub style: &'a Stylesheet,
    /// How wide characters are.
    pub widths: &'a dyn Measure,
    /// Whose rules lines follow.
    pub script: Script,
    /// Where words may be divided.
    pub divisions: &'a Divisions,
    /// Columns over which a figure may be set: one where columns are filled in sequence.
    pub plate_columns: u32,
}

impl Desk<'_> {
    /// Lines of a paragraph.
    pub fn set(&self, paragraph: &Paragraph, measure: Em) -> SetText {
        inline::set(paragraph, measure, self.widths)
    }

    /// Lines of a text of a head, few and broken by sense.
    pub fn headline(&self, paragraph: &Paragraph, measure: Em) -> SetText {
        inline::headline(paragraph, measure, self.widths)
    }

    /// First-line indent: the stylesheet's for Han text, one em where words have spaces
    /// between them.
    pub fn indent(&self) -> Em {
        if self.script.is_western() { Em::ONE } else { self.style.indent() }
    }

    /// Measure of some columns in ems of a kind of text.
    pub fn measure(&self, columns: u32, setting: Setting) -> Em {
        self.measure_at(columns, setting.per_mille())
    }

    /// Measure of some columns in ems of a size, itself in 1/1000 of the body's.
    pub fn measure_at(&self, columns: u32, per_mille: u32) -> Em {
        // One column is whole ems by construction, free of the font size's rounding.
        let body = if columns == 1 { Em::whole(self.style.measure as i32) } else { self.style.measure_of(columns) };
        Em((i64::from(body.0) * 1000 / i64::from(per_mille)) as i32)
    }

    /// A text as a paragraph in one face; `run_in` is set before it in the strong face.
    /// What would be justified is ragged where the reader wants it so.
    pub fn paragraph(&self, text: &Text, face: FaceRole, run_in: &str, align: Align) -> Paragraph {
        let align = if align == Align::Justify && self.style.ragged { Align::Start } else { align };
        let mut paragraph = Paragraph { align, script: self.script, ..Paragraph::default() };
        let mut push = |part: &str, face: FaceRole, mark: Option<Mark>| {
            if !part.is_empty() {
                let start = paragraph.text.len();
                paragraph.text.push_str(part);
                paragraph.spans.push(Span { range: start..paragraph.text.len(), face, mark });
            }
        };
        push(run_in, LEAD_IN, None);
        for run in &text.runs {
            let mark = run.mark();
            let face = run_face(face, mark.as_ref());
            push(run.text(), face, mark);
        }
        // Lines that stand alone, as a quotation's do, end with whole words.
        if align != Align::Centre {
            paragraph.hyphens = hyphens(&paragraph.text, self.divisions);
        }
        paragraph
    }
}
