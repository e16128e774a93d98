//! What holds for every composed page.

use std::ops::Range;

use epaper::edition::{Block, Body, Edition, Head, Hints};
use epaper::layout::flow::{Galley, ItemKind};
use epaper::layout::fragment::{Content, Frame, Furniture, Region, Sheet, TextFragment};
use epaper::layout::page::Composer;
use epaper::layout::{Faces, PageLayout, Px, Rect, Report, Settings, Size, Stylesheet};

pub(crate) fn solve(width: u32, height: u32, text_size: u16) -> Stylesheet {
    let size = Size { width: Px::from_css(width.into()), height: Px::from_css(height.into()) };
    Stylesheet::solve(size, Settings { text_size, ..Settings::default() })
}

/// Composes the first page and checks everything about it.
pub(crate) fn compose((edition, bodies): &(Edition, Vec<Body>), style: &Stylesheet) -> PageLayout {
    let widths = Faces::new(&edition.faces);
    let layout = Composer::reporting().page(edition, bodies, 0, style, &widths);
    check(&layout, bodies, style);
    let unasked = |head: &Head| head.hints == Hints::default();
    if style.rows >= 16 && edition.articles.iter().all(unasked) && !layout.galleys.is_empty() {
        let leads = layout.sheets[0].regions.iter().any(|region| region.article == 0);
        assert!(leads, "a first sheet without the lead");
    }
    let again = Composer::default().page(edition, bodies, 0, style, &widths);
    assert_eq!(PageLayout { report: None, ..layout.clone() }, again, "the same page twice, reported or not");
    layout
}

/// What the composer says of a page.
pub(crate) fn report(layout: &PageLayout) -> &Report {
    layout.report.as_ref().expect("a composer that reports")
}

pub(crate) fn check(layout: &PageLayout, bodies: &[Body], style: &Stylesheet) {
    assert!(!layout.sheets.is_empty());
    for (article, galley) in layout.galleys.iter().enumerate() {
        everything_once(layout, article, galley, &bodies[article]);
        room_beside(galley);
    }
    for number in 0..layout.sheets.len() {
        // Whoever turns to a sheet comes to it.
        let found = layout.locator(number).and_then(|place| layout.sheet_of(&place));
        assert!(
            found == Some(number) || layout.galleys.is_empty() || style.rows < 16,
            "sheet {number} is found as {found:?}"
        );
    }
    let last = layout.sheets.len() - 1;
    assert!(layout.sheets[..last].iter().all(|sheet| sheet.teasers.is_empty()));
    for sheet in &layout.sheets {
        teasers_stand_below(sheet, style);
        nothing_overlaps(sheet, &layout.galleys, style);
        for region in &sheet.regions {
            on_the_grid(region, sheet, style);
            // A sheet of a few rows cannot always hold a headline and what it is over.
            if style.rows >= 16 {
                no_headline_alone(region, &layout.galleys[region.article], &bodies[region.article]);
            }
        }
    }
    // An article set for reading comes without a report.
    assert!(layout.report.as_ref().is_none_or(|report| report.hanging == 0) || style.rows < 16);
}

/// All items and figures of an article, each once and in order.
fn everything_once(layout: &PageLayout, article: usize, galley: &Galley, body: &Body) {
    let (mut next, mut figures) = (0, Vec::new());
    let fragments = layout
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.regions)
        .filter(|region| region.article == article)
        .flat_map(|region| &region.fragments);
    for fragment in fragments {
        match &fragment.content {
            Content::Text(text) => {
                for leg in &text.legs {
                    assert_eq!(leg.start, next, "article {article} goes on where it stopped");
                    next = leg.end;
                }
            }
            Content::Figure(figure) => figures.push((figure.block, figure.index)),
            _ => {}
        }
    }
    assert_eq!(next, galley.items.len(), "article {article} is complete");
    let expected: Vec<(usize, usize)> = body
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(block, content)| {
            let count = if let Block::Figures(figures) = content { figures.len() } else { 0 };
            (0..count).map(move |index| (block, index))
        })
        .collect();
    assert_eq!(figures, expected, "figures of article {article}");
}

/// A line without a row of its own fits into what the line before it leaves.
fn room_beside(galley: &Galley) {
    for pair in galley.items.windows(2) {
        if let [ItemKind::Line { text: before, line: last }, ItemKind::Line { text, line }] =
            [&pair[0].kind, &pair[1].kind]
            && pair[1].rows == 0
        {
            let (before, beside) = (&galley.texts[*before].text, &galley.texts[*text].text.lines[*line]);
            assert!(beside.width <= before.slack(*last), "{} behind {}", beside.width.0, before.slack(*last).0);
        }
    }
}

fn leg_rows(galley: &Galley, leg: &Range<usize>) -> u32 {
    let items = &galley.items[leg.clone()];
    let repeated = galley.repeated_head(leg.start).filter(|_| !leg.is_empty()).map(|head| &galley.items[head]);
    repeated.map_or(0, |head| head.rows - head.above) + items.iter().map(|item| item.rows).sum::<u32>()
        - items.first().map_or(0, |item| item.above)
}

/// Where each leg of a text has its lines.
fn legs(rect: &Rect, text: &TextFragment, galley: &Galley, style: &Stylesheet) -> Vec<Rect> {
    let step = style.column_width() + text.gutter;
    text.legs
        .iter()
        .enumerate()
        .filter(|(_, leg)| !leg.is_empty())
        .map(|(index, leg)| {
            let rows = leg_rows(galley, leg);
            // A piece higher than the whole sheet is cut off by it.
            assert!(rows <= text.rows || leg.len() == 1, "a leg of {rows} rows in {}", text.rows);
            Rect {
                x: rect.x + step * index as i32,
                y: rect.y,
                width: style.column_width(),
                height: style.height(rows.min(text.rows)),
            }
        })
        .collect()
}

/// Regions stay on the sheet and apart, and so do the things in them.
fn nothing_overlaps(sheet: &Sheet, galleys: &[std::sync::Arc<Galley>], style: &Stylesheet) {
    let whole = Rect { x: Px::ZERO, y: Px::ZERO, width: sheet.size.width, height: sheet.size.height };
    assert!(whole.contains(&sheet.furniture.rect) && whole.contains(&sheet.body));
    assert!(!sheet.furniture.rect.overlaps(&sheet.body));
    furniture_holds_its_words(&sheet.furniture);
    for (index, region) in sheet.regions.iter().enumerate() {
        assert!(whole.contains(&region.rect), "{:?} leaves the sheet", region.rect);
        let ear = region.rect.bottom() <= sheet.body.y && !region.rect.overlaps(&sheet.furniture.rect);
        assert!(
            region.frame != Frame::Open || ear || sheet.body.contains(&region.rect),
            "{:?} leaves the body",
            region.rect
        );
        for head in &sheet.heads {
            assert!(!region.rect.overlaps(&head.rect), "{:?} and {head:?}", region.rect);
        }
        for other in &sheet.regions[index + 1..] {
            assert!(!region.rect.overlaps(&other.rect), "{:?} and {:?}", region.rect, other.rect);
        }
        let mut things: Vec<Rect> = Vec::new();
        for fragment in &region.fragments {
            match &fragment.content {
                Content::Text(text) => things.extend(legs(&fragment.rect, text, &galleys[region.article], style)),
                Content::Figure(figure) => {
                    assert!(fragment.rect.contains(&figure.picture), "{:?} holds {figure:?}", fragment.rect);
                    assert!(!figure.picture.overlaps(&figure.caption), "{figure:?}");
                    things.push(figure.picture);
                    things.push(figure.caption);
                }
                Content::Head(lines) => things.extend(lines.iter().map(|line| line.rect)),
                Content::JumpLine(_) | Content::Continued(_) => things.push(fragment.rect),
            }
        }
        for (at, thing) in things.iter().enumerate() {
            let inside = region.rect.contains(thing);
            assert!(inside || style.rows < 12, "{thing:?} leaves {:?} of article {}", region.rect, region.article);
            for other in &things[at + 1..] {
                assert!(!thing.overlaps(other), "{thing:?} and {other:?} of article {}", region.article);
            }
        }
    }
}

/// What the next pages bring stands below all articles, on whole rows, each entry apart.
fn teasers_stand_below(sheet: &Sheet, style: &Stylesheet) {
    let mut foot = sheet.regions.iter().map(|region| region.rect.bottom()).max().unwrap_or_default();
    for teaser in &sheet.teasers {
        assert!(sheet.body.contains(&teaser.rect) && teaser.rect.y >= foot, "{teaser:?} below {foot:?}");
        foot = teaser.rect.bottom();
        assert_eq!((foot.0 - sheet.body.y.0) % style.row.0, 0, "{teaser:?}");
        let mut things = vec![teaser.name];
        for entry in &teaser.entries {
            let Content::Head(lines) = &entry.head.content else { panic!("{entry:?}") };
            assert!(lines.iter().all(|line| entry.head.rect.contains(&line.rect)), "{entry:?}");
            things.push(entry.head.rect);
        }
        for (at, thing) in things.iter().enumerate() {
            assert!(teaser.rect.contains(thing), "{thing:?} leaves {teaser:?}");
            assert!(things[at + 1..].iter().all(|other| !other.overlaps(thing)), "{thing:?} in {teaser:?}");
        }
    }
}

/// Every text of the furniture stands inside its strip or section head, apart from the others.
pub(crate) fn furniture_holds_its_words(furniture: &Furniture) {
    let strip = &furniture.strip;
    let strip = Rect { height: strip.height - furniture.kind.rule(), ..*strip };
    assert!(furniture.rect.contains(&furniture.strip), "{furniture:?}");
    for (at, notice) in furniture.notices.iter().enumerate() {
        let rect = &notice.rect;
        assert!(notice.size <= rect.height && notice.size > Px::ZERO, "{notice:?}");
        let holds = strip.contains(rect) || furniture.section.is_some_and(|section| section.contains(rect));
        assert!(holds, "{notice:?} leaves {strip:?}");
        for other in &furniture.notices[at + 1..] {
            assert!(!rect.overlaps(&other.rect), "{notice:?} and {other:?}");
        }
    }
}

fn on_the_grid(region: &Region, sheet: &Sheet, style: &Stylesheet) {
    let row = style.row.0;
    let whole = |rect: &Rect| (rect.y.0 - sheet.body.y.0) % row == 0 && rect.height.0 % row == 0;
    assert!(region.frame != Frame::Open || whole(&region.rect), "{:?}", region.rect);
    for fragment in &region.fragments {
        let free = matches!(fragment.content, Content::Continued(_));
        assert!(free || whole(&fragment.rect), "{fragment:?}");
        if let Content::Text(text) = &fragment.content {
            assert_eq!(fragment.rect.height, style.height(text.rows));
        }
    }
}

fn no_headline_alone(region: &Region, galley: &Galley, body: &Body) {
    let has = |check: fn(&Content) -> bool| region.fragments.iter().any(|fragment| check(&fragment.content));
    let empty = galley.items.is_empty() && !body.blocks.iter().any(|block| matches!(block, Block::Figures(_)));
    let under = has(|content| matches!(content, Content::Text(_) | Content::Figure(_)));
    assert!(!has(|content| matches!(content, Content::Head(_))) || under || empty, "article {}", region.article);
}
