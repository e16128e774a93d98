//! What makes one page better than another: the weights of the composer, in points.
//!
//! Ten points are one row of one column lost to a reader who notices. The values come
//! from `composition.md` and from looking at pages of the real edition at four sizes;
//! each says what it is weighed against.

/// A cost that no page has.
pub(super) const NEVER: u32 = u32::MAX / 4;

/// White at the foot of the legs, per row beyond the first of each leg, squared. One row
/// short is how columns of one article end anyway (rule 11).
pub(super) const WHITE_SQUARED: u32 = 100;
/// Any row left white: so much more than at the foot of the last sheet (`FOOT`) that no full sheet
/// is loosened to fill that one.
pub(super) const WHITE: u32 = 60;
/// Legs may fall short by so many rows each before the shape is not worth considering.
pub(super) const SHORT_MAX: u32 = 3;

/// A jump: readers lose articles at jumps, so it costs as much as four articles a row off;
/// the second of an article twice as much.
pub(super) const JUMP: u32 = 400;
/// The lead's, on top of that: it is what the page is bought for, and no filler of last sheets.
pub(super) const JUMP_LEAD: u32 = 1200;
/// That of what stands in a frame, on top of it: a box is seen as one thing.
pub(super) const JUMP_FRAMED: u32 = 400;
/// Each line that goes over: better the end of an article than most of it.
pub(super) const JUMP_LINE: u32 = 3;
/// A group of briefs that goes on on another sheet: nothing is torn, but it looks unfinished.
pub(super) const DIVIDED: u32 = 60;
/// Lines that must stay before a jump, or a third of the article if that is fewer.
pub(super) const STAY_MIN: u32 = 14;
/// Lines that must go.
pub(super) const GO_MIN: u32 = 8;

/// A figure an eighth of the sheet wider or narrower than wished, squared.
pub(super) const SPAN_OFF: u32 = 60;
/// How much more that is for the frame of a picture that was not supplied, if it is wider.
pub(super) const EMPTY: u32 = 4;
/// A picture a tenth higher or lower than its own shape, squared.
pub(super) const CROP: u32 = 20;
/// A figure that does not stand with the first part of its article, but where it fills a sheet.
pub(super) const FIGURE_LATE: u32 = 300;

/// A leg shorter than `LEG_MIN`, per row missing, squared: text in steps reads badly, and an
/// article in a low band across all columns is all steps.
pub(super) const LEG_SHORT_SQUARED: u32 = 4;
pub(super) const LEG_MIN: u32 = 10;
/// A leg longer than `LEG_MAX`, per row: the eye tires of a column without a stop.
pub(super) const LEG_LONG: u32 = 10;
pub(super) const LEG_MAX: u32 = 34;

/// An article a column wider or narrower than its rank asks for, squared.
pub(super) const PROMINENCE: u32 = 25;
/// A headline a grade smaller than its rank's.
pub(super) const REDUCED: u32 = 40;
/// A row of air added to a head, per column: half as bad as white at a foot. The second
/// costs twice as much.
pub(super) const AIR: u32 = 7;
pub(super) const AIR_MAX: u32 = 2;

/// Cuts: a horizontal one is what readers expect; a vertical one puts headlines side by
/// side.
pub(super) const CUT_ACROSS: u32 = 5;
pub(super) const CUT_DOWN: u32 = 20;
/// Each gutter from head to foot breaks the page in two (断版). At 120 three articles stand
/// side by side on every low sheet, for want of a better idea; at 600 they lie across all of
/// it in bands instead, which is no better (see `LEG_MIN`). On both demo editions, on seven
/// screens at two sizes, gutters fell from 352 to 189 and jumps from 261 to 234.
pub(super) const CUT_EDGE: u32 = 500;

/// Two headlines of one size side by side in the same rows (碰题): worse than a gutter or a
/// jump, for every reader sees it at once. There fell from 23 to 9; those have no other way.
pub(super) const BUTTED: u32 = 600;
/// A picture beside another article's picture.
pub(super) const FIGURES_MEET: u32 = 80;
/// A lone line at the head or foot of a leg.
pub(super) const LONE: u32 = 240;
/// An article before a more important one, per rank between them.
pub(super) const INVERSION: u32 = 70;

/// An article that goes on, but not on the next sheet: readers turn one. At 0 every ninth jump on
/// both demo editions went further, on six screens at eight sizes (128 of 1,154), at 600 68, here
/// 44; there are 23 jumps more, and as little white. Tighter settings for the sheets that keep one
/// waiting halve them again.
pub(super) const CONTINUED_LATER: u32 = 1200;

/// Anything but the lead in the upper left of a page: what rank and place are for.
pub(super) const LEAD_MOVED: u32 = 800;

/// A first sheet without the lead: there is always a way to have it there, if need be by
/// continuing it on the next one.
pub(super) const LEAD_MISSING: u32 = 50_000;

/// Another sheet.
pub(super) const SHEET: u32 = 1200;
/// A row of one column left white at the foot of a page's last sheet. At 1 those were 45 % white
/// on both demo editions, on four screens at two sizes, for full sheets came first; at 10 they are
/// 29 % white, teasers aside, and full sheets as full as before.
pub(super) const FOOT: u32 = 10;
/// The same where headlines of the next pages may stand: less than the page's own articles, but
/// more than nothing.
pub(super) const FOOT_TEASED: u32 = 4;
/// The same where articles beside go on: a last sheet that ends at one height is quieter.
pub(super) const FOOT_STEPPED: u32 = 12;
/// A row of one column that a page on a single sheet is higher: the higher it is, the
/// smaller it is drawn, and white in it costs no more.
pub(super) const HEIGHT: u32 = 12;
/// A hint not honoured: an editor's wish outweighs everything but feasibility.
pub(super) const HINT: u32 = 6000;

/// Share of the sheet's columns that each rank asks for, in percent.
const SHARE: [u32; 5] = [58, 42, 36, 28, 18];

/// Columns that an article of this rank asks for, in tenths of a column.
pub(super) fn columns_wished(rank: usize, columns: u32) -> u32 {
    (SHARE[rank] * columns / 10).max(10)
}
