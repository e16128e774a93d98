//! Sheet after sheet: which articles stand on each, in which order, cut how.
//!
//! For every sheet the first parts that are left are sliced in their editorial order and
//! in each order that swaps two neighbours; each prefix that fills the sheet is a
//! candidate. The cheapest ways to cut it, of all candidates, are placed and judged by what
//! only geometry shows.

use std::rc::Rc;

use super::super::fragment::{Content, Region, Sheet};
use super::super::sort::sort_by_key;
use super::super::{Px, Rect, Stylesheet};
use super::briefs;
use super::place::place;
use super::quality::judge;
use super::room::{Room, area};
use super::rules::hairlines;
use super::shape::Shape;
use super::sheet::{Ear, blank, with_ear};
use super::slice::{Filling, Leaf, PARTS_MAX, Slices};
use super::story::{Part, Story, articles};
use super::trees::{Root, grow};
use super::weights as weigh;
use crate::edition::Place;

/// Ways to cut a sheet that are placed and judged.
const JUDGED_MAX: usize = 8;
/// Parts are looked at until they would fill the sheet so many times, in percent.
const AHEAD: u32 = 170;
/// Heights of a last sheet that are tried for one order of its parts.
const HEIGHTS_MAX: usize = 2;
/// Drafts that are followed from sheet to sheet, and next sheets of each.
const BEAM: usize = 3;
const BRANCHES: usize = 3;

/// An ear needs a masthead of so many columns, and makes it at most so much higher.
const EAR_COLUMNS_MIN: u32 = 4;
const EAR_ROWS_MAX: u32 = 4;

/// Sheets composed so far, and what is left for the next ones.
#[derive(Clone)]
struct Draft {
    sheets: Vec<Rc<Sheet>>,
    left: Vec<Part>,
    cost: u32,
}

impl Draft {
    /// Whether the next sheet of this draft leaves out what readers look for on it: the lead on the first one, on
    /// others what goes on there.
    fn keeps_waiting(&self, next: &Draft) -> bool {
        let awaited = |(at, part): &(usize, &Part)| part.parts > 0 || (self.sheets.is_empty() && *at == 0);
        self.left.iter().enumerate().filter(awaited).any(|(_, part)| next.left.contains(part))
    }
}

/// What is left to place at first, and the first sheet with its rows.
fn begin(stories: &[Story], page: usize, style: &Stylesheet) -> (Vec<Part>, Sheet, u32) {
    let mut left = order(stories);
    match beside_masthead(stories, page, style) {
        Some((story, sheet, rows)) => {
            left.retain(|part| part.story != story);
            (left, sheet, rows)
        }
        None => {
            let (sheet, rows) = blank(page, 0, style);
            (left, sheet, rows)
        }
    }
}

/// Composes stories onto one sheet no higher than the stylesheet's, as low as it looks
/// well; nothing if they do not fit, or are too many.
pub(super) fn compose_one(stories: &[Story], page: usize, style: &Stylesheet) -> Option<Sheet> {
    let (left, first, rows) = begin(stories, page, style);
    let count = left.len();
    let mut found = if count == 0 {
        first
    } else if count > PARTS_MAX {
        return None;
    } else {
        let mut slices = Slices::new(stories, (style.columns, rows), Filling::Whole, false);
        let draft = Draft { sheets: Vec::new(), left, cost: 0 };
        let sheets = continued(&mut slices, &draft, stories, (first, rows), (style, Room::new(0, style)), Goal::One);
        Rc::unwrap_or_clone(sheets.into_iter().next()?.sheets.pop()?)
    };
    let end = found.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or_default().max(found.body.y);
    let used = (end - found.body.y + style.row - Px(1)) / style.row.0.max(1);
    found.body.height = style.row * used.0;
    found.size.height = found.body.bottom() + style.margin.bottom;
    Some(found)
}

/// Composes stories on as many sheets as they need; nothing where no cut is found.
///
/// A beam search over sheets: the best few drafts are each continued by their best few
/// next sheets, so that a sheet is not filled at the expense of the one after it.
pub(super) fn compose<'s>(stories: &'s [Story<'s>], page: usize, style: &Stylesheet, room: Room) -> Option<Vec<Sheet>> {
    let (left, first, rows) = begin(stories, page, style);
    if left.is_empty() {
        return Some(vec![first]);
    }
    let size = (style.columns, blank(page, 1, style).1.max(rows));
    let mut strict = Slices::new(stories, size, Filling::Jumping, false);
    let mut relaxed = Slices::new(stories, size, Filling::Jumping, true);
    let mut beam = vec![Draft { sheets: Vec::new(), left, cost: 0 }];
    let mut best: Option<Draft> = None;
    while !beam.is_empty() {
        let mut next: Vec<Draft> = Vec::new();
        for draft in &beam {
            let blank = || match draft.sheets.len() {
                0 => (first.clone(), rows),
                number => blank(page, number, style),
            };
            let mut drafts = Vec::new();
            for slices in [&mut strict, &mut relaxed] {
                // What is set less well is asked for where nothing else is found that keeps nobody waiting.
                if drafts.iter().all(|next| draft.keeps_waiting(next)) {
                    drafts.extend(continued(slices, draft, stories, blank(), (style, room), Goal::Sheets));
                }
            }
            for draft in drafts {
                if draft.left.is_empty() {
                    if best.as_ref().is_none_or(|best| draft.cost < best.cost) {
                        best = Some(draft);
                    }
                } else if !next.iter().any(|other| other.left == draft.left && other.cost <= draft.cost) {
                    next.push(draft);
                }
            }
        }
        let ahead = |draft: &Draft| draft.cost + still_to_come(draft, stories, room);
        next.retain(|draft| best.as_ref().is_none_or(|best| ahead(draft) < best.cost));
        sort_by_key(&mut next, ahead);
        next.truncate(BEAM);
        beam = next;
    }
    let mut sheets: Vec<Sheet> = best?.sheets.into_iter().map(Rc::unwrap_or_clone).collect();
    link_jumps(&mut sheets);
    Some(sheets)
}

/// The article that an editor wants beside the masthead, and the first sheet with it
/// there; nothing if it does not fit.
fn beside_masthead(stories: &[Story], page: usize, style: &Stylesheet) -> Option<(usize, Sheet, u32)> {
    let story = stories.iter().find(|story| story.head.hints.place == Some(Place::Ear))?;
    if page > 0 || style.columns < EAR_COLUMNS_MIN {
        return None;
    }
    let ears =
        (0..=EAR_ROWS_MAX).flat_map(|more_rows| (1..=style.columns / 3).map(move |columns| Ear { columns, more_rows }));
    for ear in ears {
        let area = ear.area(style);
        let shape = Shape::new(story, story.whole(), style.columns, area.rows, false);
        if let Some(fit) = shape.fit_whole(area.columns, area.rows) {
            let (mut sheet, rows) = with_ear(page, 0, style, ear);
            let head = Rect { y: style.margin.top, ..sheet.body };
            let placed = place(&shape, &Leaf { part: 0, area, fit }, &head, style);
            sheet.regions.extend(placed.regions);
            return Some((story.index, sheet, rows));
        }
    }
    None
}

/// What the rest of a draft will cost at least, by its area.
fn still_to_come(draft: &Draft, stories: &[Story], room: Room) -> u32 {
    room.to_come(area(&draft.left, stories))
}

/// Editorial order, but for editors' wishes: upper left first, the foot last.
pub(super) fn order(stories: &[Story]) -> Vec<Part> {
    let mut parts: Vec<Part> = articles(stories).iter().filter(|story| !story.grouped).map(Story::whole).collect();
    // A group stands where its first brief would.
    parts.extend(stories.iter().filter(|story| story.is_group()).map(Story::whole));
    sort_by_key(&mut parts, |part| stories[part.story].briefs.first().map_or(part.story, |brief| brief.story) as u32);
    sort_by_key(&mut parts, |part| match stories[part.story].head.hints.place {
        Some(Place::TopLeft) => 0,
        Some(Place::Bottom) => 2,
        _ => 1,
    });
    parts
}

/// How many sheets there are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    /// As many as it takes, each as full as can be.
    Sheets,
    /// One, as low as can be.
    One,
}

/// A draft with its best next sheets.
fn continued<'s>(
    slices: &mut Slices<'s>,
    draft: &Draft,
    stories: &'s [Story<'s>],
    (blank, rows): (Sheet, u32),
    (style, room): (&Stylesheet, Room),
    goal: Goal,
) -> Vec<Draft> {
    let (left, columns) = (&draft.left, style.columns);
    let count = if goal == Goal::One { left.len() } else { ahead(stories, left, columns, rows) };
    if count == 0 {
        return Vec::new();
    }
    let mut solved = Vec::new();
    for order in sequences(count) {
        let sequence = slices.sequence(order.iter().map(|part| left[*part]));
        solved.push((order, sequence));
    }
    let areas: Vec<u32> = left.iter().map(|part| stories[part.story].area(part)).collect();
    let all: u32 = areas.iter().sum();
    let mut roots = Vec::new();
    for (number, (order, sequence)) in solved.iter().enumerate() {
        let mut offer = |parts: usize, rows: u32, filling: Filling, more: u32| {
            if let Some(cost) = slices.cost(sequence, parts, rows, filling) {
                let cost = cost + disorder(stories, left, &order[..parts], draft.sheets.is_empty()) + more;
                roots.push(Root { sequence, parts, rows, filling, cost });
            }
        };
        if goal == Goal::Sheets {
            let mut taken = 0;
            for parts in 1..=sequence.len() {
                taken += areas[order[parts - 1]];
                // What jumps is what the sheet does not hold.
                let fits = parts == left.len() && taken * 10 < columns * rows * 11;
                let rest = if fits { 0 } else { all - taken.min(columns * rows) };
                offer(parts, rows, Filling::Jumping, weigh::SHEET + room.to_come(rest));
            }
        }
        if sequence.len() == left.len() {
            // Perhaps all that is left fits, with white at the foot.
            let price = |height: u32| match goal {
                Goal::Sheets => room.foot(rows - height),
                Goal::One => height * weigh::HEIGHT * columns,
            };
            let priced = |height| Some((slices.cost(sequence, count, height, Filling::Whole)? + price(height), height));
            let mut heights: Vec<(u32, u32)> = (1..=rows).filter_map(priced).collect();
            sort_by_key(&mut heights, |(cost, _)| *cost);
            for (_, height) in heights.into_iter().take(HEIGHTS_MAX) {
                offer(count, height, Filling::Whole, price(height));
            }
            // In the order of the page at least, at the foot of some columns only.
            if goal == Goal::Sheets && number == 0 {
                offer(count, rows, Filling::Loose, 0);
            }
        }
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for tree in grow(slices, &roots, JUDGED_MAX, (&blank.body, style)) {
        let root = &roots[tree.root];
        let mut sheet = blank.clone();
        let (mut rest, mut rules) = (Vec::new(), Vec::new());
        for leaf in &tree.leaves {
            let shape = slices.shape(root.sequence, leaf.part);
            let placed = match shape.story.is_group() {
                true => briefs::place(shape, stories, leaf, &blank.body, style),
                false => place(shape, leaf, &blank.body, style),
            };
            sheet.regions.extend(placed.regions);
            sheet.heads.extend(placed.heads);
            rules.extend(placed.rules);
            rest.extend(placed.rest);
        }
        // A shape that promised more than its parts keep is no candidate.
        let keeps = |region: &Region| region.fragments.iter().all(|part| region.rect.contains(&part.rect));
        if !sheet.regions.iter().all(keeps) {
            continue;
        }
        sort_by_key(&mut sheet.regions, |region| region.article as u32);
        sheet.rules = hairlines(&tree.seams, &sheet, style);
        sheet.rules.extend(rules);
        sort_by_key(&mut rest, |part| part.story as u32);
        let taken: Vec<Part> = tree.leaves.iter().map(|leaf| slices.shape(root.sequence, leaf.part).part).collect();
        rest.extend(left.iter().filter(|part| !taken.contains(part)));
        let cost = draft.cost + tree.cost + judge(&sheet, stories, style);
        let sheets = draft.sheets.iter().cloned().chain([Rc::new(sheet)]).collect();
        drafts.push(Draft { sheets, left: rest, cost });
    }
    sort_by_key(&mut drafts, |draft| draft.cost + still_to_come(draft, stories, room));
    drafts.truncate(BRANCHES);
    drafts
}

/// How many of the parts that are left are looked at for a sheet.
fn ahead(stories: &[Story], left: &[Part], columns: u32, rows: u32) -> usize {
    let mut taken = 0;
    let limit = columns * rows * AHEAD / 100;
    let fits = left.iter().take_while(|part| {
        let before = taken;
        taken += stories[part.story].area(part);
        before < limit
    });
    fits.count().min(PARTS_MAX)
}

/// Editorial order first, then every order that swaps two neighbours.
fn sequences(count: usize) -> Vec<Vec<usize>> {
    let order: Vec<usize> = (0..count).collect();
    let swapped = (1..count).map(|at| {
        let mut sequence = order.clone();
        sequence.swap(at - 1, at);
        sequence
    });
    std::iter::once(order.clone()).chain(swapped).collect()
}

/// Cost of articles standing before more important ones.
fn disorder(stories: &[Story], left: &[Part], sequence: &[usize], opens: bool) -> u32 {
    let rank = |part: usize| stories[left[part].story].head.rank.index() as u32;
    let mut cost = 0;
    // Parts are still in order of importance as long as nothing was placed.
    if opens && sequence.first().is_some_and(|first| *first != 0) {
        cost += if sequence.contains(&0) { weigh::LEAD_MOVED } else { weigh::LEAD_MISSING };
    }
    for (at, first) in sequence.iter().enumerate() {
        for second in &sequence[at + 1..] {
            if first > second {
                cost += weigh::INVERSION / 2 + rank(*first).saturating_sub(rank(*second)) * weigh::INVERSION;
            }
        }
        // One left behind for another sheet while a later one stands here.
        for (missing, part) in left.iter().enumerate().take(*first) {
            if !sequence.contains(&missing) {
                if part.parts > 0 {
                    cost += weigh::CONTINUED_LATER;
                }
                cost += weigh::INVERSION + rank(*first).saturating_sub(rank(missing)) * weigh::INVERSION;
            }
        }
    }
    cost
}

/// Fills in which sheets jump lines lead to.
fn link_jumps(sheets: &mut [Sheet]) {
    let stands: Vec<Vec<usize>> =
        sheets.iter().map(|sheet| sheet.regions.iter().map(|region| region.article).collect()).collect();
    for (number, sheet) in sheets.iter_mut().enumerate() {
        for region in &mut sheet.regions {
            let on = |sheet: &Vec<usize>| sheet.contains(&region.article);
            let next = stands[number + 1..].iter().position(on).map(|offset| number + 1 + offset);
            let before = stands[..number].iter().rposition(on);
            for fragment in &mut region.fragments {
                match &mut fragment.content {
                    Content::JumpLine(line) => line.sheet = next.unwrap_or(number),
                    Content::Continued(line) => line.sheet = before.unwrap_or(number),
                    _ => {}
                }
            }
        }
    }
}
