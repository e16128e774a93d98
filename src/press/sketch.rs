//! A sketch of composed sheets as SVG: not how readers draw them, but quick to look at.

use std::fmt::Write as _;

use crate::edition::FaceRole;
use crate::layout::flow::{Galley, ItemKind, TextKind};
use crate::layout::fragment::{Content, FigureFragment, Frame, HeadLine, Notice, Region, Sheet};
use crate::layout::inline::{Align, SetText};
use crate::layout::{PageLayout, Px, Rect, Setting, Stylesheet};
use crate::markup::{attribute, escape};
use crate::press::site::Published;

/// The colour of the paper.
pub const PAPER: &str = "#fbf9f3";

/// Between sheets, in CSS px.
const GAP: f64 = 24.0;

/// What sheets are drawn with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'a> {
    /// Families and weights by role, in the order of [`FaceRole::ALL`].
    pub faces: [(&'a str, u16); 4],
    /// Whether what stands in a sheet's head, and pictures that are not drawn, are shown as
    /// coloured boxes.
    pub boxes: bool,
    /// The edition whose pictures are drawn, from their files as it names them.
    pub pictures: Option<&'a Published>,
}

/// Faces that systems have.
pub(super) const SYSTEM: Look = Look {
    faces: [
        ("Noto Serif CJK SC", 400),
        ("Noto Sans CJK SC", 700),
        ("Noto Serif CJK SC", 900),
        ("AR PL UKai CN, Noto Serif CJK SC", 300),
    ],
    boxes: true,
    pictures: None,
};

/// Draws one sheet, without a frame of its own.
pub(super) fn sheet(style: &Stylesheet, page: &PageLayout, sheet: &Sheet, look: Look) -> String {
    let mut svg = String::new();
    Sketch { style, svg: &mut svg, y: 0.0, look }.sheet(sheet, page);
    svg
}

/// Draws pages one under another.
pub(super) fn draw<'a>(pages: impl Iterator<Item = (&'a Stylesheet, &'a PageLayout)>) -> String {
    let (mut svg, mut y, mut width) = (String::new(), 0.0, 0.0_f64);
    for (style, page) in pages {
        for sheet in &page.sheets {
            let mut sketch = Sketch { style, svg: &mut svg, y, look: SYSTEM };
            sketch.sheet(sheet, page);
            y += style.sheet.height.css() + GAP;
            width = width.max(style.sheet.width.css());
        }
    }
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width:.0}' height='{y:.0}' style='background:#888'>{svg}</svg>"
    )
}

struct Sketch<'a> {
    style: &'a Stylesheet,
    svg: &'a mut String,
    y: f64,
    look: Look<'a>,
}

impl Sketch<'_> {
    fn rect(&mut self, rect: &Rect, look: &str) {
        let _ = write!(
            self.svg,
            "<rect x='{:.2}' y='{:.2}' width='{:.2}' height='{:.2}' {look}/>",
            rect.x.css(),
            rect.y.css() + self.y,
            rect.width.css(),
            rect.height.css()
        );
    }

    /// One line of text in a line box.
    fn line(&mut self, text: &SetText, line: usize, face: FaceRole, size: Px, area: &Rect) {
        let set = &text.lines[line];
        let words = &text.paragraph.text[set.range.clone()];
        let indent = if line == 0 { text.paragraph.indent } else { crate::layout::Em::ZERO };
        let width = (set.width - indent).at(size);
        let last = line + 1 == text.lines.len();
        let free = area.width - indent.at(size) - width;
        let (x, width) = match text.paragraph.align {
            Align::Justify if !last => (indent.at(size), width + free),
            Align::Justify | Align::Start => (indent.at(size), width),
            Align::Centre => (free / 2, width),
            Align::End => (free, width),
        };
        let (family, weight) = self.look.faces[face as usize];
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        let baseline = area.y.css() + self.y + area.height.css() / 2.0 + size.css() * 0.38;
        let _ = write!(
            self.svg,
            "<text x='{:.2}' y='{baseline:.2}' font-size='{:.2}' font-family='{family}' font-weight='{weight}' textLength='{:.2}'>{words}</text>",
            (area.x + x).css(),
            size.css(),
            width.css(),
        );
    }

    fn sheet(&mut self, sheet: &Sheet, page: &PageLayout) {
        let whole = Rect { x: Px::ZERO, y: Px::ZERO, width: sheet.size.width, height: sheet.size.height };
        self.rect(&whole, &["fill='", PAPER, "'"].concat());
        if self.look.boxes {
            self.rect(&sheet.furniture.rect, "fill='#e6ddc8'");
        }
        if let Some(section) = sheet.furniture.section.filter(|_| self.look.boxes) {
            self.rect(&section, "fill='#d8c9a8'");
        }
        if self.look.boxes {
            sheet.furniture.notices.iter().for_each(|notice| self.notice(notice));
        }
        for rule in &sheet.rules {
            self.rect(rule, "fill='#555'");
        }
        sheet.heads.iter().for_each(|head| self.head(head));
        for teaser in &sheet.teasers {
            self.rect(&Rect { height: Px(64), ..teaser.rect }, "fill='#555'");
            for entry in &teaser.entries {
                if let Content::Head(lines) = &entry.head.content {
                    lines.iter().for_each(|line| self.head(line));
                }
            }
        }
        for region in &sheet.regions {
            self.region(region, &page.galleys[region.article]);
        }
    }

    fn notice(&mut self, notice: &Notice) {
        let (family, weight) = self.look.faces[notice.part.face() as usize];
        let Rect { x, y, width, height } = notice.rect;
        let baseline = y.css() + self.y + height.css() / 2.0 + notice.size.css() * 0.38;
        let width = width - notice.part.tracking().at(notice.size);
        let _ = write!(
            self.svg,
            "<text x='{:.2}' y='{baseline:.2}' font-size='{:.2}' font-family='{family}' font-weight='{weight}' textLength='{:.2}'>",
            x.css(),
            notice.size.css(),
            width.css(),
        );
        escape(&notice.text, self.svg);
        self.svg.push_str("</text>");
    }

    fn head(&mut self, part: &HeadLine) {
        for line in 0..part.text.lines.len() {
            let area = Rect { y: part.rect.y + part.leading * line as i32, height: part.leading, ..part.rect };
            self.line(&part.text, line, part.face, part.size, &area);
        }
    }

    fn region(&mut self, region: &Region, galley: &Galley) {
        match region.frame {
            Frame::Open => {}
            Frame::Boxed => self.rect(&region.rect, "fill='none' stroke='#333' stroke-width='1'"),
            Frame::Mourning => self.rect(&region.rect, "fill='none' stroke='#000' stroke-width='3'"),
        }
        for fragment in &region.fragments {
            match &fragment.content {
                Content::Head(lines) => lines.iter().for_each(|part| self.head(part)),
                Content::Text(text) => {
                    let step = self.style.column_width() + text.gutter;
                    for (leg, items) in text.legs.iter().enumerate() {
                        let x = fragment.rect.x + step * leg as i32;
                        let mut y = fragment.rect.y;
                        let width = self.style.column_width();
                        let repeated = galley.repeated_head(items.start).filter(|_| !items.is_empty());
                        if let Some(head) = repeated.map(|head| &galley.items[head]) {
                            self.item(&head.kind, head.rows, galley, &Rect { x, y, width, height: self.style.row });
                            y += self.style.height(head.rows - head.above);
                        }
                        for (at, item) in galley.items[items.clone()].iter().enumerate() {
                            let above = if at == 0 { 0 } else { item.above };
                            y += self.style.height(above);
                            let area = Rect { x, y, width, height: self.style.row };
                            self.item(&item.kind, item.rows, galley, &area);
                            y += self.style.height(item.rows - item.above.min(item.rows));
                        }
                    }
                }
                Content::Figure(figure) => {
                    self.picture(figure, &galley.id);
                    if let Some(text) = &figure.text {
                        for line in 0..text.lines.len() {
                            let y = figure.caption.y + figure.leading * line as i32;
                            let area = Rect { y, height: figure.leading, ..figure.caption };
                            self.line(text, line, FaceRole::Note, figure.size, &area);
                            if let (0, Some(pointer)) = (line, figure.pointer) {
                                let (x, y) = (area.x.css(), area.y.css() + self.y + self.style.row.css() * 0.7);
                                let _ = write!(self.svg, "<text x='{x}' y='{y}'>{}</text>", pointer.arrow());
                            }
                        }
                    }
                }
                Content::JumpLine(line) | Content::Continued(line) => {
                    let rect = &fragment.rect;
                    let way = if matches!(fragment.content, Content::JumpLine(_)) { "下转" } else { "上接" };
                    let _ = write!(
                        self.svg,
                        "<text x='{:.2}' y='{:.2}' font-size='{:.2}' text-anchor='end' fill='#a00'>{way}第{}版</text>",
                        rect.right().css(),
                        rect.y.css() + self.y + rect.height.css() * 0.7,
                        line.size.css(),
                        line.sheet + 1,
                    );
                }
            }
        }
    }

    /// A picture around its focus, as large as it must be to cover its place.
    fn picture(&mut self, figure: &FigureFragment, article: &str) {
        let place = &figure.picture;
        let published = self.look.pictures.and_then(|edition| edition.figure(article, figure.block, figure.index));
        let Some((published, picture)) = published.and_then(|figure| Some((figure, figure.picture.as_ref()?))) else {
            return self.rect(place, "fill='#cdd6dd' stroke='#9ab'");
        };
        let (width, height) = (f64::from(picture.width.max(1)), f64::from(picture.height.max(1)));
        let scale = (place.width.css() / width).max(place.height.css() / height);
        let (width, height) = (width * scale, height * scale);
        let x = (place.width.css() - width) * f64::from(published.focus.x) / 100.0;
        let y = (place.height.css() - height) * f64::from(published.focus.y) / 100.0;
        let _ = write!(
            self.svg,
            "<svg x='{:.2}' y='{:.2}' width='{:.2}' height='{:.2}'><image x='{x:.2}' y='{y:.2}' width='{width:.2}' height='{height:.2}' preserveAspectRatio='none'",
            place.x.css(),
            place.y.css() + self.y,
            place.width.css(),
            place.height.css(),
        );
        attribute("href", &picture.src, self.svg);
        self.svg.push_str("/></svg>");
    }

    fn item(&mut self, kind: &ItemKind, rows: u32, galley: &Galley, area: &Rect) {
        match kind {
            ItemKind::Line { text, line } => {
                let text = &galley.texts[*text];
                let (setting, shift) = match text.kind {
                    TextKind::Quote => (Setting::Quote, Px::ZERO),
                    TextKind::Crosshead => (Setting::Crosshead, Px::ZERO),
                    // A signature beside the last line stands in the row before.
                    TextKind::Signed if rows == 0 => (Setting::Byline, self.style.row),
                    TextKind::Signed => (Setting::Byline, Px::ZERO),
                    TextKind::Paragraph | TextKind::ListItem => (Setting::Body, Px::ZERO),
                };
                let style = self.style.style(setting);
                let area = Rect { y: area.y - shift, ..*area };
                let bold = text.run_in > 0 && *line == 0 && text.kind == TextKind::Paragraph;
                let face = if bold { FaceRole::Strong } else { style.face };
                self.line(&text.text, *line, face, style.size, &area);
            }
            ItemKind::TableRow { cells, lines, .. } => {
                let size = self.style.style(Setting::Table).size;
                let mut x = area.x;
                for cell in cells {
                    let width = cell.measure.at(size);
                    for (row, line) in lines.clone().filter(|line| *line < cell.lines.len()).enumerate() {
                        let area = Rect { x, y: area.y + self.style.height(row as u32), width, height: area.height };
                        self.line(cell, line, FaceRole::Body, size, &area);
                    }
                    x += width + crate::layout::Em(500).at(size);
                }
            }
        }
    }
}
