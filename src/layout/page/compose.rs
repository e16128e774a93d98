//! Sheet after sheet: which articles stand on each, in which order, cut how.
//!
//! For every sheet the first parts that are left are sliced in their editorial order and
//! in each order that swaps two neighbours; each prefix that fills the sheet is a
//! candidate. The cheapest few are placed and judged by what only geometry shows.

use super::super::Stylesheet;
use super::super::fragment::{Content, Sheet};
use super::place::place;
use super::quality::judge;
use super::rules::hairlines;
use super::shape::Shape;
use super::sheet::blank;
use super::slice::{Fits, PARTS_MAX, Slices};
use super::story::{Part, Story};
use super::weights as weigh;
use crate::edition::Place;

/// Candidates that are placed and judged for one sheet.
const JUDGED_MAX: usize = 8;
/// Parts are looked at until they would fill the sheet so many times, in percent.
const AHEAD: u32 = 220;

/// A sheet composed, and what is left for the next ones.
struct Composed {
    sheet: Sheet,
    left: Vec<Part>,
}

/// Composes stories on as many sheets as they need.
pub(super) fn compose(stories: &[Story], page: usize, style: &Stylesheet) -> Vec<Sheet> {
    let mut left: Vec<Part> = order(stories);
    let mut sheets: Vec<Sheet> = Vec::new();
    loop {
        let number = sheets.len();
        let composed = [false, true]
            .into_iter()
            .find_map(|relaxed| compose_sheet(stories, &left, blank(page, number, style), style, relaxed));
        let Some(composed) = composed else {
            // Nothing left, or nothing that this space can show.
            if sheets.is_empty() {
                sheets.push(blank(page, 0, style).0);
            }
            break;
        };
        sheets.push(composed.sheet);
        left = composed.left;
    }
    link_jumps(&mut sheets);
    sheets
}

/// Editorial order, but for editors' wishes: upper left first, the foot last.
fn order(stories: &[Story]) -> Vec<Part> {
    let mut parts: Vec<Part> = stories.iter().map(Story::whole).collect();
    parts.sort_by_key(|part| match stories[part.story].head.hints.place {
        Some(Place::TopLeft) => 0,
        Some(Place::Bottom) => 2,
        _ => 1,
    });
    parts
}

/// A way to fill a sheet: parts in this order, so many of them, over so many rows.
#[derive(Clone, Debug)]
struct Candidate {
    cost: u32,
    sequence: usize,
    parts: usize,
    rows: u32,
}

fn compose_sheet(
    stories: &[Story],
    left: &[Part],
    (blank, rows): (Sheet, u32),
    style: &Stylesheet,
    relaxed: bool,
) -> Option<Composed> {
    let columns = style.columns;
    let count = ahead(stories, left, columns, rows);
    if count == 0 {
        return None;
    }
    let fits: Vec<Fits> = left[..count]
        .iter()
        .map(|part| Fits::new(Shape::new(&stories[part.story], *part, columns, rows, relaxed), columns, rows))
        .collect();
    let sequences = sequences(count);
    let mut slices = Vec::with_capacity(sequences.len());
    let mut candidates = Vec::new();
    for (index, sequence) in sequences.iter().enumerate() {
        let slice = Slices::new(sequence.iter().map(|part| &fits[*part]).collect(), columns, rows);
        for parts in 1..=count {
            let disorder = disorder(stories, left, &sequence[..parts]);
            let finishes = parts == left.len();
            let heights = if finishes { 1..=rows } else { rows..=rows };
            for height in heights {
                let Some(cost) = slice.cost(parts, height) else { continue };
                let foot = (rows - height) * columns * weigh::FOOT;
                candidates.push(Candidate { cost: cost + disorder + foot, sequence: index, parts, rows: height });
            }
        }
        slices.push(slice);
    }
    candidates.sort_by_key(|candidate| candidate.cost);
    let mut best: Option<(u32, Composed)> = None;
    for candidate in candidates.iter().take(JUDGED_MAX) {
        let slice = &slices[candidate.sequence];
        let (leaves, seams) = slice.leaves(candidate.parts, candidate.rows);
        let mut sheet = blank.clone();
        let mut rest = Vec::new();
        for leaf in &leaves {
            let fit = &fits[sequences[candidate.sequence][leaf.part]];
            let placed = place(&fit.shape, leaf, &blank.body, style);
            sheet.regions.push(placed.region);
            rest.extend(placed.rest);
        }
        sheet.regions.sort_by_key(|region| region.article);
        sheet.rules = hairlines(&seams, &sheet, style);
        let taken = &sequences[candidate.sequence][..candidate.parts];
        let others = (0..left.len()).filter(|part| !taken.contains(part)).map(|part| left[part]);
        rest.sort_by_key(|part| part.story);
        rest.extend(others);
        let another = if rest.is_empty() { 0 } else { weigh::SHEET };
        let cost = candidate.cost + judge(&sheet, stories, style) + another;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, Composed { sheet, left: rest }));
        }
    }
    best.map(|(_, composed)| composed)
}

/// How many of the parts that are left are looked at for a sheet.
fn ahead(stories: &[Story], left: &[Part], columns: u32, rows: u32) -> usize {
    let mut area = 0;
    let limit = columns * rows * AHEAD / 100;
    let fits = left.iter().take_while(|part| {
        let before = area;
        let story = &stories[part.story];
        area += story.breaks.rows(part.from, story.breaks.items()) + 4;
        area += story.figures[part.figure..].len() as u32 * 12;
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
fn disorder(stories: &[Story], left: &[Part], sequence: &[usize]) -> u32 {
    let rank = |part: usize| stories[left[part].story].head.rank.index() as u32;
    let mut cost = 0;
    for (at, first) in sequence.iter().enumerate() {
        for second in &sequence[at + 1..] {
            if first > second {
                cost += weigh::INVERSION / 2 + rank(*first).saturating_sub(rank(*second)) * weigh::INVERSION;
            }
        }
        // One left behind for another sheet while a later one stands here.
        for missing in 0..*first {
            if !sequence.contains(&missing) {
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
