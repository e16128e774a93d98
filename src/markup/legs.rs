//! Body text in legs: the inside of one native multi-column box.
//!
//! A paragraph stays one `<p>` however many legs it runs over. Where a leg ends before the
//! box does, blank rows stand in: behind the last line, inside the paragraph, if it goes
//! on in the next leg; as a column break before the next block if it does not.

use std::ops::Range;

use super::lines::{Blank, indent};
use super::pen::{Pen, Style};
use crate::layout::flow::{Galley, ItemKind, TextKind};
use crate::layout::fragment::TextFragment;
use crate::layout::inline::SetText;
use crate::layout::{Em, Setting};

/// What a signature stays away from the end of its line, lest rounding push it off.
const SIGNATURE_AIR: Em = Em(20);

impl Pen {
    /// The inside of a text fragment's box.
    pub(super) fn legs(&mut self, galley: &Galley, fragment: &TextFragment) {
        let mut writer = Writer { galley, open: None, table: None, pen: self };
        for leg in &fragment.legs {
            let mut rows = 0;
            let starts_later = leg.start > fragment.legs[0].start;
            let head = galley.repeated_head(leg.start).filter(|_| !leg.is_empty());
            if let Some(head) = head {
                rows += galley.items[head].rows - galley.items[head].above;
                writer.repeat(head, starts_later);
            }
            for (position, index) in leg.clone().enumerate() {
                let item = &galley.items[index];
                let above = if position == 0 { 0 } else { item.above };
                rows += item.rows - (item.above - above);
                let starts_leg = position == 0 && starts_later && head.is_none();
                writer.item(index, above, starts_leg);
            }
            writer.leg_ends(fragment.rows.saturating_sub(rows));
        }
        writer.close();
        writer.end_table();
    }
}

/// A length in ems of a kind of text, in ems of the body. Smaller and larger lines stand in
/// boxes of the body's size, whose strut holds the row: a browser rounds the ascent of each
/// size by itself, and their baselines would be a pixel off the grid.
fn of_body(length: Em, setting: Setting) -> Em {
    Em((i64::from(length.0) * i64::from(setting.per_mille()) / 1000) as i32)
}

struct Writer<'a> {
    galley: &'a Galley,
    /// The text whose lines are being gathered.
    open: Option<Open>,
    /// The block whose rows are being written, inside an element that is their table.
    table: Option<usize>,
    pen: &'a mut Pen,
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
        if let ItemKind::Line { .. } = &self.galley.items[index].kind {
            self.end_table();
        }
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
            ItemKind::TableRow { block, row, at, cells, lines } => {
                self.table(*block);
                let name = if *row == 0 { "columnheader" } else { "cell" };
                self.pen.push("<div class=\"table-row\" role=\"row\"");
                self.attributes(above, starts_leg);
                self.pen.push(">");
                let mut at = *at;
                for cell in cells {
                    let text = &cell.paragraph.text;
                    let shown = lines.start.min(cell.lines.len())..lines.end.min(cell.lines.len());
                    let before = cell.lines.get(shown.start).map_or(text.len(), |line| line.range.start);
                    self.pen.push("<div");
                    self.pen.attribute("role", name);
                    self.pen.class("", &Style::default().em("width", of_body(cell.measure, Setting::Table)));
                    self.origin(*block, (at + text[..before].chars().count()) as i64);
                    self.pen.push(">");
                    self.pen.body_lines(cell, shown, &[], Setting::Table.face());
                    self.pen.push("</div>");
                    at += text.chars().count() + 1;
                }
                self.pen.push("</div>");
            }
        }
    }

    /// Draws the head row of a table once more, for the eye alone.
    fn repeat(&mut self, index: usize, starts_leg: bool) {
        let ItemKind::TableRow { block, cells, .. } = &self.galley.items[index].kind else { return };
        self.table(*block);
        self.pen.push("<div class=\"table-row\" inert");
        self.attributes(0, starts_leg);
        self.pen.push(">");
        for cell in cells {
            self.pen.push("<div");
            self.pen.class("", &Style::default().em("width", of_body(cell.measure, Setting::Table)));
            self.pen.push(">");
            self.pen.lines_in(cell, Setting::Table.face());
            self.pen.push("</div>");
        }
        self.pen.push("</div>");
    }

    /// Rows of a block follow.
    fn table(&mut self, block: usize) {
        self.close();
        if self.table != Some(block) {
            self.end_table();
            self.pen.push("<div role=\"table\">");
            self.table = Some(block);
        }
    }

    fn end_table(&mut self) {
        if self.table.take().is_some() {
            self.pen.push("</div>");
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
        let (Some(last), Some(line)) = (before.lines.len().checked_sub(1), text.lines.first()) else { return };
        let space = before.slack(last) - line.width - SIGNATURE_AIR;
        self.pen.push("<span data-text=\"signed\"");
        self.pen.attribute("data-face", super::face(Setting::Byline.face()));
        self.pen.class("", &Style::default().em("margin-left", space.max(Em::ZERO)));
        self.pen.push(">");
        self.pen.body_lines(text, 0..text.lines.len(), &[], Setting::Byline.face());
        self.pen.push("</span>");
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
        self.pen.push("<");
        self.pen.push(element);
        self.pen.class("text", &indent(&text.text, open.lines.start));
        self.pen.attribute("data-text", kind);
        self.pen.attribute("data-align", super::align(&text.text));
        self.pen.attribute("data-face", super::face(face));
        // A text that is no part of the body, as a signature, has no place there.
        if text.is_of_body() {
            self.origin(text.block, (text.at + text.before(open.lines.start)) as i64 - text.run_in as i64);
        }
        self.attributes(open.above, open.breaks);
        self.pen.push(">");
        self.pen.body_lines(&text.text, open.lines, &blanks, face);
        if let Some(beside) = open.beside {
            self.signature(&text.text, beside);
        }
        self.pen.push("</");
        self.pen.push(element);
        self.pen.push(">");
    }

    /// Says which block an element shows, and how many characters of it stand before the
    /// element's first: less than none if it begins with words that are not the block's.
    fn origin(&mut self, block: usize, at: i64) {
        self.pen.attribute("data-block", &block.to_string());
        self.pen.attribute("data-at", &at.to_string());
    }

    fn attributes(&mut self, above: u32, breaks: bool) {
        if above > 0 {
            self.pen.attribute("data-above", &above.to_string());
        }
        if breaks {
            self.pen.push(" data-breaks");
        }
    }
}
