//! Shapes: what an article costs in each rectangle of the grid.
//!
//! All legs are one grid column wide, so an article is broken into lines once, and its
//! fit into any rectangle is a matter of counting rows: head, plate, legs.

use std::ops::Range;

use super::super::fragment::Frame;
use super::super::{Rect, Stylesheet};
use super::head::{SetHead, air_above};
use super::plate::Plate;
use super::quality::Headline;
use super::sheet::Area;
use super::slice::Leaf;
use super::story::{Part, Story};
use super::weights as weigh;

/// Plates that are considered for one part of a story, of all widths together.
const PLATES_MAX: usize = 24;
/// Prefixes of its figures that a part may show before a jump.
const PREFIXES_MAX: usize = 4;
/// Rows that a frame takes inside its area: one above, one below.
pub(super) const FRAME_ROWS: u32 = 2;

/// How a part of a story fills a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub cost: u32,
    /// Rows of air added to the head.
    pub air: u32,
    /// Which plate of the shape, and its rows.
    pub plate: Option<(usize, u32)>,
    /// Whether all that is left of the story stands here.
    pub whole: bool,
}

/// A part of a story and everything that its fits are computed from.
pub(super) struct Shape<'s> {
    pub story: &'s Story<'s>,
    pub part: Part,
    pub plates: Vec<Plate>,
    /// Rows of its text.
    rows: u32,
    /// Columns of the sheet.
    columns: u32,
    /// Whether white space and short parts are accepted: for sheets too small for rules.
    relaxed: bool,
}

/// Keeps the cheaper of two fits.
fn offer(best: &mut Option<Fit>, fit: Option<Fit>) {
    if let Some(fit) = fit
        && fit.cost < bound(best)
    {
        *best = Some(fit);
    }
}

/// What a fit must cost less than to be of interest.
fn bound(best: &Option<Fit>) -> u32 {
    best.map_or(weigh::NEVER, |fit| fit.cost)
}

/// The legs of a text beside and below a plate on the right: those at full height, then
/// those below it.
pub(super) fn legs(columns: u32, rows: u32, plate: Option<(u32, u32)>) -> Vec<u32> {
    let (across, down) = plate.unwrap_or_default();
    (0..columns).map(|leg| if leg < columns - across { rows } else { rows - down }).collect()
}

impl<'s> Shape<'s> {
    pub(super) fn new(story: &'s Story<'s>, part: Part, columns: u32, rows: u32, relaxed: bool) -> Self {
        let mut plates = Vec::new();
        let all = story.figures.len();
        if part.figure < all {
            // Groups stay together; before a jump the first groups may stand alone.
            let mut ends: Vec<usize> = (part.figure + 1..all)
                .filter(|end| story.figures[*end].block != story.figures[*end - 1].block)
                .collect();
            ends.truncate(PREFIXES_MAX - 1);
            if relaxed {
                ends.insert(0, (part.figure + 1).min(all));
            }
            ends.push(all);
            ends.dedup();
            for end in ends.into_iter().rev() {
                for across in 1..=columns {
                    plates.extend(
                        Plate::arrangements(story, part.figure..end, across)
                            .into_iter()
                            .filter(|plate| relaxed || plate.rows[0] < rows),
                    );
                }
                if plates.len() > PLATES_MAX {
                    break;
                }
            }
        }
        let text = story.breaks.rows(part.from, story.breaks.items());
        Self { story, part, plates, rows: text, columns, relaxed }
    }

    /// The head of this part over some columns.
    pub(super) fn head(&self, columns: u32) -> &'s SetHead {
        if self.part.parts > 0 { self.story.continued_over(columns) } else { self.story.head_over(columns) }
    }

    /// Where its headline stands on a sheet with this body.
    pub(super) fn headline(&self, leaf: &Leaf, body: &Rect, style: &Stylesheet) -> Option<Headline> {
        let (frame, head) = (self.story.frame(), self.head(leaf.area.columns));
        let inset = if frame == Frame::Open { 0 } else { FRAME_ROWS / 2 };
        let (x, y) = Area { row: leaf.area.row + inset, ..leaf.area }.origin(body, style);
        let shift = y + air_above(leaf.fit.air, style);
        let headline = Headline::of(&head.lines, frame)?;
        let rect = Rect { x: headline.rect.x + x, y: headline.rect.y + shift, ..headline.rect };
        Some(Headline { rect, ..headline })
    }

    /// Rows inside an area that its frame leaves.
    pub(super) fn inner(&self, rows: u32) -> u32 {
        if self.story.frame() == Frame::Open { rows } else { rows.saturating_sub(FRAME_ROWS) }
    }

    /// The cheapest way to fill a rectangle with all that is left.
    pub(super) fn fit_whole(&self, columns: u32, rows: u32) -> Option<Fit> {
        let head = self.head(columns);
        let below = self.inner(rows).checked_sub(head.rows)?;
        let fixed = self.fixed_cost(columns, head);
        let all = self.story.figures.len();
        let mut best = None;
        let most = if self.story.is_group() { 0 } else { weigh::AIR_MAX };
        for air in 0..=most.min(below) {
            let (rows, cost) = (below - air, fixed + weigh::AIR * columns * air * (air + 1) / 2);
            if self.part.figure == all {
                let fit = self.whole(columns, rows, None, air, cost, bound(&best));
                offer(&mut best, fit);
            }
            for (index, plate) in self.plates.iter().enumerate() {
                if plate.columns <= columns && plate.figures.end == all {
                    let fit = self.whole(columns, rows, Some(index), air, cost, bound(&best));
                    offer(&mut best, fit);
                }
            }
        }
        best
    }

    /// The cheapest way to fill a rectangle and leave the rest to another sheet.
    pub(super) fn fit_jump(&self, columns: u32, rows: u32) -> Option<Fit> {
        let head = self.head(columns);
        let below = self.inner(rows).checked_sub(head.rows)?;
        let fixed = self.fixed_cost(columns, head);
        if self.story.is_group() {
            return self.divide(columns, below, fixed);
        }
        let mut best = self.jump(columns, below, None, fixed, weigh::NEVER);
        for (index, plate) in self.plates.iter().enumerate() {
            if plate.columns <= columns {
                let fit = self.jump(columns, below, Some(index), fixed, bound(&best));
                offer(&mut best, fit);
            }
        }
        best
    }

    fn fixed_cost(&self, columns: u32, head: &SetHead) -> u32 {
        let hints = &self.story.head.hints;
        let mut cost = 0;
        if self.part.parts == 0 && !self.story.is_group() {
            cost += head.reduced * weigh::REDUCED;
            // On a narrower sheet a column is more of the width.
            let wish = weigh::columns_wished(self.story.head.rank.index(), self.columns);
            let off = wish.abs_diff(columns * 10) * 8 / self.columns.max(1);
            cost += weigh::PROMINENCE * off * off / 100;
        }
        if let Some(wish) = hints.columns
            && u32::from(wish).clamp(1, self.columns) != columns
        {
            cost += weigh::HINT;
        }
        cost
    }

    fn plate_cost(&self, plate: &Plate, rows: u32) -> u32 {
        let crop = plate.crop(rows);
        let figure = self.story.figures[plate.figures.start].figure;
        let wish = figure.span.map_or(self.story.span_wished(self.columns), u32::from).clamp(1, self.columns);
        let off = plate.widest.abs_diff(wish) * 8 / self.columns.max(1);
        // A frame without its picture has nothing to show.
        let empty = if figure.picture.is_none() && plate.widest > wish { weigh::EMPTY } else { 1 };
        weigh::CROP * crop * crop + weigh::SPAN_OFF * off * off * empty
    }

    /// All that is left, in legs of `rows` rows.
    fn whole(&self, columns: u32, rows: u32, plate: Option<usize>, air: u32, cost: u32, bound: u32) -> Option<Fit> {
        let (across, down) = match plate {
            None => (0, 0),
            Some(index) => {
                let plate = &self.plates[index];
                let room = i64::from(columns * rows) - i64::from(self.rows);
                let wish = (room / i64::from(plate.columns)).max(0) as u32;
                let [least, natural, greatest] = plate.rows;
                let (least, greatest) = if self.relaxed { (plate.floor(), greatest) } else { (least, greatest) };
                let down = wish.clamp(least, greatest.max(natural));
                if down > rows {
                    // As much as there is, if that is enough.
                    if least > rows {
                        return None;
                    }
                    (plate.columns, rows)
                } else {
                    (plate.columns, down)
                }
            }
        };
        let room = columns * rows - across * down;
        let mut slack = room.checked_sub(self.rows)?;
        let mut cost = cost;
        if self.story.is_group() {
            let air = self.briefs_air(&(self.part.from..self.story.breaks.items()), columns).min(slack);
            slack -= air;
            cost += weigh::AIR * air;
        }
        let full = (columns - across) * u32::from(rows > 0) + across * u32::from(rows > down);
        if !self.relaxed && slack > full * weigh::SHORT_MAX {
            return None;
        }
        cost += weigh::WHITE * slack + self.leg_cost(columns - across, rows);
        cost += self.leg_cost(across, rows - down);
        if let Some(each) = (slack * 10).checked_div(full) {
            let over = each.saturating_sub(9).min(1000);
            cost += weigh::WHITE_SQUARED * over * over / 100 * full;
        }
        if let Some(index) = plate {
            cost += self.plate_cost(&self.plates[index], down);
        }
        let all = self.story.breaks.items();
        (cost < bound && self.fill(columns, rows, (across, down), 0) == all).then_some(Fit {
            cost,
            air,
            plate: plate.map(|index| (index, down)),
            whole: true,
        })
    }

    /// As much as fills the rectangle, the rest on another sheet.
    fn jump(&self, columns: u32, rows: u32, plate: Option<usize>, cost: u32, bound: u32) -> Option<Fit> {
        let all = self.story.breaks.items();
        let (across, down, figures) = match plate {
            None => (0, 0, self.part.figure),
            Some(index) => {
                let plate = &self.plates[index];
                let down = if self.relaxed { plate.rows[1].min(rows.max(plate.floor())) } else { plate.rows[1] };
                (plate.columns, down, plate.figures.end)
            }
        };
        if down > rows || (across == columns && down == rows && !self.relaxed) {
            return None;
        }
        let lead = if self.story.head.rank.index() == 0 { weigh::JUMP_LEAD } else { 0 };
        let framed = if self.story.frame() == Frame::Open { 0 } else { weigh::JUMP_FRAMED };
        let mut cost = cost + weigh::JUMP * (1 + self.part.parts) + lead + framed;
        cost += self.leg_cost(columns - across, rows) + self.leg_cost(across, rows - down);
        if let Some(index) = plate {
            cost += self.plate_cost(&self.plates[index], down);
        }
        if cost >= bound {
            return None;
        }
        // The last row is the jump line's.
        let end = self.fill(columns, rows, (across, down), 1);
        let (stay, go) = (end - self.part.from, all - end);
        let late = (self.story.figures.len() - figures) as u32;
        if go == 0 && late == 0 {
            return None;
        }
        if self.relaxed {
            if stay == 0 && figures == self.part.figure {
                return None;
            }
        } else {
            let least = (weigh::STAY_MIN as usize).min((all - self.part.from) / 3);
            let go_least = weigh::GO_MIN as usize;
            if stay < least || stay == 0 || (go > 0 && go < go_least) || (go == 0 && figures == self.part.figure) {
                return None;
            }
        }
        cost += weigh::JUMP_LINE * go as u32 + weigh::FIGURE_LATE * late;
        if go == 0 {
            let white = (columns * rows - across * down).saturating_sub(stay as u32 + 1);
            cost += weigh::WHITE * white;
            if !self.relaxed && white > columns * weigh::SHORT_MAX {
                return None;
            }
        }
        Some(Fit { cost, air: 0, plate: plate.map(|index| (index, down)), whole: false })
    }

    /// As many briefs as fill the rectangle, the others on another sheet.
    fn divide(&self, columns: u32, rows: u32, cost: u32) -> Option<Fit> {
        let end = self.briefs_end(self.fill(columns, rows, (0, 0), 0));
        let part = self.part.from..end;
        if part.is_empty() || end == self.story.breaks.items() {
            return None;
        }
        let slack = (columns * rows).saturating_sub(self.story.breaks.rows(part.start, part.end));
        let white = slack.saturating_sub(self.briefs_air(&part, columns));
        if !self.relaxed && white > columns * weigh::SHORT_MAX {
            return None;
        }
        let cost =
            cost + weigh::DIVIDED + weigh::AIR * (slack - white) + weigh::WHITE * white + self.leg_cost(columns, rows);
        Some(Fit { cost, air: 0, plate: None, whole: false })
    }

    fn leg_cost(&self, legs: u32, rows: u32) -> u32 {
        if rows == 0 || self.rows == 0 {
            return 0;
        }
        // A column of briefs has stops enough.
        let most = if self.story.is_group() { rows } else { weigh::LEG_MAX };
        let long = weigh::LEG_LONG * rows.saturating_sub(most);
        let short = weigh::LEG_MIN.saturating_sub(rows);
        legs * (long + weigh::LEG_SHORT_SQUARED * short * short)
    }

    /// Item before which the last leg ends if each is filled: so many of so many rows,
    /// those on the right below a plate, the last less `reserved` rows.
    fn fill(&self, columns: u32, rows: u32, (across, down): (u32, u32), reserved: u32) -> usize {
        let mut end = self.part.from;
        for leg in 1..=columns {
            let rows = if leg > columns - across { rows - down } else { rows };
            end = self.leg_end(end, if leg == columns { rows.saturating_sub(reserved) } else { rows });
        }
        end
    }

    /// The legs, each filled in turn.
    pub(super) fn chain(&self, legs: &[u32]) -> Vec<Range<usize>> {
        let mut from = self.part.from;
        legs.iter()
            .map(|rows| {
                let end = self.leg_end(from, *rows);
                std::mem::replace(&mut from, end)..end
            })
            .collect()
    }

    fn leg_end(&self, from: usize, rows: u32) -> usize {
        let breaks = &self.story.breaks;
        if self.relaxed { breaks.fill_some(from, rows) } else { breaks.fill(from, rows) }
    }
}
