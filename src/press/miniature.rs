//! The front page as a small picture for the calendar of editions: masthead and headlines as
//! text, body text as grey lines, pictures as the colours that stand for them.

use std::fmt::Write as _;

use crate::edition::{Block, Edition, FaceRole, PageBodies, Placeholder};
use crate::layout::flow::Galley;
use crate::layout::fragment::{Content, FigureFragment, HeadLine, HeadPart, Region, Sheet};
use crate::layout::page::Composer;
use crate::layout::{Em, Faces, Px, Rect, Size, Stylesheet};
use crate::markup::{attribute, escape};

/// The page is composed for this space, in CSS px: the shape of a broadsheet.
const SPACE: (f64, f64) = (1000.0, 1420.0);

/// Colours of paper, ink, lines of text and a picture that is not there.
const PAPER: &str = "#fbf9f4";
const INK: &str = "#1c1a17";
const LINES: &str = "#b5aea2";
const MISSING: &str = "#dcd6ca";

/// Draws the front page as SVG, or nothing if the edition has none.
pub fn front(edition: &Edition, bodies: &[PageBodies]) -> Option<String> {
    let bodies = bodies.first()?;
    let space = Size { width: Px::from_css(SPACE.0), height: Px::from_css(SPACE.1) };
    let widths = Faces::new(&edition.faces);
    let (style, layout) = Composer::default().whole(edition, &bodies.articles, 0, space, &widths);
    let sheet = layout.sheets.first()?;
    let mut miniature = Miniature { edition, bodies, style: &style, lines: String::new(), svg: String::new() };
    miniature.masthead(sheet);
    for rule in &sheet.rules {
        miniature.rect(rule, LINES);
    }
    for region in &sheet.regions {
        miniature.region(region, &layout.galleys[region.article]);
    }
    Some(miniature.finish(sheet.size))
}

struct Miniature<'a> {
    edition: &'a Edition,
    bodies: &'a PageBodies,
    style: &'a Stylesheet,
    /// Path of the lines of body text.
    lines: String,
    svg: String,
}

impl Miniature<'_> {
    fn masthead(&mut self, sheet: &Sheet) {
        let rect = sheet.furniture.rect;
        let title = &self.edition.paper.title;
        let size = (rect.height * 2 / 3).min(rect.width / title.chars().count().max(1) as i32);
        let baseline = rect.y.css() + rect.height.css() / 2.0 + size.css() * 0.37;
        let _ = write!(
            self.svg,
            "<text x=\"{}\" y=\"{baseline:.0}\" font-size=\"{:.0}\">",
            rect.x.css().round(),
            size.css()
        );
        escape(title, &mut self.svg);
        self.svg.push_str("</text>");
        self.rect(&Rect { y: rect.bottom() - Px::from_css(4.0), height: Px::from_css(4.0), ..rect }, INK);
    }

    fn rect(&mut self, rect: &Rect, colour: &str) {
        let round = |length: Px| length.css().round() as i32;
        let (width, height) = (round(rect.width).max(1), round(rect.height).max(1));
        let _ = write!(
            self.svg,
            "<path fill=\"{colour}\" d=\"M{} {}h{width}v{height}h-{width}z\"/>",
            round(rect.x),
            round(rect.y)
        );
    }

    fn region(&mut self, region: &Region, galley: &Galley) {
        for fragment in &region.fragments {
            match &fragment.content {
                Content::Head(lines) => lines.iter().for_each(|line| self.head(line)),
                Content::Text(text) => {
                    let step = self.style.column_width() + text.gutter;
                    for (leg, items) in (0..).zip(&text.legs) {
                        let rows: u32 = galley.items[items.clone()].iter().map(|item| item.rows).sum();
                        for row in 0..rows.min(text.rows) {
                            let y = fragment.rect.y + self.style.height(row) + self.style.row / 2;
                            self.line(fragment.rect.x + step * leg, y, self.style.column_width());
                        }
                    }
                }
                Content::Figure(figure) => self.figure(figure, &galley.id),
                Content::JumpLine(_) | Content::Continued(_) => {}
            }
        }
    }

    /// A line of text that is too small to read.
    fn line(&mut self, x: Px, y: Px, width: Px) {
        let _ = write!(self.lines, "M{:.0} {:.0}h{:.0}", x.css(), y.css(), width.css());
    }

    fn head(&mut self, head: &HeadLine) {
        for (row, set) in (0..).zip(&head.text.lines) {
            let y = head.rect.y + head.leading * row;
            if head.part != HeadPart::Headline {
                self.line(head.rect.x, y + head.leading / 2, set.width.at(head.size).min(head.rect.width));
                continue;
            }
            let free = head.rect.width - set.width.at(head.size);
            let x = match head.text.paragraph.align {
                crate::layout::inline::Align::Centre => free / 2,
                _ => Px::ZERO,
            };
            let baseline = y.css() + head.leading.css() / 2.0 + head.size.css() * 0.37;
            let strong = if head.face == FaceRole::Headline { "" } else { " font-family=\"sans-serif\"" };
            let _ = write!(
                self.svg,
                "<text x=\"{:.0}\" y=\"{baseline:.0}\" font-size=\"{:.0}\" textLength=\"{:.0}\"{strong}>",
                (head.rect.x + x).css(),
                head.size.css(),
                set.width.max(Em(1)).at(head.size).css(),
            );
            escape(&head.text.paragraph.text[set.range.clone()], &mut self.svg);
            self.svg.push_str("</text>");
        }
    }

    fn figure(&mut self, figure: &FigureFragment, article: &str) {
        let body = self.bodies.articles.iter().find(|body| body.id == article);
        let published = body.and_then(|body| match body.blocks.get(figure.block)? {
            Block::Figures(group) => group.get(figure.index)?.picture.as_ref(),
            _ => None,
        });
        self.rect(&figure.picture, MISSING);
        let place = figure.picture;
        let (width, height) = (place.width / Placeholder::COLUMNS as i32, place.height / Placeholder::ROWS as i32);
        for (column, row, colour) in published.iter().flat_map(|picture| picture.placeholder.colours()) {
            let (x, y) = (place.x + width * column as i32, place.y + height * row as i32);
            self.rect(&Rect { x, y, width, height }, &["#", colour].concat());
        }
        for row in 0..figure.text.as_ref().map_or(0, |text| text.lines.len()) as i32 {
            self.line(
                figure.caption.x,
                figure.caption.y + figure.leading * row + figure.leading / 2,
                figure.caption.width,
            );
        }
    }

    fn finish(self, size: Size) -> String {
        let (width, height) = (size.width.css().round(), size.height.css().round());
        let mut svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"".to_owned();
        attribute("viewBox", &format!("0 0 {width} {height}"), &mut svg);
        // A picture has a size of its own, and pages have not all the same shape.
        attribute("width", &(width / 4.0).round().to_string(), &mut svg);
        attribute("height", &(height / 4.0).round().to_string(), &mut svg);
        attribute("xml:lang", &self.edition.paper.language, &mut svg);
        let _ = writeln!(
            svg,
            " fill=\"{INK}\" font-family=\"Noto Serif SC,Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,serif\" font-weight=\"900\">\
             <path fill=\"{PAPER}\" d=\"M0 0h{width}v{height}H0z\"/>\
             <path stroke=\"{LINES}\" stroke-width=\"{:.0}\" d=\"{}\"/>{}</svg>",
            (self.style.row.css() * 0.35).max(1.0),
            self.lines,
            self.svg
        );
        svg
    }
}
