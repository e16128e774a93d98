//! Plates: the figures that an article shows together, as one block of whole columns.
//!
//! A plate is a stack of bands; a band is a row of pictures of one height, each with its
//! caption. Its height is elastic within the crop limits of its pictures.

use std::ops::Range;

use super::super::fragment::Fragment;
use super::super::sort::sort_by_key;
use super::super::{Px, Rect, Stylesheet};
use super::figure::SetFigure;
use super::story::Story;

/// Bands that are tried for one plate and width.
const ARRANGEMENTS_MAX: usize = 4;
/// A caption beside its picture needs a plate of so many columns.
const BESIDE_MIN: u32 = 3;

/// Figures arranged over some columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plate {
    /// Which figures of the story.
    pub figures: Range<usize>,
    pub columns: u32,
    bands: Vec<Band>,
    /// Least, natural and greatest height in rows, the air below included.
    pub rows: [u32; 3],
    /// Columns of the widest picture.
    pub widest: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Band {
    figures: Range<usize>,
    /// Columns of each picture.
    columns: u32,
    captions: Captions,
    /// Least, natural and greatest rows of pictures.
    picture: [u32; 3],
    /// Rows beside those: captions and air.
    fixed: u32,
    /// Rows of pictures that no squeeze may go below: a row for each picture above
    /// another, and as many as a caption beside the picture has.
    floor: u32,
}

/// Where the captions of a band stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Captions {
    /// Each below its picture.
    Below,
    /// In the column on the right of the only picture.
    Beside,
    /// Two pictures, one above the other, and both captions between them.
    Between,
}

impl Band {
    fn new(story: &Story, figures: Range<usize>, columns: u32, captions: Captions) -> Self {
        let set: Vec<&SetFigure> = figures.clone().map(|figure| story.figure_over(figure, columns)).collect();
        let rows = |at: usize| set.iter().map(move |figure| figure.picture_rows[at]);
        let captions_rows = set.iter().map(|figure| figure.caption_rows());
        let (picture, fixed) = match captions {
            Captions::Below => {
                let least = rows(0).max().unwrap_or(1);
                let greatest = rows(2).min().unwrap_or(1);
                let natural = rows(1).sum::<u32>() / set.len().max(1) as u32;
                // Shapes too different for one height: the mean, beyond the limits of some.
                let picture =
                    if least <= greatest { [least, natural.clamp(least, greatest), greatest] } else { [natural; 3] };
                (picture, captions_rows.max().unwrap_or(0) + 1)
            }
            Captions::Beside => ([0, 1, 2].map(|at| rows(at).sum()), 1),
            Captions::Between => ([0, 1, 2].map(|at| rows(at).sum()), captions_rows.sum::<u32>() + 1),
        };
        let floor = match captions {
            Captions::Below => 1,
            Captions::Between => 2,
            Captions::Beside => story.figure_over(figures.start, 1).caption_rows().max(1),
        };
        Self { figures, columns, captions, picture, fixed, floor }
    }

    fn rows(&self, at: usize) -> u32 {
        self.picture[at] + self.fixed
    }

    fn draw(&self, story: &Story, (x, y): (Px, Px), picture: u32, style: &Stylesheet, out: &mut Vec<Fragment>) {
        let step = style.span(self.columns) + style.gutter;
        let height = style.height(picture + self.fixed);
        match self.captions {
            Captions::Below => {
                for (at, figure) in self.figures.clone().enumerate() {
                    let set = story.figure_over(figure, self.columns);
                    let x = x + step * at as i32;
                    let area = Rect { x, y, width: style.span(self.columns), height };
                    out.push(set.fragment(area, (x, y, picture), (x, y + style.height(picture)), style));
                }
            }
            Captions::Beside => {
                let figure = self.figures.start;
                let narrow = story.figure_over(figure, 1);
                let set = SetFigure {
                    caption: narrow.caption.clone(),
                    credit: narrow.credit,
                    caption_columns: 1,
                    ..story.figure_over(figure, self.columns).clone()
                };
                let area = Rect { x, y, width: style.span(self.columns + 1), height };
                out.push(set.fragment(area, (x, y, picture), (x + step, y), style));
            }
            Captions::Between => {
                let [first, second] =
                    [self.figures.start, self.figures.start + 1].map(|figure| story.figure_over(figure, self.columns));
                let upper = (picture * first.picture_rows[1] / self.picture[1].max(1)).clamp(1, picture.max(2) - 1);
                let middle = y + style.height(upper);
                let lower = middle + style.height(first.caption_rows() + second.caption_rows());
                let width = style.span(self.columns);
                let height = style.height(upper + first.caption_rows());
                let area = Rect { x, y, width, height };
                out.push(first.fragment(area, (x, y, upper), (x, middle), style));
                let middle = middle + style.height(first.caption_rows());
                let height = style.height(second.caption_rows() + picture - upper + 1);
                let area = Rect { x, y: middle, width, height };
                out.push(second.fragment(area, (x, lower, picture - upper), (x, middle), style));
            }
        }
    }
}

impl Plate {
    fn new(figures: Range<usize>, columns: u32, bands: Vec<Band>) -> Self {
        let rows = [0, 1, 2].map(|at| bands.iter().map(|band| band.rows(at)).sum());
        let widest = bands.iter().map(|band| band.columns).max().unwrap_or(0);
        Self { figures, columns, bands, rows, widest }
    }

    /// The ways to arrange figures over `columns`, a bounded number of them.
    pub(super) fn arrangements(story: &Story, figures: Range<usize>, columns: u32) -> Vec<Self> {
        let count = figures.len() as u32;
        let mut plates = Vec::new();
        for across in 1..=count.min(columns) {
            // The first band is the one with fewer pictures: they are the larger ones.
            let bands = count.div_ceil(across);
            let first = count - across * (bands - 1);
            if !columns.is_multiple_of(across) || !columns.is_multiple_of(first) {
                continue;
            }
            let mut start = figures.start;
            let bands = (0..bands)
                .map(|band| {
                    let across = if band == 0 { first } else { across };
                    let end = start + across as usize;
                    let band = Band::new(story, start..end, columns / across, Captions::Below);
                    start = end;
                    band
                })
                .collect();
            plates.push(Self::new(figures.clone(), columns, bands));
        }
        if count == 1 && columns >= BESIDE_MIN {
            let narrow = story.figure_over(figures.start, 1);
            let band = Band::new(story, figures.clone(), columns - 1, Captions::Beside);
            // A short caption would leave most of its column white.
            let rows = narrow.caption_rows();
            if narrow.caption.is_some() && rows < band.picture[0] && rows * 2 >= band.picture[1] {
                plates.push(Self::new(figures.clone(), columns, vec![band]));
            }
        }
        let pointed = |figure: &usize| story.figure_over(*figure, columns).pointed;
        if count == 2 && figures.clone().all(|figure| pointed(&figure)) {
            let band = Band::new(story, figures.clone(), columns, Captions::Between);
            plates.push(Self::new(figures, columns, vec![band]));
        }
        // Keep those with the widest pictures of sensible height.
        sort_by_key(&mut plates, |plate| u32::MAX - plate.widest);
        plates.truncate(ARRANGEMENTS_MAX);
        plates
    }

    /// Draws the plate `rows` rows high with its upper left corner at a place.
    pub(super) fn draw(&self, story: &Story, (x, y): (Px, Px), rows: u32, style: &Stylesheet) -> Vec<Fragment> {
        let mut heights: Vec<u32> = self.bands.iter().map(|band| band.picture[1]).collect();
        let natural = self.rows[1];
        // A row at a time, band by band, to where each may still go; beyond all limits
        // (a plate squeezed onto a tiny sheet) the highest gives.
        for step in 0..natural.abs_diff(rows) {
            let grow = rows > natural;
            let count = self.bands.len();
            let free = |band: &usize| {
                if grow {
                    heights[*band] < self.bands[*band].picture[2]
                } else {
                    heights[*band] > self.bands[*band].picture[0]
                }
            };
            let band = (0..count).map(|offset| (step as usize + offset) % count).find(free);
            let gives = |band: &usize| grow || heights[*band] > self.bands[*band].floor;
            let band = band.or_else(|| (0..count).filter(gives).max_by_key(|band| heights[*band])).unwrap_or(0);
            let floor = self.bands[band].floor;
            heights[band] = if grow { heights[band] + 1 } else { (heights[band] - 1).max(floor) };
        }
        let mut fragments = Vec::new();
        let mut top = y;
        for (band, picture) in self.bands.iter().zip(heights) {
            band.draw(story, (x, top), picture, style, &mut fragments);
            top += style.height(picture + band.fixed);
        }
        fragments
    }

    /// The least rows it can be squeezed into, crop limits aside.
    pub(super) fn floor(&self) -> u32 {
        self.bands.iter().map(|band| band.fixed + band.floor).sum()
    }

    /// How far a height is off the natural one, in tenths of the pictures' height.
    pub(super) fn crop(&self, rows: u32) -> u32 {
        let picture: u32 = self.bands.iter().map(|band| band.picture[1]).sum();
        rows.abs_diff(self.rows[1]) * 10 / picture.max(1)
    }
}
