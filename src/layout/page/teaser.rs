//! What the next pages bring (下版导读): at the foot of a page's last sheet, where articles leave
//! room for it.
//!
//! Each page takes a block: its name under a rule, its lead with kicker and deck on the left, the
//! headlines of others on the right of it, or below it where there are few columns. The nearest
//! page comes first, and blocks follow one another as long as there is room.

use super::super::flow::Desk;
use super::super::fragment::{Content, Sheet, Teased, Teaser};
use super::super::inline::Script;
use super::super::{Measure, Px, Rect, Stylesheet};
use super::head::set_teased;
use super::rules::THICKNESS;
use super::sheet::Area;
use super::wording::Wording;
use crate::edition::{Divisions, Edition, Kind};

/// Pages that are named at most.
const PAGES_MAX: usize = 3;
/// Rows that a block takes about, and the least: its name, and a headline with what stands around it.
pub(super) const ROWS: u32 = 9;
pub(super) const ROWS_MIN: u32 = 5;
/// Rows of a page's name; its line in percent of a row, and its size in 1/1000 of the body's.
const NAME_ROWS: u32 = 2;
const NAME_LEADING: i32 = 140;
const NAME: u32 = 1111;
/// A rule stands so far below the first row's edge, in percent of a row.
const DROP: i32 = 50;
/// Columns of a headline beside the lead, and how many stand side by side at most: eight columns
/// have four.
const BESIDE: u32 = 2;
const LANES_MAX: usize = 4;
/// Headlines below a lead that has no columns beside it, itself included.
const BELOW_MAX: usize = 3;
/// Rows of air that a block takes gladly above it.
const AIR_MAX: u32 = 4;

/// Pages that may be named behind one.
pub(super) fn pages(edition: &Edition, page: usize) -> usize {
    edition.pages.len().saturating_sub(page + 1).min(PAGES_MAX)
}

/// Names the pages behind one at the foot of its last sheet, as many as there is room for; where
/// there is none, or no page, a rule ends the page.
pub(super) fn tease(sheet: &mut Sheet, edition: &Edition, page: usize, style: &Stylesheet, widths: &dyn Measure) {
    let (body, row) = (sheet.body, style.row.0.max(1));
    let foot = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or(body.y).max(body.y);
    let rows = (body.height.0 / row) as u32;
    let mut area =
        Area { column: 0, row: ((foot - body.y).0 + row - 1) as u32 / row as u32, columns: style.columns, rows: 0 };
    let end = area.rect(&body, style);
    for next in page + 1..=page + pages(edition, page) {
        area.rows = rows.saturating_sub(area.row);
        let Some(teaser) = teaser(edition, next, area, &body, style, widths) else { break };
        area.row += NAME_ROWS + teaser.1;
        sheet.teasers.push(teaser.0);
    }
    area.rows = rows.saturating_sub(area.row);
    if sheet.teasers.is_empty() && area.rows > 0 && !sheet.regions.is_empty() {
        sheet.rules.push(Rect { y: end.y + style.row * DROP / 100, height: THICKNESS * 2, ..end });
    }
    // What is left over stands above each.
    let air = area.rows.checked_div(sheet.teasers.len() as u32).unwrap_or(0).min(AIR_MAX);
    let mut down = Px::ZERO;
    for teaser in &mut sheet.teasers {
        down += style.height(air);
        teaser.rect.y += down;
        teaser.name.y += down;
        for entry in &mut teaser.entries {
            entry.head.rect.y += down;
            if let Content::Head(lines) = &mut entry.head.content {
                lines.iter_mut().for_each(|line| line.rect.y += down);
            }
        }
    }
}

/// The name and the headlines of a page at the head of an area, and the rows of the headlines;
/// nothing if not even one has room.
fn teaser(
    edition: &Edition,
    page: usize,
    area: Area,
    body: &Rect,
    style: &Stylesheet,
    widths: &dyn Measure,
) -> Option<(Teaser, u32)> {
    let lanes = ((area.columns / BESIDE) as usize).min(LANES_MAX);
    let lanes = if area.columns < BESIDE * 2 { 1 } else { lanes };
    let wide = area.columns - BESIDE * (lanes as u32 - 1);
    // The rows that each lane has filled.
    let mut feet = [0; LANES_MAX];
    let mut room = area.rows.saturating_sub(NAME_ROWS);
    let mut entries: Vec<Teased> = Vec::new();
    for id in &edition.pages[page].articles {
        let Some(article) = edition.articles.iter().position(|head| head.id == *id) else { continue };
        let head = &edition.articles[article];
        // Neither the dead nor those who pay call.
        let quiet = matches!(head.kind, Kind::Obituary | Kind::Advertisement | Kind::Notice);
        if quiet || head.headline.is_empty() {
            continue;
        }
        let is_lead = entries.is_empty();
        let lane = if is_lead { 0 } else { (1..lanes).min_by_key(|lane| feet[*lane]).unwrap_or(0) };
        let columns = if lane == 0 { wide } else { BESIDE };
        let desk = Desk {
            style,
            widths: widths.of(&head.language),
            script: Script::of(edition.language_of(head)),
            divisions: &Divisions::default(),
            plate_columns: 1,
        };
        let wording = Wording::new(head, desk);
        let mut set = set_teased(&wording, is_lead, columns, desk);
        if is_lead && set.rows > room {
            set = set_teased(&wording, false, columns, desk);
        }
        if feet[lane] + set.rows > room || (lanes == 1 && entries.len() == BELOW_MAX) {
            break;
        }
        let column = if lane == 0 { 0 } else { wide + BESIDE * (lane as u32 - 1) };
        let at = Area { column, row: area.row + NAME_ROWS + feet[lane], ..area }.origin(body, style);
        feet[lane] += set.rows;
        if lanes > 1 {
            // Beside the lead as much as it is high.
            room = feet[0];
        }
        entries.push(Teased { article, head: set.fragment(at.0, at.1, 0, style)? });
    }
    let rows = feet.into_iter().max().unwrap_or(0);
    let rect = Area { rows: NAME_ROWS + rows, ..area }.rect(body, style);
    let drop = style.row * DROP / 100;
    let rect = Rect { y: rect.y + drop, height: rect.height - drop, ..rect };
    let name = Rect { height: style.row * NAME_LEADING / 100, ..rect };
    (rows > 0).then_some((Teaser { page, rect, name, size: style.scaled(NAME), entries }, rows))
}
