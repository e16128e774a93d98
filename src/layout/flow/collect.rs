//! Head and body in, galley out: every block set to the column's measure.

use std::sync::Arc;

use super::super::inline::{Align, Paragraph, Span};
use super::super::roles::{LEAD_IN, opening_words};
use super::super::{Em, Setting};
use super::desk::Desk;
use super::galley::{Galley, GalleyFigure, GalleyText, Item, ItemKind, Keep, TextKind};
use super::table;
use crate::edition::{Block, Body, FaceRole, Figure, Head, Text};

/// Between the end of a last line and a signature in the same line.
const SIGNATURE_GAP: Em = Em(1000);

/// Rows that a low head takes, those of a frame, the least of a picture, and the part of a sheet
/// that is enough for any picture.
const HEAD_ROWS: u32 = 5;
const FRAME_ROWS: u32 = 2;
const PICTURE_ROWS: u32 = 3;
const PICTURE_PART: u32 = 4;

/// Sets an article's body to the stylesheet's column.
pub fn collect(head: &Head, body: &Body, desk: Desk) -> Galley {
    let mut collector = Collector { galley: Galley { id: head.id.clone(), ..Galley::default() }, desk, air: 0 };
    let mut run_in = Some(head.run_in(true)).filter(|text| !text.is_empty());
    let mut headless = head.headline.is_empty() && head.byline.is_empty() && run_in.is_none();
    let face = Setting::Body.face();
    for (block, content) in body.blocks.iter().enumerate() {
        match content {
            Block::Paragraph(text) => {
                let run_in = run_in.take().unwrap_or_default();
                let mut paragraph = desk.paragraph(text, face, &run_in, Align::Justify);
                paragraph.indent = desk.indent();
                if std::mem::take(&mut headless) {
                    embolden_opening(&mut paragraph);
                }
                collector.lines(block, 0, TextKind::Paragraph, paragraph, run_in.chars().count());
            }
            Block::Crosshead(text) => {
                let paragraph = desk.paragraph(text, Setting::Crosshead.face(), "", Align::Start);
                collector.air = 1;
                collector.lines(block, 0, TextKind::Crosshead, paragraph, 0);
            }
            Block::Quote(text) => {
                let paragraph = desk.paragraph(text, Setting::Quote.face(), "", Align::Centre);
                collector.air = 1;
                collector.lines(block, 0, TextKind::Quote, paragraph, 0);
                collector.air = 1;
            }
            Block::List(items) => {
                let mut at = 0;
                for item in items {
                    let label = if item.label.is_empty() { String::new() } else { format!("{} ", item.label) };
                    let paragraph = desk.paragraph(&item.text, face, &label, Align::Justify);
                    let paragraph = Paragraph { indent: desk.indent(), ..paragraph };
                    collector.lines(block, at, TextKind::ListItem, paragraph, label.chars().count());
                    at += item.text.chars() + 1;
                }
            }
            Block::Table(rows) => collector.table(block, rows),
            Block::Figures(figures) => {
                let before = collector.galley.items.len();
                collector.galley.figures.push(GalleyFigure { block, before });
                let mut at = 0;
                for figure in figures {
                    if caption_flows(figure, block, desk) {
                        let paragraph = desk.paragraph(&figure.caption, Setting::Caption.face(), "", Align::Justify);
                        collector.lines(block, at, TextKind::Paragraph, paragraph, 0);
                    }
                    at += figure.caption.chars() + 1;
                }
            }
        }
    }
    if run_in.is_some() {
        let run_in = head.run_in(false);
        let mut paragraph = desk.paragraph(&Text::default(), face, &run_in, Align::Justify);
        paragraph.indent = desk.indent();
        collector.lines(body.blocks.len(), 0, TextKind::Paragraph, paragraph, run_in.chars().count());
    }
    if !head.signed.is_empty() {
        collector.signature(body.blocks.len() + 1, &head.signed);
    }
    collector.galley
}

/// Whether a caption is so long that it is set as text below its figure: a figure stands on one
/// sheet, and over no number of columns would both have room there. Where columns are filled in
/// sequence the head stands above a body's first block only, else above every figure.
pub fn caption_flows(figure: &Figure, block: usize, desk: Desk) -> bool {
    let style = desk.style;
    let above = if block == 0 || desk.plate_columns > 1 { HEAD_ROWS } else { FRAME_ROWS };
    // The next of several columns stands on the same sheet, be it the one with the masthead.
    let is_on_first = desk.plate_columns < style.columns;
    let furniture = if is_on_first { style.masthead_rows + style.section_rows } else { style.folio_rows };
    let room = style.rows.saturating_sub(furniture + above);
    let face = Setting::Caption.face();
    let words: Em = figure.caption.flat().chars().map(|character| desk.widths.advance(face, character)).sum();
    let fits = |columns: &u32| {
        let measure = desk.measure(*columns, Setting::Caption).0.max(1);
        // Lines are not all full, and the credit takes some of the last.
        let lines = (words.0 / 20 * 21 / measure) as u32 + 1;
        // However high a picture is, it is shown whole in a part of the sheet.
        let picture = figure.picture.as_ref().map_or(PICTURE_ROWS, |picture| {
            let width = i64::from(style.span(*columns).0);
            let height = width * i64::from(picture.height) / i64::from(picture.width.max(1));
            let least = height * i64::from(figure.crop.clamp(10, 100)) / 100 / i64::from(style.row.0.max(1)) + 1;
            (least as u32).min(style.rows / PICTURE_PART)
        });
        lines == 1 || lines + picture.max(PICTURE_ROWS) < room
    };
    !figure.caption.is_empty() && !(1..=desk.plate_columns).any(|columns| fits(&columns))
}

struct Collector<'a> {
    galley: Galley,
    desk: Desk<'a>,
    /// Blank rows due before the next item.
    air: u32,
}

impl Collector<'_> {
    fn measure(&self, setting: Setting) -> Em {
        self.desk.measure(1, setting)
    }

    fn push(&mut self, kind: ItemKind, rows: u32, keep: Keep) {
        let above = if self.galley.items.is_empty() { 0 } else { self.air };
        self.air = 0;
        self.galley.items.push(Item { kind, rows: rows + above, above, keep });
    }

    /// Sets a text and adds its lines, with the keeps that its kind asks for.
    fn lines(&mut self, block: usize, at: usize, kind: TextKind, paragraph: Paragraph, run_in: usize) {
        let setting = match kind {
            TextKind::Quote => Setting::Quote,
            TextKind::Crosshead => Setting::Crosshead,
            _ => Setting::Body,
        };
        let text = self.desk.set(&paragraph, self.measure(setting));
        let count = text.lines.len();
        let index = self.galley.texts.len();
        // A crosshead belongs to the text under it.
        if self.galley.texts.last().is_none_or(|before| before.kind != TextKind::Crosshead) {
            self.air = self.air.max(self.desk.style.paragraph_rows);
        }
        let text = GalleyText { block, at, kind, text: Arc::new(text), run_in };
        // Words set before a text have no place of their own in it: a sheet that began inside
        // them could not be told from the one before it.
        let placeless =
            if text.is_of_body() { (0..count).take_while(|line| text.before(*line) <= run_in).count() } else { 0 };
        self.galley.texts.push(text);
        for line in 0..count {
            let keep = match kind {
                TextKind::Crosshead => Keep::Never,
                _ if line + 1 < placeless => Keep::Never,
                TextKind::Quote if line + 1 < count => Keep::Never,
                // A break behind the first line leaves it alone at a foot, one before the
                // last leaves that alone at a head.
                _ if line + 1 < count && (line == 0 || line + 2 == count) => Keep::Avoid,
                _ => Keep::Free,
            };
            self.push(ItemKind::Line { text: index, line }, 1, keep);
        }
    }

    fn table(&mut self, block: usize, rows: &[Vec<Text>]) {
        let setting = Setting::Table;
        self.air = 1;
        let Some(shares) = table::shares(rows, self.measure(setting), self.desk) else {
            // Too many columns for the measure: a row becomes a line of text.
            let mut at = 0;
            for row in rows {
                let mut runs = Vec::new();
                for cell in row {
                    if !runs.is_empty() {
                        runs.push(crate::edition::Run::Plain("\u{3000}".to_owned()));
                    }
                    runs.extend(cell.runs.iter().cloned());
                }
                let paragraph = self.desk.paragraph(&Text::from_runs(runs), FaceRole::Body, "", Align::Start);
                self.lines(block, at, TextKind::ListItem, paragraph, 0);
                at += row_chars(row);
            }
            self.air = 1;
            return;
        };
        let mut at = 0;
        for (index, row) in rows.iter().enumerate() {
            let (cells, slices) = table::set_row(row, &shares, table::row_face(index, rows.len()), self.desk);
            let count = slices.len();
            for (slice, lines) in slices.into_iter().enumerate() {
                let keep = match (index, slice + 1 == count) {
                    (0, true) if rows.len() > 1 => Keep::Never,
                    (_, false) => Keep::Avoid,
                    _ => Keep::Free,
                };
                let height = lines.len() as u32;
                self.push(ItemKind::TableRow { block, row: index, at, cells: cells.clone(), lines }, height, keep);
            }
            at += row_chars(row);
        }
        self.air = 1;
    }

    /// The signature stands at the end of the last line if there is room, as print does.
    fn signature(&mut self, block: usize, signed: &str) {
        let paragraph = self.desk.paragraph(&Text::plain(signed), FaceRole::Note, "", Align::End);
        let text = self.desk.set(&paragraph, self.measure(Setting::Body));
        let before = match (self.galley.items.last().map(|item| &item.kind), self.galley.texts.last()) {
            (Some(ItemKind::Line { line, .. }), Some(before))
                if matches!(before.kind, TextKind::Paragraph | TextKind::ListItem) =>
            {
                Some(before.text.slack(*line))
            }
            _ => None,
        };
        let beside = text.lines.len() == 1 && before.is_some_and(|slack| SIGNATURE_GAP + text.lines[0].width <= slack);
        if beside && let Some(item) = self.galley.items.last_mut() {
            item.keep = Keep::Never;
        } else if let Some(item) = self.galley.items.last_mut() {
            // A signature alone at the head of a leg is a lone line.
            item.keep = item.keep.max(Keep::Avoid);
        }
        let index = self.galley.texts.len();
        let count = text.lines.len();
        self.galley.texts.push(GalleyText {
            block,
            at: 0,
            kind: TextKind::Signed,
            run_in: signed.chars().count(),
            text: Arc::new(text),
        });
        for line in 0..count {
            let keep = if line + 1 < count { Keep::Avoid } else { Keep::Free };
            self.push(ItemKind::Line { text: index, line }, u32::from(!beside), keep);
        }
    }
}

/// Characters that a table's row takes in the text of its block, with what joins its cells.
fn row_chars(row: &[Text]) -> usize {
    row.iter().map(|cell| cell.chars() + 1).sum()
}

/// Sets the first words in the strong face: the eye finds where an article without a
/// headline begins.
fn embolden_opening(paragraph: &mut Paragraph) {
    let end = opening_words(&paragraph.text).len();
    let Some(first) = paragraph.spans.first().cloned() else { return };
    if first.mark.is_some() || end == 0 {
        return;
    }
    let end = end.min(first.range.end);
    let mut spans = vec![Span { range: 0..end, face: LEAD_IN, mark: None }];
    if end < first.range.end {
        spans.push(Span { range: end..first.range.end, ..first });
    }
    paragraph.spans.splice(0..1, spans);
}
