//! What a subeditor's eye finds on composed sheets: for the report, and for the composer
//! to choose by.

use super::super::flow::Keep;
use super::super::fragment::{Content, Frame, HeadLine, HeadPart, Region, Sheet};
use super::super::{Px, Rect, Report, SheetReport, Stylesheet};
use super::hints::columns;
use super::story::Story;
use super::weights as weigh;
use super::{forced, hints};

/// Where a headline stands, and what sets it apart from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Headline {
    pub rect: Rect,
    pub size: Px,
    /// Whether a frame stands around it.
    pub framed: bool,
}

impl Headline {
    /// Of the lines of a head, and a frame around it.
    pub(super) fn of(lines: &[HeadLine], frame: Frame) -> Option<Self> {
        let line = lines.iter().find(|line| line.part == HeadPart::Headline)?;
        Some(Self { rect: line.rect, size: line.size, framed: frame != Frame::Open })
    }

    /// Whether two of one size stand side by side (碰题).
    pub(super) fn butts(&self, other: &Self, style: &Stylesheet) -> bool {
        let (one, two) = (&self.rect, &other.rect);
        let beside = one.y < two.bottom() && two.y < one.bottom();
        let near = (one.x - two.right()).max(two.x - one.right()) <= style.gutter * 2;
        beside && near && self.size == other.size && !self.framed && !other.framed
    }
}

/// Faults of one sheet that no tree of cuts shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Faults {
    stacked: u32,
    hanging: u32,
    figures_meet: u32,
    lone_lines: u32,
}

/// What these faults of a placed sheet cost.
pub(super) fn judge(sheet: &Sheet, stories: &[Story], style: &Stylesheet) -> u32 {
    let faults = faults(sheet, stories, style);
    (faults.stacked + faults.hanging) * weigh::BUTTED * 2
        + faults.figures_meet * weigh::FIGURES_MEET
        + faults.lone_lines * weigh::LONE
}

/// What there is to say of a page: words cut by force, wishes not honoured, figures of all sheets.
pub(super) fn report(sheets: &[Sheet], stories: &[Story], style: &Stylesheet) -> Report {
    let forced = stories.iter().flat_map(|story| forced::breaks(&story.galley));
    let warnings = forced.chain(hints::ignored(sheets, stories, style)).collect();
    let mut report = Report { warnings, legs: (u32::MAX, 0), ..Report::default() };
    for sheet in sheets {
        let found = faults(sheet, stories, style);
        report.butted += butted(sheet, stories, style);
        report.stacked += found.stacked;
        report.hanging += found.hanging;
        report.figures_meet += found.figures_meet;
        report.lone_lines += found.lone_lines;
        report.gutters += gutters(sheet, stories, style);
        let rows = (sheet.body.height.0 / style.row.0.max(1)) as u32;
        let area = rows * style.columns;
        let white = area.saturating_sub(used(sheet, stories, style));
        report.sheets.push(SheetReport { area, white, articles: sheet.regions.len() as u32 });
        for region in &sheet.regions {
            for fragment in &region.fragments {
                match &fragment.content {
                    Content::JumpLine(_) => report.jumps += 1,
                    Content::Text(text) => {
                        for leg in text.legs.iter().filter(|leg| !leg.is_empty()) {
                            let rows = stories[region.article].breaks.rows(leg.start, leg.end);
                            report.legs = (report.legs.0.min(rows), report.legs.1.max(rows));
                        }
                    }
                    Content::Figure(figure) => {
                        let story = &stories[region.article];
                        let source = story
                            .figures
                            .iter()
                            .find(|other| (other.block, other.index) == (figure.block, figure.index));
                        if let Some(picture) = source.and_then(|source| source.figure.picture.as_ref()) {
                            report.crop = report.crop.max(crop(&figure.picture, picture.width, picture.height));
                        }
                    }
                    _ => {}
                }
            }
        }
        report.inversions += inversions(sheet, stories);
    }
    report.legs.0 = report.legs.0.min(report.legs.1);
    report
}

/// Share of one side that covering a rectangle with a picture hides, in percent.
fn crop(shown: &Rect, width: u32, height: u32) -> u32 {
    let (across, down) = (i64::from(shown.width.0), i64::from(shown.height.0));
    let (one, other) = (across * i64::from(height), down * i64::from(width));
    (100 - 100 * one.min(other) / one.max(other).max(1)) as u32
}

/// Rows of one column that regions fill; white at the feet of legs does not count.
fn used(sheet: &Sheet, stories: &[Story], style: &Stylesheet) -> u32 {
    let rows = |height: Px| ((height.0 + style.row.0 / 2) / style.row.0.max(1)) as u32;
    let mut used = 0;
    for region in sheet.regions.iter().filter(|region| region.rect.y >= sheet.body.y) {
        let frame = if region.frame == Frame::Open { 0 } else { 1 };
        used += rows(region.rect.height + style.row / 2 * frame) * columns(region, style);
        let breaks = &stories[region.article].breaks;
        let jumps = region.fragments.iter().any(|fragment| matches!(fragment.content, Content::JumpLine(_)));
        let mut white = 0;
        for fragment in &region.fragments {
            if let Content::Text(text) = &fragment.content {
                let filled: u32 = text.legs.iter().map(|leg| breaks.rows(leg.start, leg.end)).sum();
                white += (text.rows * text.legs.len() as u32).saturating_sub(filled);
            }
        }
        used -= white.saturating_sub(u32::from(jumps)).min(used);
    }
    used + sheet.teasers.iter().map(|teaser| rows(teaser.rect.height) * style.columns).sum::<u32>()
}

fn faults(sheet: &Sheet, stories: &[Story], style: &Stylesheet) -> Faults {
    let mut faults = Faults::default();
    let heads = heads(sheet);
    for (one, headline) in &heads {
        let story = &stories[one.article];
        let empty = story.breaks.items() == 0 && story.figures.is_empty();
        if !empty
            && !one.fragments.iter().any(|fragment| matches!(fragment.content, Content::Text(_) | Content::Figure(_)))
        {
            faults.hanging += 1;
            let rect = headline.rect;
            let under = |(_, Headline { rect: other, .. }): &&(&Region, Headline)| {
                other.y >= rect.bottom()
                    && other.y < one.rect.bottom() + style.row * 2
                    && other.x < rect.right()
                    && rect.x < other.right()
            };
            faults.stacked += u32::from(heads.iter().any(|head| under(&head)));
        }
    }
    let figures: Vec<(usize, Rect)> = sheet
        .regions
        .iter()
        .flat_map(|region| {
            region.fragments.iter().filter_map(move |fragment| match &fragment.content {
                Content::Figure(figure) => Some((region.article, figure.picture)),
                _ => None,
            })
        })
        .collect();
    for (at, (article, rect)) in figures.iter().enumerate() {
        let near = Rect {
            x: rect.x - style.gutter * 2,
            y: rect.y - style.row * 2,
            width: rect.width + style.gutter * 4,
            height: rect.height + style.row * 4,
        };
        faults.figures_meet +=
            figures[at + 1..].iter().filter(|(other, rect)| other != article && near.overlaps(rect)).count() as u32;
    }
    for region in &sheet.regions {
        let breaks = &stories[region.article].breaks;
        for fragment in &region.fragments {
            if let Content::Text(text) = &fragment.content {
                let lone = |leg: &&std::ops::Range<usize>| !leg.is_empty() && breaks.keep(leg.end) != Keep::Free;
                faults.lone_lines += text.legs.iter().filter(lone).count() as u32;
            }
        }
    }
    faults
}

/// Regions with their headlines.
fn heads(sheet: &Sheet) -> Vec<(&Region, Headline)> {
    let headline = |region: &Region| {
        region.fragments.iter().find_map(|fragment| match &fragment.content {
            Content::Head(lines) => Headline::of(lines, region.frame),
            _ => None,
        })
    };
    sheet.regions.iter().filter_map(|region| Some((region, headline(region)?))).collect()
}

/// Headlines of one size side by side (碰题).
fn butted(sheet: &Sheet, stories: &[Story], style: &Stylesheet) -> u32 {
    let heads = heads(sheet);
    let mut butted = 0;
    for (at, (one, headline)) in heads.iter().enumerate() {
        // Briefs in columns side by side are what a group of them is.
        let apart = |other: &Region| !(stories[one.article].grouped && stories[other.article].grouped);
        let beside = heads[at + 1..].iter().filter(|(region, other)| apart(region) && headline.butts(other, style));
        butted += beside.count() as u32;
    }
    butted
}

/// Gutters that cut a sheet from head to foot (断版); where articles end above its middle,
/// that is the end of a page.
fn gutters(sheet: &Sheet, stories: &[Story], style: &Stylesheet) -> u32 {
    let end = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or_default();
    if (end - sheet.body.y) * 2 <= sheet.body.height {
        return 0;
    }
    let (briefs, others): (Vec<&Region>, Vec<&Region>) = sheet
        .regions
        .iter()
        .filter(|region| region.rect.y >= sheet.body.y)
        .partition(|region| stories[region.article].grouped);
    let left = briefs.iter().map(|region| region.rect.x).min().unwrap_or_default();
    let right = briefs.iter().map(|region| region.rect.right()).max().unwrap_or_default();
    let open = |column: &u32| {
        let x = style.column_x(*column) - style.gutter / 2;
        let among_briefs = left < x && x < right;
        !among_briefs && !others.iter().any(|region| region.rect.x < x && x < region.rect.right())
    };
    (1..style.columns).filter(open).count() as u32
}

/// Articles nearer to the upper left than a more important one: places are compared by
/// row, then by column (区序).
fn inversions(sheet: &Sheet, stories: &[Story]) -> u32 {
    let rank = |region: &Region| stories[region.article].head.rank;
    let place = |region: &Region| (region.rect.y, region.rect.x);
    let mut count = 0;
    for one in &sheet.regions {
        for other in &sheet.regions {
            let ahead = one.rect.x <= other.rect.x && place(one) < place(other);
            count += u32::from(ahead && rank(one) > rank(other) && one.article > other.article);
        }
    }
    count
}
