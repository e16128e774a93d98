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

/// What is left of a rule beside a frame is no shorter than this: in rows if it stands, in percent of the measure if
/// it lies.
const SHORTEST_ROWS: i32 = 2;
const SHORTEST: i32 = 50;

/// A rule for each seam, but where a frame divides already.
pub(super) fn hairlines(seams: &[Seam], sheet: &Sheet, style: &Stylesheet) -> Vec<Rect> {
    let rule = |seam: &Seam| {
        let rect = seam.area.rect(&sheet.body, style);
        if seam.area.rows == 0 {
            Rect { y: rect.y + style.row * DROP / 100, height: THICKNESS, ..rect }
        } else {
            let trim = style.row * TRIM / 100;
            let x = rect.x - (style.gutter + THICKNESS) / 2;
            Rect { x, y: rect.y + trim, width: THICKNESS, height: rect.height - trim * 2 }
        }
    };
    let mut rules: Vec<Rect> = seams.iter().map(rule).collect();
    for region in &sheet.regions {
        if region.frame != Frame::Open {
            for at in 0..rules.len() {
                if let Some(rest) = cut(&mut rules[at], &region.rect, style) {
                    rules.push(rest);
                }
            }
        }
    }
    rules.retain(|rule| rule.width.min(rule.height) > Px::ZERO);
    rules
}

/// Ends a rule where a frame begins that runs along it, and gives what goes on behind the frame. Either has no length if
/// it would be too short to be seen.
fn cut(rule: &mut Rect, frame: &Rect, style: &Stylesheet) -> Option<Rect> {
    let lies = rule.width > rule.height;
    // As if all rules stood.
    let turned = |rect: Rect| {
        if lies { Rect { x: rect.y, y: rect.x, width: rect.height, height: rect.width } } else { rect }
    };
    let (near, air, shortest) = if lies {
        (style.row, style.gutter / 2, style.span(1) * SHORTEST / 100)
    } else {
        (style.gutter, style.row * TRIM / 100, style.row * SHORTEST_ROWS)
    };
    let (standing, frame) = (turned(*rule), turned(*frame));
    if !(Rect { x: standing.x - near, width: standing.width + near * 2, ..standing }).overlaps(&frame) {
        return None;
    }
    let piece = |from: Px, to: Px| {
        let height = if to - from < shortest { Px::ZERO } else { to - from };
        turned(Rect { y: from, height, ..standing })
    };
    *rule = piece(standing.y, standing.bottom().min(frame.y - air));
    Some(piece(standing.y.max(frame.bottom() + air), standing.bottom()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Settings, Size};

    #[test]
    fn a_rule_ends_where_a_frame_runs_along_it() {
        let space = Size { width: Px::from_css(1440.0), height: Px::from_css(900.0) };
        let style = Stylesheet::solve(space, Settings::default());
        let [x, y] = [Px(10_000), Px(10_000)];
        let (tall, thin) = (style.row * 30, THICKNESS);
        let standing = Rect { x, y, width: thin, height: tall };
        let frame = |y, height| Rect { x: x + style.gutter / 4, y, width: style.span(1), height };
        let pieces = |mut rule: Rect, frame: Rect| {
            let rest = cut(&mut rule, &frame, &style);
            [Some(rule), rest]
                .into_iter()
                .flatten()
                .filter(|rule| rule.width.min(rule.height) > Px(0))
                .collect::<Vec<_>>()
        };
        // Along all of it, above, in the middle, elsewhere.
        assert_eq!(pieces(standing, frame(y - style.row, tall + style.row * 2)), []);
        let [below] = pieces(standing, frame(y, style.row * 10))[..] else { panic!("one piece") };
        assert!(below.y > y + style.row * 10 && below.bottom() == standing.bottom());
        let [above, below] = pieces(standing, frame(y + style.row * 10, style.row * 10))[..] else {
            panic!("two pieces")
        };
        assert!(above.y == y && above.bottom() < y + style.row * 10 && below.bottom() == standing.bottom());
        let far = Rect { x: x + style.span(2), ..frame(y, tall) };
        assert_eq!(pieces(standing, far), [standing]);
        // Over three columns, with a frame below the last.
        let lying = Rect { x, y, width: style.span(3), height: thin };
        let frame =
            Rect { x: style.span(2) + style.gutter + x, y: y + style.row / 4, width: style.span(1), height: tall };
        let [before] = pieces(lying, frame)[..] else { panic!("one piece") };
        assert!(before.x == x && before.right() < frame.x && before.width > style.span(1));
    }
}
