//! The layout for the benchmarks: paragraphs to lines, editions to sheets, timed by whoever
//! calls.

mod paper;
mod paragraphs;

pub use paper::Paper;
pub use paragraphs::Paragraphs;
