//! Briefs (简讯): short items of the least weight that follow one another stand together, in
//! columns of their own with thin rules between them.
//!
//! A group is a story like another to whoever cuts the sheet: it has breaks and a head, but
//! its items are its members' heads and lines. It fills any rectangle of their area, for a
//! row of air before a brief is welcome where a blank row at a foot is not. If all members
//! are of one series, that stands over the group once instead of over each.

use std::ops::Range;

use super::super::flow::Keep;
use super::super::fragment::{Content, Fragment, Frame, Region, TextFragment};
use super::super::{Px, Rect, Stylesheet};
use super::place::{Placed, legs_to};
use super::rules::THICKNESS;
use super::shape::Shape;
use super::sheet::Area;
use super::slice::Leaf;
use super::story::{Part, Story};
use crate::edition::{Hints, Kind};

/// Fewer briefs in a row stand as articles of their own.
const GROUP_MIN: usize = 3;
/// Rows of text that a brief has at most.
const ROWS_MAX: u32 = 14;
/// Rows of air that a brief takes gladly above it.
const AIR_MAX: u32 = 1;

/// A member of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Brief {
    /// Index of its story.
    pub story: usize,
    /// The group's first item of it: its head with its first line. One for each other line
    /// follows.
    pub first: usize,
}

/// Adds a story for each run of briefs, and tells its members.
pub(super) fn gather(stories: &mut Vec<Story>) {
    let count = stories.len();
    let mut from = 0;
    while from < count {
        let end = (from..count).find(|at| !is_brief(&stories[*at])).unwrap_or(count);
        if end - from >= GROUP_MIN {
            let members = &mut stories[from..end];
            let series = members[0].head.series.clone();
            let labelled = !series.is_empty() && members.iter().all(|member| member.head.series == series);
            for member in &mut *members {
                member.grouped = true;
                member.labelled = !labelled;
            }
            let group = Story::of_briefs(stories.len(), &stories[from..end], labelled);
            stories.push(group);
        }
        from = end + 1;
    }
}

/// Whether an article is short, of the least rank, and without wishes of its own.
fn is_brief(story: &Story) -> bool {
    let head = story.head;
    head.rank.index() == 4
        && matches!(head.kind, Kind::Report | Kind::Notice)
        && head.hints == Hints::default()
        && head.kicker.is_empty()
        && head.deck.is_empty()
        && story.figures.is_empty()
        && story.breaks.rows(0, story.breaks.items()) <= ROWS_MAX
}

/// Height and keep of each item of a group, and its members.
pub(super) fn items(members: &[Story]) -> (Vec<(u32, Keep)>, Vec<Brief>) {
    let (mut items, mut briefs) = (Vec::new(), Vec::new());
    for member in members {
        briefs.push(Brief { story: member.index, first: items.len() });
        let (breaks, head) = (&member.breaks, member.head_over(1).rows);
        let lines = breaks.items().max(1);
        for line in 0..lines {
            let rows = breaks.rows(0, (line + 1).min(breaks.items())) - breaks.rows(0, line.min(breaks.items()));
            // Better between two briefs than inside one.
            let keep = match breaks.keep((line + 1).min(breaks.items())) {
                _ if line + 1 == lines => Keep::Free,
                Keep::Never => Keep::Never,
                _ => Keep::Avoid,
            };
            items.push((if line == 0 { head + rows } else { rows }, keep));
        }
    }
    (items, briefs)
}

impl Shape<'_> {
    /// Where a sheet of briefs may end: behind the last that is whole.
    pub(super) fn briefs_end(&self, end: usize) -> usize {
        let all = self.story.breaks.items();
        let begins = self.story.briefs.iter().map(|brief| brief.first).chain([all]);
        begins.filter(|begin| *begin <= end).max().unwrap_or(0).max(self.part.from)
    }

    /// Rows of air that the briefs between two items take.
    pub(super) fn briefs_air(&self, items: &Range<usize>, columns: u32) -> u32 {
        let begins = self.story.briefs.iter().filter(|brief| items.contains(&brief.first)).count() as u32;
        begins.saturating_sub(columns) * AIR_MAX
    }
}

/// Fills a leaf's area with briefs.
pub(super) fn place(shape: &Shape, stories: &[Story], leaf: &Leaf, body: &Rect, style: &Stylesheet) -> Placed {
    let (group, part, area) = (shape.story, shape.part, leaf.area);
    let mut placed = Placed::default();
    let head = shape.head(area.columns);
    let (x, y) = area.origin(body, style);
    if let Some(Fragment { content: Content::Head(lines), .. }) = head.fragment(x, y, leaf.fit.air, style) {
        placed.heads = lines;
    }
    let top = area.row + head.rows + leaf.fit.air;
    let rows = area.rows - head.rows - leaf.fit.air;
    let heights = vec![rows; area.columns as usize];
    let chain = shape.chain(&heights);
    let end = shape.briefs_end(chain.last().map_or(part.from, |leg| leg.end));
    for (column, leg) in (area.column..).zip(legs_to(shape, &heights, end)) {
        let mut air = rows.saturating_sub(group.breaks.rows(leg.start, leg.end));
        let mut row = top;
        for (at, brief) in group.briefs.iter().enumerate() {
            let next = group.briefs.get(at + 1).map_or(group.breaks.items(), |next| next.first);
            // A leg may take in the beginning of the brief after the last, which is not parted.
            let (from, to) = (leg.start.max(brief.first), leg.end.min(next).min(end));
            if from >= to {
                continue;
            }
            let opens = from == brief.first;
            if row > top {
                let more = air.min(AIR_MAX);
                let at = Area { column, row, columns: 1, rows: 0 }.rect(body, style);
                placed.rules.push(Rect { y: at.y + style.height(more) / 2 + style.row / 6, height: THICKNESS, ..at });
                row += more;
                air -= more;
            }
            let rows = group.breaks.rows(from, to);
            let area = Area { column, row, columns: 1, rows };
            placed.regions.push(region(
                &stories[brief.story],
                (from - brief.first, to - brief.first),
                opens,
                area,
                body,
                style,
            ));
            row += rows;
        }
    }
    placed.rest = (end < group.breaks.items()).then_some(Part { from: end, parts: part.parts + 1, ..part });
    placed
}

/// The part of a brief that stands in one column.
fn region(
    story: &Story,
    (from, to): (usize, usize),
    opens: bool,
    area: Area,
    body: &Rect,
    style: &Stylesheet,
) -> Region {
    let mut fragments = Vec::new();
    let (x, y) = area.origin(body, style);
    let mut top = Px::ZERO;
    if opens {
        let head = story.head_over(1);
        fragments.extend(head.fragment(x, y, 0, style));
        top = style.height(head.rows);
    }
    let rect = area.rect(body, style);
    let leg = from..to.min(story.breaks.items());
    if !leg.is_empty() {
        let rows = story.breaks.rows(leg.start, leg.end);
        let legs = [leg].to_vec();
        let rect = Rect { y: rect.y + top, height: style.height(rows), ..rect };
        fragments.push(Fragment { rect, content: Content::Text(TextFragment { legs, rows, gutter: style.gutter }) });
    }
    Region { article: story.index, rect, frame: Frame::Open, fragments }
}
