//! From a slice of a sheet to its region: head, plate and legs at their places.

use std::ops::Range;

use super::super::flow::{Goal, distribute};
use super::super::fragment::{Content, Fragment, Frame, HeadLine, JumpLine, Region, TextFragment};
use super::super::{Px, Rect, Setting, Stylesheet};
use super::head::{air_above, continued_width};
use super::shape::{Shape, legs};
use super::sheet::Area;
use super::slice::Leaf;
use super::story::Part;

/// How far a frame stands out into the gutter, in thirds of it: the text inside keeps the
/// measure of the grid.
const FRAME_OUTSET: i32 = 3;
/// How far it stays inside its first and last row, in percent of a row.
const FRAME_INSET: i32 = 30;

/// What fills a leaf, and what is left of its story.
#[derive(Default)]
pub(super) struct Placed {
    /// One, or one for each piece of a brief.
    pub regions: Vec<Region>,
    /// A standing head over all of them.
    pub heads: Vec<HeadLine>,
    /// Hairlines between them.
    pub rules: Vec<Rect>,
    pub rest: Option<Part>,
}

/// Fills a leaf's area on a sheet whose body is `body`. The sheets that jump lines name
/// are filled in when all sheets are known.
pub(super) fn place(shape: &Shape, leaf: &Leaf, body: &Rect, style: &Stylesheet) -> Placed {
    let (story, part, area, fit) = (shape.story, shape.part, leaf.area, leaf.fit);
    let frame = story.frame();
    let inset = if frame == Frame::Open { 0 } else { (area.rows - shape.inner(area.rows)) / 2 };
    let head = shape.head(area.columns);
    let mut fragments = Vec::new();
    let top = Area { row: area.row + inset, ..area };
    let (x, y) = top.origin(body, style);
    if part.parts > 0 {
        let shift = air_above(fit.air, style);
        let size = style.scaled(Setting::Jump.per_mille());
        let width = continued_width(story.script()).at(style.em).min(style.span(area.columns));
        let x = x + style.span(area.columns) - width;
        let rect = Rect { x, y: y + head.above + shift, width, height: style.row };
        fragments.push(Fragment { rect, content: Content::Continued(JumpLine { sheet: 0, size }) });
    }
    fragments.extend(head.fragment(x, y, fit.air, style));
    let from_row = top.row + head.rows + fit.air;
    let rows = shape.inner(area.rows).saturating_sub(head.rows + fit.air);
    let plate = fit.plate.map(|(index, down)| (&shape.plates[index], down));
    let mut figure = part.figure;
    if let Some((plate, down)) = plate {
        let at = Area {
            column: area.column + area.columns - plate.columns,
            row: from_row,
            columns: plate.columns,
            rows: down,
        };
        fragments.extend(plate.draw(story, at.origin(body, style), down, style));
        figure = plate.figures.end;
    }
    let size = plate.map(|(plate, down)| (plate.columns, down));
    let ends = fill(shape, area.columns, rows, size, fit.whole);
    let end = ends.last().map_or(part.from, |leg| leg.end);
    let (across, down) = size.unwrap_or_default();
    let beside = (area.columns - across) as usize;
    for (range, column, row, rows) in [(0..beside, 0, 0, rows), (beside..ends.len(), beside as u32, down, rows - down)]
    {
        let ends = &ends[range];
        if ends.iter().all(|leg| leg.is_empty()) {
            continue;
        }
        let at = Area { column: area.column + column, row: from_row + row, columns: ends.len() as u32, rows };
        let text = TextFragment { legs: ends.to_vec(), rows, gutter: style.gutter };
        fragments.push(Fragment { rect: at.rect(body, style), content: Content::Text(text) });
    }
    let items = story.breaks.items();
    let rest = (end < items || figure < story.figures.len()).then_some(Part {
        story: part.story,
        from: end,
        figure,
        parts: part.parts + 1,
    });
    if rest.is_some() {
        let last =
            Area { column: area.column + area.columns - 1, row: from_row + rows.max(1) - 1, columns: 1, rows: 1 };
        let size = style.scaled(Setting::Jump.per_mille());
        let content = Content::JumpLine(JumpLine { sheet: 0, size });
        fragments.push(Fragment { rect: last.rect(body, style), content });
    }
    let region = Region { article: story.index, rect: outline(area, frame, body, style), frame, fragments };
    Placed { regions: vec![region], rest, ..Placed::default() }
}

/// Ends of the legs.
fn fill(shape: &Shape, columns: u32, rows: u32, plate: Option<(u32, u32)>, whole: bool) -> Vec<Range<usize>> {
    let (breaks, from) = (&shape.story.breaks, shape.part.from);
    let mut heights = legs(columns, rows, plate);
    if !whole {
        if let Some(last) = heights.last_mut() {
            *last = last.saturating_sub(1);
        }
        // On a tiny sheet no break may be an allowed one: then any is better than none.
        return distribute(breaks, from, &heights, Goal::Fill)
            .filter(|ends| ends.last().is_some_and(|leg| leg.end > from))
            .unwrap_or_else(|| shape.chain(&heights));
    }
    legs_to(shape, &heights, breaks.items())
}

/// Ends of legs that hold everything up to an item, all shortened alike if there is more
/// room than that.
pub(super) fn legs_to(shape: &Shape, heights: &[u32], to: usize) -> Vec<Range<usize>> {
    let (breaks, from) = (&shape.story.breaks, shape.part.from);
    let room: u32 = heights.iter().sum();
    let full = heights.iter().filter(|rows| **rows > 0).count().max(1) as u32;
    let mut spare = room.saturating_sub(breaks.rows(from, to)) / full;
    loop {
        let heights: Vec<u32> = heights.iter().map(|rows| rows.saturating_sub(spare)).collect();
        if let Some(ends) = distribute(breaks, from, &heights, Goal::To(to)) {
            return ends;
        }
        if spare == 0 {
            // The shape promised that filling each leg in turn holds everything.
            return shape.chain(&heights);
        }
        spare -= 1;
    }
}

/// The outer area of a region: its rows and columns, or the frame drawn around them in
/// gutter and margin.
pub(super) fn outline(area: Area, frame: Frame, body: &Rect, style: &Stylesheet) -> Rect {
    let rect = area.rect(body, style);
    if frame == Frame::Open {
        return rect;
    }
    let out = Px((style.gutter / FRAME_OUTSET).0.max(style.em.0 / 3)).min(style.margin.left / 2);
    let inset = style.row * FRAME_INSET / 100;
    Rect { x: rect.x - out, y: rect.y + inset, width: rect.width + out * 2, height: rect.height - inset * 2 }
}
