//! What the layout could not do, and figures by which a page can be judged.

use super::Em;

/// Something that an editor or engineer should know about a composed page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Warning {
    /// A word or token was wider than the measure and was broken by force.
    ForcedBreak {
        /// Article id.
        article: String,
        /// Block of its body.
        block: u32,
        /// The measure it did not fit.
        measure: Em,
    },
    /// An editor's hint could not be honoured.
    HintIgnored {
        /// Article id.
        article: String,
        /// The hint, in words.
        hint: String,
        /// Why not.
        reason: String,
    },
}

/// Warnings and quality figures of one editorial page. Areas are in rows of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order they were met.
    pub warnings: Vec<Warning>,
    /// One for each sheet, in order.
    pub sheets: Vec<SheetReport>,
    /// Articles continued on another sheet.
    pub jumps: u32,
    /// Lines of the shortest and the longest leg that text fills.
    pub legs: (u32, u32),
    /// The most that a picture is cropped, in percent of one side.
    pub crop: u32,
    /// Headlines of one size side by side (碰题).
    pub butted: u32,
    /// Headlines above one another without text between (叠题).
    pub stacked: u32,
    /// Headlines without anything under them (背题).
    pub hanging: u32,
    /// Pictures of different articles side by side.
    pub figures_meet: u32,
    /// Lone lines at the head or foot of a leg (单行).
    pub lone_lines: u32,
    /// Gutters that cut a sheet from head to foot (断版).
    pub gutters: u32,
    /// Articles that stand on a sheet before a more important one of their page.
    pub inversions: u32,
}

/// How full a sheet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SheetReport {
    /// Rows × columns of its body.
    pub area: u32,
    /// What of that is left white: below regions and teasers, and at the feet of legs.
    pub white: u32,
    /// Articles on it.
    pub articles: u32,
}

impl Report {
    /// White space of the full sheets, all but the page's last, in 1/1000 of their bodies.
    pub fn white_per_mille(&self) -> u32 {
        let full = self.sheets.split_last().map(|(_, full)| full).unwrap_or_default();
        let area: u32 = full.iter().map(|sheet| sheet.area).sum();
        let white: u32 = full.iter().map(|sheet| sheet.white).sum();
        (u64::from(white) * 1000 / u64::from(area.max(1))) as u32
    }
}
