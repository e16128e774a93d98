//! Hairlines between articles, in the gutters and in the air above heads.

use super::super::fragment::{Frame, Sheet};
use super::super::{Px, Rect, Stylesheet};
use super::slice::Seam;

/// One device pixel at most zooms; the view snaps it.
pub(super) const THICKNESS: Px = Px(64);
/// A horizontal rule stands so far below the row's edge, in percent of a row: nearer to
/// the head that it opens than to the text above.
const DROP: i32 = 18;
/// A vertical rule ends so far from the edges of what it divides, in percent of a row.
const TRIM: i32 = 30;

/// A rule for each seam, but where a frame divides already.
pub(super) fn hairlines(seams: &[Seam], sheet: &Sheet, style: &Stylesheet) -> Vec<Rect> {
    let rules = seams.iter().map(|seam| {
        let rect = seam.area.rect(&sheet.body, style);
        if seam.area.rows == 0 {
            Rect { y: rect.y + style.row * DROP / 100, height: THICKNESS, ..rect }
        } else {
            let trim = style.row * TRIM / 100;
            let x = rect.x - (style.gutter + THICKNESS) / 2;
            Rect { x, y: rect.y + trim, width: THICKNESS, height: rect.height - trim * 2 }
        }
    });
    rules.filter(|rule| !framed(rule, sheet, style)).collect()
}

/// Whether a frame runs along the rule.
fn framed(rule: &Rect, sheet: &Sheet, style: &Stylesheet) -> bool {
    let near = Rect {
        x: rule.x - style.gutter,
        y: rule.y - style.row,
        width: rule.width + style.gutter * 2,
        height: rule.height + style.row * 2,
    };
    sheet.regions.iter().filter(|region| region.frame != Frame::Open).any(|region| {
        let along = if rule.width > rule.height {
            region.rect.x <= rule.x && rule.right() <= region.rect.right()
        } else {
            region.rect.y <= rule.y + style.row && rule.bottom() <= region.rect.bottom() + style.row
        };
        along && near.overlaps(&region.rect)
    })
}
