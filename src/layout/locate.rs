//! Where a place of the text stands, and which place of the text stands there.
//!
//! A [`Locator`] is what survives a recomposition; these two functions are all that a
//! reader needs to keep its place through one.

use super::flow::{Galley, Item, ItemKind};
use super::fragment::{Content, PageLayout, Region};
use crate::edition::Locator;

impl PageLayout {
    /// The first place in reading order on a sheet.
    pub fn locator(&self, sheet: usize) -> Option<Locator> {
        let regions = &self.sheets.get(sheet)?.regions;
        regions.iter().find_map(|region| self.region_locator(region))
    }

    /// The sheet that holds a place: the last one with text of the article up to it, or a
    /// figure of its block.
    pub fn sheet_of(&self, locator: &Locator) -> Option<usize> {
        let mut found = None;
        for (number, sheet) in self.sheets.iter().enumerate() {
            for region in sheet.regions.iter().filter(|region| self.galleys[region.article].id == locator.article) {
                // Before the first line there is the head: the article's first sheet.
                let starts = self.region_locator(region);
                if found.is_none() || starts.is_some_and(|starts| starts <= *locator) {
                    found = Some(number);
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

    fn region_locator(&self, region: &Region) -> Option<Locator> {
        let galley = &self.galleys[region.article];
        let text = region.fragments.iter().find_map(|fragment| match &fragment.content {
            Content::Text(text) => text.legs.iter().find(|leg| !leg.is_empty()).map(|leg| leg.start),
            _ => None,
        });
        let figure = region.fragments.iter().find_map(|fragment| match &fragment.content {
            Content::Figure(figure) => Some((figure.block as u32, 0)),
            _ => None,
        });
        let (block, offset) = text.map(|item| galley.position(&galley.items[item])).or(figure)?;
        Some(Locator { article: galley.id.clone(), block, offset })
    }
}

impl Galley {
    /// Block and offset in characters of an item's first character.
    fn position(&self, item: &Item) -> (u32, u32) {
        match &item.kind {
            ItemKind::Line { text, line } => {
                let text = &self.texts[*text];
                let before = &text.text.paragraph.text[..text.text.lines[*line].range.start];
                (text.block as u32, before.chars().count().saturating_sub(text.run_in) as u32)
            }
            ItemKind::TableRow { block, row, .. } => (*block as u32, *row as u32),
        }
    }
}
