//! Body text in legs: the inside of one native multi-column box.
//!
//! A paragraph stays one `<p>` however many legs it runs over. Where a leg ends before the
//! box does, blank rows stand in: behind the last line, inside the paragraph, if it goes
//! on in the next leg; as a column break before the next block if it does not.

use std::fmt::Write;
use std::ops::Range;

use super::lines::{Blank, Css, indent, write_lines};
use crate::layout::flow::{Galley, ItemKind, TextKind};
use crate::layout::fragment::TextFragment;
use crate::layout::inline::SetText;
use crate::layout::{Em, Setting};

/// What a signature stays away from the end of its line, lest rounding push it off.
const SIGNATURE_AIR: Em = Em(20);

/// The inside of a text fragment's box.
pub fn legs(galley: &Galley, fragment: &TextFragment) -> String {
    let mut html = String::new();
    let mut writer = Writer { galley, open: None, html: &mut html };
    for leg in &fragment.legs {
        let mut rows = 0;
        for (position, index) in leg.clone().enumerate() {
            let item = &galley.items[index];
            let above = if position == 0 { 0 } else { item.above };
            rows += item.rows - (item.above - above);
            let starts_leg = position == 0 && leg.start > fragment.legs[0].start;
            writer.item(index, above, starts_leg);
        }
        writer.leg_ends(fragment.rows.saturating_sub(rows));
    }
    writer.close();
    html
}

struct Writer<'a> {
    galley: &'a Galley,
    /// The text whose lines are being gathered.
    open: Option<Open>,
    html: &'a mut String,
}

struct Open {
    text: usize,
    lines: Range<usize>,
    /// Blank rows behind some of its lines.
    blanks: Vec<Blank>,
    above: u32,
    /// Whether a leg ended just before it.
    breaks: bool,
    /// A signature in the space that its last line leaves.
    beside: Option<usize>,
}

impl Writer<'_> {
    fn item(&mut self, index: usize, above: u32, starts_leg: bool) {
        match &self.galley.items[index].kind {
            ItemKind::Line { text, .. } if self.galley.items[index].rows == 0 => self.beside(*text),
            ItemKind::Line { text, line } => match &mut self.open {
                Some(open) if open.text == *text && open.lines.end == *line => open.lines.end = line + 1,
                _ => {
                    self.close();
                    self.open = Some(Open {
                        text: *text,
                        lines: *line..line + 1,
                        blanks: vec![],
                        above,
                        breaks: starts_leg,
                        beside: None,
                    });
                }
            },
            ItemKind::TableRow { cells, lines, row, .. } => {
                self.close();
                let name = if *row == 0 { "columnheader" } else { "cell" };
                let _ = write!(self.html, "<div class=\"table-row\" role=\"row\"{}>", attributes(above, starts_leg));
                for cell in cells {
                    let _ = write!(self.html, "<div role=\"{name}\" style=\"width:{}\">", Css(cell.measure));
                    let shown = lines.start.min(cell.lines.len())..lines.end.min(cell.lines.len());
                    write_lines(self.html, cell, shown, &[], Setting::Table.face());
                    self.html.push_str("</div>");
                }
                self.html.push_str("</div>");
            }
        }
    }

    /// A text that stands in the space that the last line leaves.
    fn beside(&mut self, text: usize) {
        if let Some(open) = &mut self.open {
            open.beside = Some(text);
        }
    }

    /// Puts a signature at the end of the line before it, as far to the right as it goes.
    /// It is inside the paragraph, for a box of its own could fall into the next leg.
    fn signature(&mut self, before: &SetText, text: usize) {
        let text = &self.galley.texts[text].text;
        let (Some(last), Some(line)) = (before.lines.last(), text.lines.first()) else { return };
        let indent = if before.lines.len() == 1 { before.indent() } else { Em::ZERO };
        let space = before.measure - indent - last.width - line.width - SIGNATURE_AIR;
        let face = super::face(Setting::Byline.face());
        let _ = write!(
            self.html,
            "<span data-text=\"signed\" data-face=\"{face}\" style=\"margin-left:{}\">",
            Css(space.max(Em::ZERO))
        );
        write_lines(self.html, text, 0..text.lines.len(), &[], Setting::Byline.face());
        self.html.push_str("</span>");
    }

    /// A leg ends with some rows left: whatever comes next in the same text goes behind
    /// as many blank rows.
    fn leg_ends(&mut self, rows: u32) {
        if let Some(open) = &mut self.open
            && rows > 0
        {
            open.blanks.push(Blank { behind: open.lines.end - 1, rows });
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let text = &self.galley.texts[open.text];
        let (element, kind) = match text.kind {
            TextKind::Paragraph => ("p", "paragraph"),
            TextKind::Crosshead => ("h4", "crosshead"),
            TextKind::Quote => ("blockquote", "quote"),
            TextKind::ListItem => ("p", "item"),
            TextKind::Signed => ("p", "signed"),
        };
        // Blank rows behind the text's last line here are the next block's column break.
        let blanks: Vec<Blank> =
            open.blanks.iter().copied().filter(|blank| blank.behind + 1 < open.lines.end).collect();
        let face = match text.kind {
            TextKind::Paragraph | TextKind::ListItem => Setting::Body.face(),
            TextKind::Crosshead => Setting::Crosshead.face(),
            TextKind::Quote => Setting::Quote.face(),
            TextKind::Signed => Setting::Byline.face(),
        };
        let _ = write!(
            self.html,
            "<{element} class=\"text\" data-text=\"{kind}\" data-align=\"{}\" data-face=\"{}\"{}{}>",
            super::align(&text.text),
            super::face(face),
            indent(&text.text, open.lines.start),
            attributes(open.above, open.breaks),
        );
        write_lines(self.html, &text.text, open.lines, &blanks, face);
        if let Some(beside) = open.beside {
            self.signature(&text.text, beside);
        }
        let _ = write!(self.html, "</{element}>");
    }
}

fn attributes(above: u32, breaks: bool) -> String {
    let mut text = String::new();
    if above > 0 {
        let _ = write!(text, " data-above=\"{above}\"");
    }
    if breaks {
        text.push_str(" data-breaks");
    }
    text
}
