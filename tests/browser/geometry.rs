//! What stands where: lines on the grid, nothing over anything else, no scrollbar.

use std::fmt;

use serde::Deserialize;

use crate::harness::{Outcome, Page, Screen, browse};
use crate::paper::Published;
use crate::reading::{LINE, SHEET, next, sheet};

/// How far a baseline may be from its row, in CSS px: less than a device pixel of any screen here.
const OFF_GRID: f64 = 0.34;

/// Boxes may touch, and share a subpixel, in CSS px.
const TOUCH: f64 = 0.5;

/// Faults of a sheet that are printed.
const FAULTS: usize = 12;

/// A box on the sheet, in CSS px from its upper left.
#[derive(Clone, Deserialize)]
struct Box {
    name: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl fmt::Display for Box {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, left, top, right, bottom } = self;
        write!(f, "{name} ({left:.1} {top:.1} {right:.1} {bottom:.1})")
    }
}

impl Box {
    fn overlaps(&self, other: &Self) -> bool {
        self.left + TOUCH < other.right
            && other.left + TOUCH < self.right
            && self.top + TOUCH < other.bottom
            && other.top + TOUCH < self.bottom
    }
}

/// The sheet in view, measured.
#[derive(Deserialize)]
struct Measured {
    /// Its own box, from (0, 0).
    sheet: Box,
    /// What must not overlap: lines, head parts, pictures, captions, furniture.
    boxes: Vec<Box>,
    /// Distances of the lines' baselines from the sheet's top, with the line's opening.
    baselines: Vec<(f64, String)>,
    /// Height of a row.
    row: f64,
    /// Whether the document can be scrolled sideways.
    sideways: bool,
    /// Lines beside the columns of their box: rows too many pushed them out.
    pushed: Vec<String>,
    /// Heads and captions whose rows are not their line height apart: by how much, in CSS px.
    loose: Vec<(f64, String)>,
}

/// Measures the sheet in view. A probe without size on each line's baseline tells where that is.
async fn measure(page: &Page) -> Outcome<Measured> {
    let script = format!(
        "const sheet = document.querySelector('{SHEET}');
        const all = selector => [...sheet.querySelectorAll(selector)];
        const origin = sheet.getBoundingClientRect();
        const box = (element, rect = element.getBoundingClientRect()) => ({{
            name: `${{element.className || element.tagName}} ${{element.textContent.slice(0, 12)}}`,
            left: rect.left - origin.left, top: rect.top - origin.top,
            right: rect.right - origin.left, bottom: rect.bottom - origin.top,
        }});
        const boxes = all('{LINE}, [data-figure] > *, [data-article] :is(h1, h2, h3, header p), header.furniture, .teaser-name, .teased > *')
            .map(element => box(element)).filter(({{ left, right, top, bottom }}) => right > left && bottom > top);
        const baselines = all('{LINE}').map(line => {{
            const probe = document.createElement('span');
            probe.style.cssText = 'display: inline-block; inline-size: 0; block-size: 0; margin: 0; padding: 0';
            const text = line.textContent.slice(0, 12);
            line.prepend(probe);
            const baseline = probe.getBoundingClientRect().bottom - origin.top;
            probe.remove();
            return [baseline, text];
        }});
        const probe = document.createElement('div');
        probe.style.cssText = 'position: absolute; block-size: var(--row)';
        sheet.append(probe);
        const row = probe.getBoundingClientRect().height;
        probe.remove();
        const pushed = all('.legs').flatMap(legs => [...legs.querySelectorAll('{LINE}')]
            .filter(line => line.getBoundingClientRect().left >= legs.getBoundingClientRect().right)
            .map(line => line.textContent));
        const loose = all(':has(> [data-row])').flatMap(text => {{
            const tops = [...text.querySelectorAll(':scope > [data-row]')].map(row => row.getBoundingClientRect().top);
            const pitch = parseFloat(getComputedStyle(text).lineHeight);
            return tops.slice(1).map((top, index) => [top - tops[index] - pitch, text.textContent.slice(0, 12)]);
        }});
        const root = document.scrollingElement;
        return {{ sheet: box(sheet), boxes, baselines, row, sideways: root.scrollWidth > innerWidth, pushed, loose }};"
    );
    page.call(&script, vec![]).await
}

/// Everything that is wrong with a sheet's geometry.
fn faults(measured: &Measured) -> Vec<String> {
    let Measured { sheet, boxes, baselines, row, sideways, pushed, loose } = measured;
    let mut faults: Vec<_> = pushed.iter().map(|line| format!("{line} is outside its columns")).collect();
    let loose = loose.iter().filter(|(by, _)| by.abs() > OFF_GRID);
    faults.extend(loose.map(|(by, text)| format!("the rows of {text} are {by:.2} px too far apart")));
    if *sideways {
        faults.push("scrolls sideways".to_owned());
    }
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            if one.overlaps(other) {
                faults.push(format!("{one} overlaps {other}"));
            }
        }
        let inside = one.left >= sheet.left - TOUCH
            && one.top >= sheet.top - TOUCH
            && one.right <= sheet.right + TOUCH
            && one.bottom <= sheet.bottom + TOUCH;
        if !inside {
            faults.push(format!("{one} leaves the sheet {sheet}"));
        }
    }
    let first = baselines.first().map_or(0.0, |(baseline, _)| *baseline);
    for (baseline, text) in baselines {
        let rows = (baseline - first) / row;
        let off = (rows - rows.round()).abs() * row;
        if off > OFF_GRID {
            faults.push(format!("the baseline of {text} is {off:.2} px off its row of {row} px"));
        }
    }
    faults
}

/// Measures the sheet in view; fails with what is wrong with it.
pub(crate) async fn sound(page: &Page, name: &str) -> Outcome {
    let measured = measure(page).await?;
    assert!(measured.row > 0.0, "no row height");
    let faults = faults(&measured);
    let first: Vec<_> = faults.iter().take(FAULTS).map(String::as_str).collect();
    let (count, place) = (faults.len(), sheet(page).await?.place);
    assert!(count == 0, "{place} of {name}, {count} faults:\n  {}", first.join("\n  "));
    Ok(())
}

#[test]
fn long_articles_are_sound_on_every_screen() -> Outcome {
    let site = Published::of_three_pages().site()?;
    Screen::ALL.into_iter().try_for_each(|screen| {
        browse(screen, site.clone(), async |page| {
            page.open("/").await?;
            sound(page, screen.name).await?;
            while !sheet(page).await?.last {
                next(page).await?;
                sound(page, screen.name).await?;
            }
            Ok(())
        })
    })
}

#[test]
fn a_fault_is_seen() {
    let at = |left, top| Box { name: String::new(), left, top, right: left + 10.0, bottom: top + 10.0 };
    let sheet = Box { right: 100.0, bottom: 100.0, ..at(0.0, 0.0) };
    let count = |boxes: Vec<Box>, baselines: &[f64], sideways| {
        let baselines = baselines.iter().map(|baseline| (*baseline, String::new())).collect();
        let sheet = sheet.clone();
        faults(&Measured { sheet, boxes, baselines, row: 20.0, sideways, pushed: vec![], loose: vec![] }).len()
    };
    assert_eq!(count(vec![at(0.0, 0.0), at(10.0, 0.0)], &[8.0, 28.0, 68.2], false), 0);
    assert_eq!(count(vec![at(0.0, 0.0), at(9.0, 9.0)], &[], false), 1);
    assert_eq!(count(vec![at(95.0, 0.0)], &[], false), 1);
    assert_eq!(count(vec![], &[8.0, 29.0], false), 1);
    assert_eq!(count(vec![], &[], true), 1);
}
