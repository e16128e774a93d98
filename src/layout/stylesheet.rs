//! The stylesheet: the one owner of every number that layout and drawing share.
//!
//! [`Stylesheet::solve`] turns the space at hand and the reader's settings into a grid of
//! `columns` × `measure` ems × `rows`, with a font size such that the grid all but fills the
//! space. Everything after that is integer.
//!
//! Sizes come in steps, as type does, and a sheet is as large as its grid and its margins
//! ask: it stands in the middle of the space, a little smaller. So a window that is dragged
//! passes many sizes with one stylesheet, and nothing is composed anew.

use std::ops::RangeInclusive;

use super::{Em, Px, Size};
use crate::edition::{FaceRole, Rank};

/// What the reader chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settings {
    /// Text size in percent of the normal one; what is outside of [`Settings::TEXT_SIZES`] is taken as its end.
    pub text_size: u16,
    /// Row height in percent of the body size, from 120 to 250; beyond, as these.
    pub leading: u16,
    /// Running text keeps its own widths and ends where its words do, instead of being
    /// stretched to both edges.
    pub ragged: bool,
    /// A blank row stands between paragraphs.
    pub spaced: bool,
    /// A page of one column is one sheet, as long as it must be, to be scrolled.
    pub endless: bool,
}

impl Settings {
    /// Text sizes in percent that a sheet can be set in; readers are offered fewer.
    pub const TEXT_SIZES: RangeInclusive<u16> = 50..=400;
}

impl Default for Settings {
    fn default() -> Self {
        Self { text_size: 100, leading: LEADING, ragged: false, spaced: false, endless: false }
    }
}

/// Distances from the edges of a sheet to what stands on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "edges")]
pub struct Insets {
    pub top: Px,
    pub right: Px,
    pub bottom: Px,
    pub left: Px,
}

/// Face, size and leading of one kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextStyle {
    /// Face.
    pub face: FaceRole,
    /// Font size.
    pub size: Px,
    /// Height of one line.
    pub leading: Px,
}

/// Sizes of a head in 1/1000 of the body size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HeadSizes {
    /// The headline.
    pub headline: u32,
    /// Kicker and deck, about two grades smaller.
    pub minor: u32,
}

/// Texts that have a style of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names of the parts")]
pub enum Setting {
    Body,
    Crosshead,
    Quote,
    Caption,
    Byline,
    Series,
    Table,
    Jump,
}

impl Setting {
    /// Its size in 1/1000 of the body size.
    pub fn per_mille(self) -> u32 {
        match self {
            Self::Body | Self::Crosshead | Self::Byline | Self::Series => 1000,
            Self::Quote => 1056,
            Self::Caption => 944,
            Self::Table | Self::Jump => 889,
        }
    }
}

/// Every number of a composed sheet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stylesheet {
    /// Outer size of a sheet.
    pub sheet: Size,
    /// Paper's margins.
    pub margin: Insets,
    /// Body font size.
    pub em: Px,
    /// Height of one row of the baseline grid.
    pub row: Px,
    /// Grid columns.
    pub columns: u32,
    /// Characters in a column: its width in ems.
    pub measure: u32,
    /// Space between columns.
    pub gutter: Px,
    /// Rows between the margins, furniture included.
    pub rows: u32,
    /// Rows that the masthead takes from the first sheet of the first page.
    pub masthead_rows: u32,
    /// Rows that the folio line takes from every other sheet.
    pub folio_rows: u32,
    /// Rows that the section head takes from the first sheet of an editorial page.
    pub section_rows: u32,
    /// Whether running text is ragged instead of justified.
    pub ragged: bool,
    /// Blank rows between paragraphs.
    pub paragraph_rows: u32,
}

/// Row height at first, in percent of the body size.
const LEADING: u16 = 150;

/// Body size at 100 %, in CSS px, by the number of columns: a phone is held nearer.
const BODY_PX: f64 = 16.0;
const BODY_PX_ONE_COLUMN: f64 = 17.0;
/// Steps of the body size, of the row and of the margins, in CSS px. Few columns have a
/// coarser one: a step of theirs is few px wide.
const EM_STEP: f64 = 0.25;
const EM_STEP_NARROW: f64 = 0.5;
const ROW_STEP: f64 = 0.5;
const MARGIN_STEP: f64 = 4.0;
/// No sheet has fewer rows: they stand closer in a lower window, but no closer than this, in ems.
const ROWS_MIN: f64 = 6.0;
const CLOSEST: f64 = 1.4;
/// How far a row may be from the wished leading, so that rows fill the height.
const LEADING_SLACK: f64 = 0.06;
/// Columns wider apart than the body's own spaces (1–1.5 em inside an article; the same
/// gutter carries a hairline between articles).
const GUTTER_EM: f64 = 1.5;
/// The measure that a newspaper column wants, and the bounds of what it may be, in ems.
const MEASURE_WISH: f64 = 13.2;
const MEASURE_MIN: u32 = 10;
const MEASURE_MAX: u32 = 28;
/// A sheet never has more columns: a broadsheet has eight.
const COLUMNS_MAX: u32 = 8;

/// The measure of a broadsheet's column, in ems.
const PRINT_MEASURE: u32 = 13;
/// The reading view's body size in CSS px, row in ems, and longest measure in ems: wider
/// than a newspaper column, as in a book.
const READING_PX: f64 = 18.0;
const READING_LEADING: f64 = 1.7;
const READING_MEASURE: u32 = 32;
/// The measure of two columns side by side, in ems: below the least there is room for one
/// only, and above the longest the eye loses the line.
const OPENING_MEASURE: (f64, f64) = (22.0, 28.0);
/// Between them, in ems.
const OPENING_GUTTER: f64 = 3.0;
/// What the reading view keeps above the text of an opening and below it, in CSS px, and the
/// least rows of one.
const OPENING_AIR: f64 = 72.0;
const OPENING_ROWS_MIN: u32 = 16;
/// More rows than a page or an article has: 50,000 characters are some 5,000 at the narrowest.
const ENDLESS_ROWS: u32 = 40_000;

impl Stylesheet {
    /// Solves the grid for a space and the reader's settings.
    ///
    /// Among all columns × measures whose font size is near the wished one, the measure
    /// nearest to a newspaper column's wins.
    pub fn solve(space: Size, settings: Settings) -> Self {
        let width = space.width.css().max(160.0);
        let height = space.height.css().max(160.0);
        let scale =
            f64::from(settings.text_size.clamp(*Settings::TEXT_SIZES.start(), *Settings::TEXT_SIZES.end())) / 100.0;
        let side = Px::from_css(side_margin(width));
        let inner = width - 2.0 * side.css();
        let head = Px::from_css(head_margin(height));
        // In a low window larger text would stand closer, and at last on itself.
        let most = (height - 2.0 * head.css()) / ROWS_MIN / CLOSEST / BODY_PX_ONE_COLUMN;
        let scale = if settings.endless { scale } else { scale.min(most) };
        let (columns, measure) = solve_columns(inner, scale);
        let em_exact = inner / (f64::from(columns * measure) + GUTTER_EM * f64::from(columns - 1));
        let wish = body_px(columns) * scale;
        // One column that cannot be filled without bloating the text stands centred instead.
        let em = type_size(em_exact.min(wish * 1.12), if columns > 4 { EM_STEP } else { EM_STEP_NARROW });
        let (row, screen_rows) = solve_rows(height - 2.0 * head.css(), em, settings.leading);
        // An endless sheet is cut to what stands on it; its head is that of a screen.
        let rows = if settings.endless && columns == 1 { ENDLESS_ROWS } else { screen_rows };
        Self {
            sheet: Size::default(),
            margin: Insets { top: head, right: side, bottom: head, left: side },
            em,
            row,
            columns,
            measure,
            gutter: em * 3 / 2,
            rows,
            masthead_rows: match (columns, screen_rows) {
                (_, ..24) => 3,
                (1, _) => 4,
                (2..=4, _) => 4,
                _ => 5,
            },
            folio_rows: if columns == 1 && screen_rows < 20 { 1 } else { 2 },
            section_rows: 2,
            ragged: settings.ragged,
            paragraph_rows: u32::from(settings.spaced),
        }
        .cut()
    }

    /// With a sheet of the size of its grid and margins.
    fn cut(self) -> Self {
        let Insets { top, right, bottom, left } = self.margin;
        let width = left + self.span(self.columns) + right;
        Self { sheet: Size { width, height: top + self.height(self.rows) + bottom }, ..self }
    }

    /// The numbers of a page shown whole: print's own grid of so many columns, on a sheet
    /// of the shape of `space`. It is drawn smaller than it is.
    pub fn whole(space: Size, columns: u32) -> Self {
        let em = Px::from_css(BODY_PX);
        let row = em * 3 / 2;
        let gutter = row;
        let margin = em * 3 / 2;
        let width = em * (columns * PRINT_MEASURE) as i32 + gutter * (columns as i32 - 1) + margin * 2;
        let shape = f64::from(space.height.0.max(1)) / f64::from(space.width.0.max(1));
        let height = f64::from(width.0) * shape.clamp(0.4, 2.5);
        let rows = ((height as i32 - margin.0 * 2) / row.0).max(24) as u32;
        Self {
            sheet: Size::default(),
            margin: Insets { top: margin, right: margin, bottom: margin, left: margin },
            em,
            row,
            columns,
            measure: PRINT_MEASURE,
            gutter,
            rows,
            masthead_rows: 6,
            folio_rows: 2,
            section_rows: 2,
            ragged: false,
            paragraph_rows: 0,
        }
        .cut()
    }

    /// The same grid with another number of rows, and the sheet as high as they ask.
    pub fn with_rows(&self, rows: u32) -> Self {
        Self { rows, ..self.clone() }.cut()
    }

    /// The numbers of the reading view: one column of a comfortable measure, without
    /// furniture, as long as an article needs.
    pub fn reading(space: Size, settings: Settings) -> Self {
        let width = space.width.css().max(160.0);
        let scale =
            f64::from(settings.text_size.clamp(*Settings::TEXT_SIZES.start(), *Settings::TEXT_SIZES.end())) / 100.0;
        let side = Px::from_css(side_margin(width).max(16.0));
        let inner = width - 2.0 * side.css();
        let wish = READING_PX * scale;
        let measure = (inner / wish).floor().clamp(f64::from(MEASURE_MIN), f64::from(READING_MEASURE));
        let em = type_size(wish.min(inner / measure), EM_STEP);
        let leading = READING_LEADING * f64::from(settings.leading.clamp(120, 250)) / f64::from(LEADING);
        let row = Px((em.css() * leading * 64.0).round() as i32);
        let measure = measure as u32;
        Self {
            sheet: Size::default(),
            margin: Insets { top: row, right: side, bottom: row * 2, left: side },
            em,
            row,
            columns: 1,
            measure,
            gutter: Px::ZERO,
            rows: ENDLESS_ROWS,
            masthead_rows: 0,
            folio_rows: 0,
            section_rows: 0,
            ragged: settings.ragged,
            paragraph_rows: u32::from(settings.spaced),
        }
        .cut()
    }

    /// The numbers of the reading view in two columns, an opening of `rows` rows at a time.
    /// `None` where there is no room for them.
    pub fn opening(space: Size, settings: Settings) -> Option<Self> {
        let one = Self::reading(space, settings);
        let gutter = one.scaled((OPENING_GUTTER * 1000.0) as u32);
        let inner = space.width.css() - 2.0 * side_margin(space.width.css());
        let measure = (inner - gutter.css()) / 2.0 / one.em.css();
        let rows = ((space.height.css() - OPENING_AIR) / one.row.css()).max(0.0) as u32;
        if measure < OPENING_MEASURE.0 || rows < OPENING_ROWS_MIN {
            return None;
        }
        let measure = measure.min(OPENING_MEASURE.1) as u32;
        Some(Self { columns: 2, measure, gutter, rows, ..one }.cut())
    }

    /// Whether sheets are as long as what stands on them.
    pub fn is_endless(&self) -> bool {
        self.rows == ENDLESS_ROWS
    }

    /// Width of one grid column.
    pub fn column_width(&self) -> Px {
        self.em * self.measure as i32
    }

    /// Width of some neighbouring columns with the gutters between them.
    pub fn span(&self, columns: u32) -> Px {
        self.column_width() * columns as i32 + self.gutter * (columns as i32 - 1).max(0)
    }

    /// Left edge of a grid column on the sheet.
    pub fn column_x(&self, column: u32) -> Px {
        self.margin.left + (self.column_width() + self.gutter) * column as i32
    }

    /// Height of some rows.
    pub fn height(&self, rows: u32) -> Px {
        self.row * rows as i32
    }

    /// Measure of some neighbouring columns, in ems of the body size.
    pub fn measure_of(&self, columns: u32) -> Em {
        Em((i64::from(self.span(columns).0) * 1000 / i64::from(self.em.0)) as i32)
    }

    /// First-line indent: two characters, one in a narrow column.
    pub fn indent(&self) -> Em {
        if self.measure < 12 { Em::ONE } else { Em::whole(2) }
    }

    /// Sizes of a head by rank: steps of the print scale (36, 28, 24, 21, 18, 16, 14, 12
    /// over a body of 9), a narrower part of it where there are fewer columns.
    pub fn head_sizes(&self, rank: Rank) -> HeadSizes {
        const WIDE: [(u32, u32); 5] = [(3111, 1556), (2333, 1333), (2000, 1167), (1556, 1111), (1333, 1000)];
        const MIDDLE: [(u32, u32); 5] = [(2667, 1444), (2000, 1222), (1778, 1167), (1444, 1056), (1222, 1000)];
        const ONE: [(u32, u32); 5] = [(1889, 1222), (1667, 1111), (1500, 1056), (1333, 1000), (1167, 1000)];
        let table = match self.columns {
            1 => ONE,
            2..=4 => MIDDLE,
            _ => WIDE,
        };
        let (headline, minor) = table[rank.index()];
        HeadSizes { headline, minor }
    }

    /// A size given in 1/1000 of the body size.
    pub fn scaled(&self, per_mille: u32) -> Px {
        Px((i64::from(self.em.0) * i64::from(per_mille) / 1000) as i32)
    }

    /// Face, size and leading of a kind of text. All leadings are whole rows or, for
    /// captions and tables, the row itself.
    pub fn style(&self, setting: Setting) -> TextStyle {
        TextStyle { face: setting.face(), size: self.scaled(setting.per_mille()), leading: self.row }
    }
}

fn body_px(columns: u32) -> f64 {
    if columns == 1 { BODY_PX_ONE_COLUMN } else { BODY_PX }
}

/// Margins grow with the sheet, as paper's do: those at the sides, in CSS px.
fn side_margin(width: f64) -> f64 {
    stepped(width * 0.02).clamp(12.0, 40.0)
}

/// Those at the head and the foot.
fn head_margin(height: f64) -> f64 {
    stepped(height * 0.016).clamp(8.0, 24.0)
}

fn stepped(margin: f64) -> f64 {
    (margin / MARGIN_STEP).floor() * MARGIN_STEP
}

/// The step of the body size for a wished one, in CSS px.
fn type_size(wish: f64, step: f64) -> Px {
    Px::from_css((wish / step).floor() * step)
}

/// The row, and how many of them fill a height: near the wished leading, with little left
/// over, and a whole number of CSS px if it may be, for then lines stand evenly on every screen.
fn solve_rows(height: f64, em: Px, leading: u16) -> (Px, u32) {
    let wish = em.css() * f64::from(leading.clamp(120, 250)) / 100.0;
    let first = (wish * (1.0 - LEADING_SLACK) / ROW_STEP).ceil() as u32;
    let last = (wish * (1.0 + LEADING_SLACK) / ROW_STEP).floor() as u32;
    let mut best = (f64::INFINITY, wish);
    for step in first..=last {
        let row = f64::from(step) * ROW_STEP;
        let over = (height / row).fract() * row / height;
        let off = (row / wish - 1.0).abs();
        let cost = over + off / 4.0 + if row.fract() > 0.0 { 0.004 } else { 0.0 };
        if cost < best.0 {
            best = (cost, row);
        }
    }
    let rows = (height / best.1).floor().max(ROWS_MIN);
    (Px((best.1.min(height / rows) * 64.0).floor() as i32), rows as u32)
}

/// Columns and measure for a width: the pair whose measure and font size are nearest to
/// what is wished.
fn solve_columns(inner: f64, scale: f64) -> (u32, u32) {
    let mut best = (f64::INFINITY, 1, MEASURE_MIN);
    for columns in 1..=COLUMNS_MAX {
        let wish = body_px(columns) * scale;
        for measure in MEASURE_MIN..=MEASURE_MAX {
            let em = inner / (f64::from(columns * measure) + GUTTER_EM * f64::from(columns - 1));
            // Font size is what the reader asked for: being off by 6 % costs as much as a
            // measure that is three characters off. The bounds keep narrow spaces soluble.
            let off = (em / wish - 1.0) / 0.06;
            let wide = (f64::from(measure) - MEASURE_WISH) / if f64::from(measure) < MEASURE_WISH { 1.4 } else { 5.0 };
            let cost = off * off + wide * wide;
            if cost < best.0 {
                best = (cost, columns, measure);
            }
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(width: f64, height: f64, text_size: u16) -> Stylesheet {
        let space = Size { width: Px::from_css(width), height: Px::from_css(height) };
        Stylesheet::solve(space, Settings { text_size, ..Settings::default() })
    }

    #[test]
    fn columns_follow_the_screen() {
        let columns = |width, height| solve(width, height, 100).columns;
        assert_eq!(columns(1920.0, 1032.0), 8);
        assert!((5..=6).contains(&columns(1440.0, 852.0)));
        assert!((3..=4).contains(&columns(820.0, 1132.0)));
        assert_eq!(columns(390.0, 796.0), 1);
        assert_eq!(columns(320.0, 500.0), 1);
    }

    #[test]
    fn the_grid_stays_inside_the_sheet_at_every_size() {
        for width in (240..2600).step_by(37) {
            for height in [240, 320, 568, 844, 1080, 1440] {
                for text_size in [80, 100, 125, 150, 200, 250] {
                    let style = solve(f64::from(width), f64::from(height), text_size);
                    let place = format!("{width}×{height} at {text_size} %: {style:?}");
                    assert!((MEASURE_MIN..=MEASURE_MAX).contains(&style.measure), "{place}");
                    assert!(style.margin.left + style.span(style.columns) <= style.sheet.width, "{place}");
                    assert!(style.margin.top + style.height(style.rows) <= style.sheet.height, "{place}");
                    assert!(style.margin.bottom >= Px::ZERO, "{place}");
                    let ratio = style.row.css() / style.em.css();
                    assert!(style.rows <= 8 || (1.35..=1.65).contains(&ratio), "{place}: {ratio}");
                    assert!(ratio > 1.2, "lines on top of each other: {place}: {ratio}");
                }
            }
        }
    }
}
