//! The layout for the benchmarks: paragraphs to lines, editions to sheets, timed by whoever
//! calls.

mod paragraphs;

pub use paragraphs::Paragraphs;
