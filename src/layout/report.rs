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

/// Warnings and quality figures of one editorial page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order they were met.
    pub warnings: Vec<Warning>,
    /// Rows × columns of the sheets' bodies.
    pub area: u32,
    /// Rows × columns left white on sheets before the page's last.
    pub white: u32,
    /// Articles continued on another sheet.
    pub jumps: u32,
}
