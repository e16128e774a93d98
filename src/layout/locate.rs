//! Where a place of the text stands, and which place of the text stands there.
//!
//! A [`Locator`] is what survives a recomposition; these two functions are all that a
//! reader needs to keep its place through one.

use std::ops::Range;

use super::flow::{Galley, Item, ItemKind};
use super::fragment::{Content, PageLayout, Region};
use super::{Px, Rect, Stylesheet};
use crate::edition::Locator;

impl PageLayout {
    /// The first place in reading order by which a sheet is found again: a figure may stand
    /// before the text that it follows, and so share its place with another sheet.
    pub fn locator(&self, sheet: usize) -> Option<Locator> {
        let regions = &self.sheets.get(sheet)?.regions;
        let begins = regions.iter().map(|region| self.region_locator(region));
        let lines = regions.iter().flat_map(|region| self.lines(region));
        let mut places = begins.chain(lines);
        let first = places.next()?;
        let leads_here = |place: &Locator| self.sheet_of(place) == Some(sheet);
        std::iter::once(first.clone()).chain(places).find(leads_here).or(Some(first))
    }

    /// The nearest sheet before or behind one that a place leads to. On a tiny screen a
    /// figure may stand alone behind its own caption: no place leads there.
    pub fn beyond(&self, sheet: usize, forward: bool) -> usize {
        let leads =
            |other: &usize| *other == 0 || self.locator(*other).and_then(|place| self.sheet_of(&place)) == Some(*other);
        let found = if forward { (sheet + 1..self.sheets.len()).find(leads) } else { (0..sheet).rev().find(leads) };
        found.unwrap_or(sheet)
    }

    /// The sheet that holds a place: one that begins with it, or the one with its line, or with
    /// the figure whose caption it is in. A figure may stand far behind the text around it, so
    /// that where sheets begin says nothing of what is on them.
    pub fn sheet_of(&self, locator: &Locator) -> Option<usize> {
        let (mut first, mut line, mut figure) = (None, None, None);
        let regions = self
            .sheets
            .iter()
            .enumerate()
            .flat_map(|(number, sheet)| sheet.regions.iter().map(move |region| (number, region)));
        for (number, region) in regions.filter(|(_, region)| self.galleys[region.article].id == locator.article) {
            if self.region_locator(region) == *locator {
                return Some(number);
            }
            // Before the first line there is the head: the article's first sheet.
            first = first.or(Some(number));
            for place in self.lines(region).filter(|place| place <= locator) {
                if line.as_ref().is_none_or(|(last, _)| place > *last) {
                    line = Some((place, number));
                }
            }
            let captioned = region.fragments.iter().any(|fragment| match &fragment.content {
                Content::Figure(figure) => {
                    figure.block as u32 == locator.block && (figure.at..=figure.end).contains(&locator.offset)
                }
                _ => false,
            });
            figure = figure.or(captioned.then_some(number));
        }
        let in_block = line.as_ref().is_some_and(|(place, _)| place.block == locator.block);
        let line = line.map(|(_, number)| number);
        if in_block { line } else { figure.or(line).or(first) }
    }

    /// The place of the text at a point of a sheet: the nearest line of the article whose
    /// area holds the point.
    pub fn locator_at(&self, sheet: usize, x: Px, y: Px, style: &Stylesheet) -> Option<Locator> {
        let region = self.sheets.get(sheet)?.regions.iter().find(|region| {
            region.rect.x <= x && x < region.rect.right() && region.rect.y <= y && y < region.rect.bottom()
        })?;
        let galley = &self.galleys[region.article];
        let item = region.fragments.iter().find_map(|fragment| match &fragment.content {
            Content::Text(text) if fragment.rect.y <= y && y < fragment.rect.bottom() => {
                let across = (x - fragment.rect.x).0.max(0) / (style.column_width() + text.gutter).0.max(1);
                let row = ((y - fragment.rect.y).0 / style.row.0.max(1)) as u32;
                galley.item_at(text.legs.get(across as usize)?.clone(), row)
            }
            _ => None,
        });
        match item {
            Some(item) => {
                let (block, offset) = galley.position(&galley.items[item]);
                Some(Locator { article: galley.id.clone(), block, offset })
            }
            None => Some(self.region_locator(region)),
        }
    }

    /// The sheet and the line where a place of the text stands.
    pub fn rect_of(&self, locator: &Locator, style: &Stylesheet) -> Option<(usize, Rect)> {
        let mut found = None;
        for (number, sheet) in self.sheets.iter().enumerate() {
            for region in sheet.regions.iter().filter(|region| self.galleys[region.article].id == locator.article) {
                let galley = &self.galleys[region.article];
                for fragment in &region.fragments {
                    let Content::Text(text) = &fragment.content else { continue };
                    for (index, leg) in text.legs.iter().enumerate() {
                        for (row, item) in galley.rows(leg.clone()) {
                            let (block, offset) = galley.position(&galley.items[item]);
                            if found.is_none() || (block, offset) <= (locator.block, locator.offset) {
                                let x = fragment.rect.x + (style.column_width() + text.gutter) * index as i32;
                                let y = fragment.rect.y + style.height(row);
                                let rect = Rect { x, y, width: style.column_width(), height: style.row };
                                found = Some((number, rect));
                            }
                        }
                    }
                }
            }
        }
        found
    }

    /// Whether a part of an article stands on a sheet.
    pub fn shows(&self, sheet: usize, article: &str) -> bool {
        let regions = self.sheets.get(sheet).map(|sheet| sheet.regions.as_slice()).unwrap_or_default();
        regions.iter().any(|region| self.galleys[region.article].id == article)
    }

    /// Where the text of a region begins, its first figure if it has none, or the article.
    fn region_locator(&self, region: &Region) -> Locator {
        let figure = region.fragments.iter().find_map(|fragment| match &fragment.content {
            Content::Figure(figure) => Some((figure.block as u32, figure.end)),
            _ => None,
        });
        let (block, offset) = figure.unwrap_or_default();
        let figure = Locator { article: self.galleys[region.article].id.clone(), block, offset };
        self.lines(region).next().unwrap_or(figure)
    }

    /// Where each line of a region begins.
    fn lines<'a>(&'a self, region: &'a Region) -> impl Iterator<Item = Locator> + 'a {
        let galley = &self.galleys[region.article];
        let texts = region.fragments.iter().filter_map(|fragment| match &fragment.content {
            Content::Text(text) => Some(&text.legs),
            _ => None,
        });
        texts.flatten().flat_map(|leg| leg.clone()).map(|item| {
            let (block, offset) = galley.position(&galley.items[item]);
            Locator { article: galley.id.clone(), block, offset }
        })
    }
}

impl Galley {
    /// The items of a leg, each with the row of the leg that it begins in.
    fn rows(&self, leg: Range<usize>) -> impl Iterator<Item = (u32, usize)> {
        let first = leg.start;
        let head = self.repeated_head(first).map_or(0, |head| self.items[head].rows - self.items[head].above);
        leg.scan(head, move |row, index| {
            let item = &self.items[index];
            let above = if index == first { 0 } else { item.above };
            let begins = *row + above;
            *row += item.rows.saturating_sub(item.above) + above;
            Some((begins, index))
        })
    }

    /// The item that stands in a row of a leg, or the last one above it.
    fn item_at(&self, leg: Range<usize>, row: u32) -> Option<usize> {
        self.rows(leg).take_while(|(begins, _)| *begins <= row).last().map(|(_, item)| item)
    }

    /// Block and offset in characters of an item's first character.
    fn position(&self, item: &Item) -> (u32, u32) {
        match &item.kind {
            ItemKind::Line { text, line } => {
                let text = &self.texts[*text];
                // A text that is no part of the body, as a signature, counts its own characters.
                let run_in = if text.is_of_body() { text.run_in } else { 0 };
                (text.block as u32, (text.at + text.before(*line).saturating_sub(run_in)) as u32)
            }
            ItemKind::TableRow { block, at, cells, lines, .. } => {
                // A slice of a row begins in the first cell that goes so far.
                let long = cells.iter().position(|cell| lines.start < cell.lines.len()).unwrap_or(0);
                let before: usize = cells[..long].iter().map(|cell| cell.paragraph.text.chars().count() + 1).sum();
                let line = cells.get(long).and_then(|cell| Some((cell, cell.lines.get(lines.start)?.range.start)));
                let inside = line.map_or(0, |(cell, start)| cell.paragraph.text[..start].chars().count());
                (*block as u32, (at + before + inside) as u32)
            }
        }
    }
}
