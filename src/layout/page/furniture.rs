//! What stands at the head of a sheet, word for word: masthead, folio line, section head.
//!
//! How wide words are is known here and not in the style sheet that draws them. So it is
//! here that they get their places, that their sizes are bounded by their rows, and that
//! what finds no room is left out: the least of it first, date and weekday last.

use super::super::fragment::{Furniture, FurnitureKind, Notice, NoticePart, Sheet};
use super::super::inline::Script;
use super::super::roles::issue_number;
use super::super::{Em, Measure, Px, Rect, Stylesheet};
use crate::edition::{Edition, Page};

/// A masthead of fewer ems has its title above the facts and not beside them.
const BESIDE_EMS: i32 = 24;
/// The rows that a masthead may be given beyond the stylesheet's, and the least share of a
/// sheet that one row of it is then.
const MORE_ROWS: u32 = 2;
const ROWS_A_ROW: u32 = 6;
/// The title: most of its masthead's height and width, in percent, and the size in 1/1000 of
/// the body's below which facts make room for it.
const TITLE_HEIGHT: i32 = 64;
const TITLE_WIDTH: i32 = 45;
const TITLE_LEAST: u32 = 1350;
/// Sizes of a title that facts may stand beside, in percent of the largest.
const TITLE_STEPS: [i32; 3] = [100, 80, 65];
/// Sizes of date and imprint in 1/1000 of the body's: beside the title and below it.
const FACTS: [(u32, u32); 2] = [(1000, 800), (850, 750)];
/// Their steps down in 1/1000, and those of the date alone.
const STEPS: [u32; 3] = [1000, 889, 778];
const LAST_STEPS: [u32; 7] = [1000, 889, 778, 667, 556, 444, 333];
/// Sizes of a folio line in 1/1000 of the body's; its page number and its sheet in 1/1000
/// of the line's.
const FOLIO: [u32; 5] = [875, 800, 700, 600, 500];
const FOLIO_NUMBER: u32 = 1250;
const FOLIO_SHEET: u32 = 750;
/// Sizes of a section's name and its romanised form.
const SECTION: u32 = 1300;
const ROMANISED: u32 = 800;
/// Height of a line in percent of its size.
const LEADING: i32 = 125;
/// Height of a baseline above the foot of a line, in percent of its size.
const BASELINE: i32 = 22;
/// Below the rule, in percent of a row: under a masthead, a folio line, and either of one row.
const AIR_MASTHEAD: i32 = 40;
const AIR_FOLIO: i32 = 50;
const AIR_OF_ONE: i32 = 10;
/// Between the words and the rule below them, in percent of the body size.
const RULE_GAP: i32 = 15;

/// The stylesheet with as many masthead rows as the facts need, within reason.
pub(super) fn fitted(edition: &Edition, page: usize, style: &Stylesheet, widths: &dyn Measure) -> Stylesheet {
    let least = style.masthead_rows;
    let most = (style.rows / ROWS_A_ROW).clamp(least, least + MORE_ROWS);
    if page > 0 || least == most {
        return style.clone();
    }
    let said = Said::new(edition);
    let desk = Desk { edition, said: &said, style, widths };
    let holds_all = |rows: &u32| {
        let rect = Rect { width: style.span(style.columns), height: style.height(*rows), ..Rect::default() };
        desk.masthead(rect).is_some_and(|(left_out, _)| left_out <= WEATHER)
    };
    let rows = (least..=most).find(holds_all).unwrap_or(least);
    Stylesheet { masthead_rows: rows, ..style.clone() }
}

/// Sets the words at the head of every sheet of a page.
pub(super) fn furnish(sheets: &mut [Sheet], edition: &Edition, page: usize, style: &Stylesheet, widths: &dyn Measure) {
    let Some(page) = edition.pages.get(page) else { return };
    let said = Said::new(edition);
    let (desk, count) = (Desk { edition, said: &said, style, widths }, sheets.len());
    for (number, sheet) in sheets.iter_mut().enumerate() {
        let Furniture { kind, rect, section, .. } = sheet.furniture;
        let part =
            if count > 1 { [&(number + 1).to_string(), "/", &count.to_string()].concat() } else { String::new() };
        let words = match kind {
            FurnitureKind::Masthead => desk.masthead(rect).map_or_else(|| desk.title_alone(rect), |(_, words)| words),
            FurnitureKind::Folio => desk.folio(rect, page, &part),
        };
        let section = section.map(|area| desk.section(area, page)).unwrap_or_default();
        sheet.furniture.strip = desk.strip(kind, rect);
        sheet.furniture.notices = words.into_iter().chain(section).map(Word::notice).collect();
    }
}

/// How many of the day's facts and of the imprint's a masthead has, each time less of them; a
/// masthead without the weather is as good as whole.
const LEFT: [(usize, usize); 9] = [(4, 5), (3, 5), (3, 4), (3, 3), (3, 2), (3, 1), (3, 0), (2, 0), (1, 0)];
const WEATHER: usize = 1;

/// What a masthead says besides its title; the first so many of each, but those not given.
#[derive(Clone, Copy)]
struct Facts<'a> {
    day: [&'a str; 4],
    days: usize,
    imprint: [&'a str; 5],
    imprints: usize,
}

/// A text at its place, or on the way there.
#[derive(Clone, Copy)]
struct Word<'a> {
    part: NoticePart,
    rect: Rect,
    size: Px,
    text: &'a str,
}

impl Word<'_> {
    fn notice(self) -> Notice {
        let Self { part, rect, size, text } = self;
        Notice { part, rect, size, text: text.to_owned() }
    }
}

/// What an edition has to say that its bundle does not say in words.
struct Said {
    number: String,
    date: String,
    /// With its weekday.
    day: String,
}

impl Said {
    fn new(edition: &Edition) -> Self {
        let (language, issue) = (&edition.paper.language, &edition.edition);
        let number = issue.number.map(|number| issue_number(Script::of(language), number)).unwrap_or_default();
        let date = issue.date.in_words(language);
        let day = [&date, " ", issue.date.weekday().in_words(language)].concat();
        Self { number, date, day }
    }
}

/// What a folio line says.
#[derive(Clone, Copy)]
struct FolioLine<'a> {
    page: &'a Page,
    /// Which sheet, if there are several.
    sheet: &'a str,
    section: &'a str,
    /// How many of the page's editors.
    editors: usize,
    title: &'a str,
    date: &'a str,
}

struct Desk<'a> {
    edition: &'a Edition,
    said: &'a Said,
    style: &'a Stylesheet,
    widths: &'a dyn Measure,
}

impl<'a> Desk<'a> {
    /// The part of a rectangle above the air at its foot, its rule included.
    fn strip(&self, kind: FurnitureKind, rect: Rect) -> Rect {
        let air = match kind {
            _ if rect.height <= self.style.row => AIR_OF_ONE,
            FurnitureKind::Masthead => AIR_MASTHEAD,
            FurnitureKind::Folio => AIR_FOLIO,
        };
        Rect { height: rect.height - self.style.row * air / 100, ..rect }
    }

    /// Where words stand in it.
    fn room(&self, kind: FurnitureKind, rect: Rect) -> Rect {
        let strip = self.strip(kind, rect);
        let rule = kind.rule();
        let gap = if rect.height <= self.style.row { Px::ZERO } else { self.style.em * RULE_GAP / 100 };
        Rect { height: strip.height - rule - gap, ..strip }
    }

    fn width(&self, part: NoticePart, text: &str, size: Px) -> Px {
        let face = part.face();
        let ems: Em = text.chars().map(|character| self.widths.advance(face, character) + part.tracking()).sum();
        ems.at(size) + Px(1)
    }

    /// The largest size, no larger than wished, in which a text is no wider than a room.
    fn size_within(&self, part: NoticePart, text: &str, wish: Px, room: Px) -> Px {
        let width = self.width(part, text, wish);
        if width <= room { wish } else { Px((i64::from(wish.0) * i64::from(room.0 - 2) / i64::from(width.0)) as i32) }
    }

    /// A text with its lower left corner at a place.
    fn word(&self, part: NoticePart, text: &'a str, size: Px, (x, foot): (Px, Px)) -> Word<'a> {
        let height = size * LEADING / 100;
        let rect = Rect { x, y: foot - height, width: self.width(part, text, size), height };
        Word { part, rect, size, text }
    }

    /// The masthead with as many facts as it holds, and how many steps of them it left out.
    fn masthead(&self, rect: Rect) -> Option<(usize, Vec<Word<'a>>)> {
        let (paper, issue) = (&self.edition.paper, &self.edition.edition);
        let weekday = issue.date.weekday().in_words(&paper.language);
        let day = [self.said.date.as_str(), weekday, &issue.lunar, &issue.weather];
        let imprint = [&self.said.number, &paper.cn, &paper.postal, &paper.publisher, &paper.site].map(String::as_str);
        let is_beside = rect.height <= self.style.row || rect.width >= self.style.em * BESIDE_EMS;
        LEFT.iter().enumerate().find_map(|(left_out, &(days, imprints))| {
            let facts = Facts { day, days, imprint, imprints };
            let steps = if days <= 2 { &LAST_STEPS[..] } else { &STEPS[..] };
            let set = |step: &u32| {
                if is_beside { self.beside(rect, facts, *step) } else { self.stacked(rect, facts, *step) }
            };
            Some((left_out, steps.iter().find_map(set)?))
        })
    }

    /// A title that has its masthead to itself.
    fn title_alone(&self, rect: Rect) -> Vec<Word<'a>> {
        let room = self.room(FurnitureKind::Masthead, rect);
        let title = &self.edition.paper.title;
        let size = self.size_within(NoticePart::Title, title, room.height * 100 / LEADING, room.width);
        vec![self.word(NoticePart::Title, title, size, (room.x, room.bottom()))]
    }

    /// The title on the left, the facts on the right at the foot.
    fn beside(&self, rect: Rect, facts: Facts<'a>, step: u32) -> Option<Vec<Word<'a>>> {
        let room = self.room(FurnitureKind::Masthead, rect);
        let title = &self.edition.paper.title;
        let most = (rect.height * TITLE_HEIGHT / 100).min(room.height * 100 / LEADING);
        let most = self.size_within(NoticePart::Title, title, most, room.width * TITLE_WIDTH / 100);
        TITLE_STEPS.into_iter().find_map(|percent| {
            let size = most * percent / 100;
            let mut word = self.word(NoticePart::Title, title, size, (room.x, room.bottom()));
            word.rect.y = room.y + (room.height - word.rect.height) / 2;
            let left = word.rect.right() + self.style.em;
            let mut words = self.lines(facts, FACTS[0], step, room.right() - left)?;
            let height = words.iter().map(|word| word.rect.bottom()).max().unwrap_or_default();
            if height > room.height {
                return None;
            }
            // Each line ends at the right edge.
            for line in words.chunk_by_mut(|one, other| one.rect.bottom() == other.rect.bottom()) {
                let width = line.last().map_or(Px::ZERO, |last| last.rect.right());
                for word in line {
                    word.rect.x += room.right() - width;
                    word.rect.y += room.bottom() - height;
                }
            }
            words.insert(0, word);
            Some(words)
        })
    }

    /// The title above the facts, all centred.
    fn stacked(&self, rect: Rect, facts: Facts<'a>, step: u32) -> Option<Vec<Word<'a>>> {
        let room = self.room(FurnitureKind::Masthead, rect);
        let mut words = self.lines(facts, FACTS[1], step, room.width)?;
        let height = words.iter().map(|word| word.rect.bottom()).max().unwrap_or_default();
        let above = room.height - height;
        let title = &self.edition.paper.title;
        let bound = self.size_within(NoticePart::Title, title, rect.height, room.width);
        let size = (above * 100 / LEADING).min(bound).min(rect.height * TITLE_HEIGHT / 100);
        if size < bound.min(self.style.scaled(TITLE_LEAST)) {
            return None;
        }
        for line in words.chunk_by_mut(|one, other| one.rect.bottom() == other.rect.bottom()) {
            let width = line.last().map_or(Px::ZERO, |last| last.rect.right());
            for word in line {
                word.rect.x += room.x + (room.width - width) / 2;
                word.rect.y += room.bottom() - height;
            }
        }
        let mut word = self.word(NoticePart::Title, title, size, (room.x, room.y));
        word.rect.x += (room.width - word.rect.width) / 2;
        word.rect.y = room.y + (above - word.rect.height) / 2;
        words.insert(0, word);
        Some(words)
    }

    /// The facts in lines no wider than a room, from its upper left corner; nothing if one of
    /// them is wider.
    fn lines(&self, facts: Facts<'a>, (day, imprint): (u32, u32), step: u32, room: Px) -> Option<Vec<Word<'a>>> {
        let mut words = Vec::new();
        let mut foot = Px::ZERO;
        for (part, texts, per_mille) in [
            (NoticePart::Day, &facts.day[..facts.days], day),
            (NoticePart::Imprint, &facts.imprint[..facts.imprints], imprint),
        ] {
            let size = self.style.scaled(per_mille * step / 1000);
            let mut x = Px::ZERO;
            for (index, text) in texts.iter().copied().filter(|text| !text.is_empty()).enumerate() {
                let width = self.width(part, text, size);
                if width > room {
                    return None;
                }
                if index == 0 || x + width > room {
                    x = Px::ZERO;
                    foot += size * LEADING / 100;
                }
                words.push(self.word(part, text, size, (x, foot)));
                x += width + size;
            }
        }
        Some(words)
    }

    /// Page number and section on the left with its editors, title and date on the right. Editors
    /// make room first, then the title, which the first page has.
    fn folio(&self, rect: Rect, page: &'a Page, sheet: &'a str) -> Vec<Word<'a>> {
        let (title, section) = (self.edition.paper.title.as_str(), page.section.as_str());
        let (date, day) = (self.said.date.as_str(), self.said.day.as_str());
        let line = |editors, title, date, section| FolioLine { page, sheet, section, editors, title, date };
        let all = (0..=page.editors.len()).rev().map(|count| (line(count, title, day, section), &FOLIO[..1]));
        let less = [
            (line(0, "", day, section), &FOLIO[..3]),
            (line(0, "", date, section), &FOLIO[..]),
            (line(0, "", "", section), &FOLIO[..]),
            (line(0, "", date, ""), &FOLIO[..]),
            (line(0, "", "", ""), &FOLIO[..]),
        ];
        let room = self.room(FurnitureKind::Folio, rect);
        let mut ways = all.chain(less).flat_map(|(line, sizes)| sizes.iter().map(move |size| (line, *size)));
        ways.find_map(|(line, size)| self.folio_line(line, room, size)).unwrap_or_default()
    }

    /// A folio line at a size, if it is no wider than its room.
    fn folio_line(&self, line: FolioLine<'a>, room: Rect, size: u32) -> Option<Vec<Word<'a>>> {
        let highest = Px((i64::from(room.height.0) * 100_000 / i64::from(LEADING) / i64::from(FOLIO_NUMBER)) as i32);
        let size = self.style.scaled(size).min(highest);
        let scaled = |per_mille: u32| Px((i64::from(size.0) * i64::from(per_mille) / 1000) as i32);
        let FolioLine { page, sheet, section, .. } = line;
        let left = [
            (
                NoticePart::Number,
                page.number.as_str(),
                scaled(FOLIO_NUMBER),
                if sheet.is_empty() { size } else { size * 3 / 10 },
            ),
            (NoticePart::SheetNumber, sheet, scaled(FOLIO_SHEET), size),
            (NoticePart::FolioSection, section, size, size),
        ];
        let editors = page.editors[..line.editors].iter().flat_map(|editor| {
            [(NoticePart::Editor, editor.role.as_str(), size, size / 4), (NoticePart::Editor, &editor.name, size, size)]
        });
        let (mut words, mut x, mut right) = (Vec::new(), room.x, room.right());
        for (part, text, size, after) in left.into_iter().chain(editors).filter(|(_, text, ..)| !text.is_empty()) {
            let word = self.word(part, text, size, (x, room.bottom()));
            x = word.rect.right() + after;
            words.push(word);
        }
        let ends = words.len();
        for (part, text) in [(NoticePart::Date, line.date), (NoticePart::FolioTitle, line.title)] {
            if !text.is_empty() {
                let mut word = self.word(part, text, size, (room.x, room.bottom()));
                word.rect.x = right - word.rect.width;
                right = word.rect.x - size;
                // In the order in which it is read.
                words.insert(ends, word);
            }
        }
        (x <= right + size).then_some(words)
    }

    /// The name of a section that opens on a sheet, and its romanised form if there is room.
    fn section(&self, area: Rect, page: &'a Page) -> Vec<Word<'a>> {
        let wish = self.style.scaled(SECTION).min(area.height / 2);
        let size = self.size_within(NoticePart::Section, &page.section, wish, area.width);
        let height = size * LEADING / 100;
        let foot = area.y + (area.height + height) / 2;
        let name = self.word(NoticePart::Section, &page.section, size, (area.x, foot));
        let small = Px((i64::from(size.0) * i64::from(ROMANISED) / i64::from(SECTION)) as i32);
        let x = name.rect.right() + self.style.em * 4 / 5;
        // On the baseline of the name, which lies higher above its foot.
        let lift = (size - small) * BASELINE / 100;
        let romanised = self.word(NoticePart::Romanised, &page.romanised, small, (x, foot - lift));
        let fits = !page.romanised.is_empty() && romanised.rect.right() <= area.right();
        std::iter::once(name).chain(fits.then_some(romanised)).collect()
    }
}
