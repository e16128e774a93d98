//! From articles to positioned lines, as a plain function of its arguments.
//!
//! No I/O, no clock, no DOM, no randomness: the same code runs natively and in
//! WebAssembly and gives the same [`PageLayout`] to the bit. Three passes, each with its
//! module, each pass's output the next one's input:
//!
//! 1. [`inline`]: a paragraph and a measure in, lines out;
//! 2. [`flow`]: an article's blocks in, a galley of whole-row items out;
//! 3. [`page`]: the galleys of an editorial page in, sheets out.
//!
//! Layout never fails on content. What it could not do stands in a [`Report`], where one was asked for.

pub mod flow;
pub mod fragment;
pub mod inline;
mod length;
mod locate;
mod measure;
pub mod page;
mod report;
pub mod roles;
mod sort;
mod stylesheet;

pub use fragment::PageLayout;
pub use length::{Em, Px, Rect, Size, decimal};
pub use measure::{Faces, Measure, rough_advance};
pub use report::{Report, SheetReport, Warning};
pub use stylesheet::{HeadSizes, Insets, Setting, Settings, Stylesheet, TextStyle};
