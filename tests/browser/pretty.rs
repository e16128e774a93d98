//! Our lines beside those that Chromium breaks itself, by default and with
//! `text-wrap: pretty`: the same paragraphs, font and measures.

use epaper::layout::inline::SetText;
use serde::Deserialize;

use crate::harness::{Outcome, Screen, Site, browse};
use crate::lines::{Sample, document};

/// No line begins with these.
const NEVER_FIRST: &str = "、，。；：？！）】》〉”’」』…—～·%℃％,.;:!?)";
/// No line ends with these.
const NEVER_LAST: &str = "（【《〈“‘「『$";

/// A line before it is justified.
#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    /// What it lacks of the measure, in em.
    lacks: f64,
}

/// How good some paragraphs are.
#[derive(Debug, Default)]
struct Quality {
    lines: u32,
    /// Lines that begin or end with a mark that may not stand there.
    forbidden: u32,
    /// Last lines of one character.
    single: u32,
    /// Means over all lines but the last ones: space added in each gap, in em, and badness
    /// as TeX has it, where 100 is a stretch of 1/20 em.
    stretch: f64,
    badness: f64,
}

impl Quality {
    fn of(paragraphs: &[Vec<Row>]) -> Self {
        let mut quality = Self::default();
        let mut justified = 0.0;
        for rows in paragraphs {
            for (index, row) in rows.iter().enumerate() {
                let text = row.text.trim();
                let last = index + 1 == rows.len();
                quality.lines += 1;
                let first = index > 0 && text.starts_with(|first| NEVER_FIRST.contains(first));
                quality.forbidden += u32::from(first || !last && text.ends_with(|last| NEVER_LAST.contains(last)));
                if last {
                    let solid = text.chars().filter(|character| character.is_alphanumeric()).count();
                    quality.single += u32::from(index > 0 && solid <= 1);
                    continue;
                }
                let gap = row.lacks.max(0.0) / (text.chars().count().max(2) - 1) as f64;
                quality.stretch += gap;
                quality.badness += (100.0 * (gap / 0.05).powi(3)).min(10_000.0);
                justified += 1.0;
            }
        }
        quality.stretch /= justified;
        quality.badness /= justified;
        quality
    }
}

/// Our lines; gaps and squeezes count where they differ from what a line has unjustified.
fn ours(sets: &[SetText]) -> Vec<Vec<Row>> {
    let row = |set: &SetText, index: usize| {
        let line = &set.lines[index];
        let gaps: i32 = line.adjusts.iter().map(|adjust| (adjust.before.0 - 125).max(0)).sum();
        let lacks = f64::from(line.stretch.0 + gaps + set.slack(index).0) / 1000.0;
        Row { text: set.paragraph.text[line.range.clone()].to_owned(), lacks }
    };
    sets.iter().map(|set| (0..set.lines.len()).map(|index| row(set, index)).collect()).collect()
}

/// Gives the browser's own rows of each paragraph.
const THEIRS: &str = "
    return [...document.querySelectorAll('.theirs')].map(p => {
        p.style.textWrap = arguments[0];
        const box = p.getBoundingClientRect(), text = p.firstChild, rows = new Map();
        const range = document.createRange();
        let at = 0;
        for (const character of text.data) {
            range.setStart(text, at); range.setEnd(text, at += character.length);
            const rect = [...range.getClientRects()].at(-1);
            if (!rect || character == ' ' && rect.width == 0) continue;
            const row = Math.floor(((rect.top + rect.bottom) / 2 - box.top) / 24);
            const seen = rows.get(row) ?? { right: 0, text: '' };
            rows.set(row, { right: Math.max(seen.right, rect.right), text: seen.text + character });
        }
        return [...rows].sort((one, other) => one[0] - other[0])
            .map(([, row]) => ({ text: row.text, lacks: (box.right - row.right) / 16 }));
    });";

#[test]
fn our_lines_are_better_than_the_browser_s() -> Outcome {
    let Sample { sets, font, .. } = Sample::dealt(600)?;
    let site = Site::built().with("lines.html", document(&sets)).with("body.woff2", font);
    browse(Screen::DESKTOP, site, async |page| {
        page.open("/lines.html").await?;
        page.until("document.fonts.status == 'loaded' && document.fonts.check('16px baked')").await?;
        let ours = Quality::of(&ours(&sets));
        let wrap: Vec<Vec<Row>> = page.call(THEIRS, vec!["wrap".into()]).await?;
        let pretty: Vec<Vec<Row>> = page.call(THEIRS, vec!["pretty".into()]).await?;
        let (wrap, pretty) = (Quality::of(&wrap), Quality::of(&pretty));
        println!("{:<10}{:>8}{:>11}{:>8}{:>10}{:>9}", "lines", "count", "forbidden", "single", "space/gap", "badness");
        for (name, found) in [("ours", &ours), ("wrap", &wrap), ("pretty", &pretty)] {
            let Quality { lines, forbidden, single, stretch, badness } = found;
            println!("{name:<10}{lines:>8}{forbidden:>11}{single:>8}{stretch:>10.4}{badness:>9.1}");
        }
        assert_eq!((ours.forbidden, ours.single), (0, 0));
        for theirs in [wrap, pretty] {
            assert!(ours.stretch < theirs.stretch && ours.badness < theirs.badness, "{ours:?}, {theirs:?}");
        }
        Ok(())
    })
}
