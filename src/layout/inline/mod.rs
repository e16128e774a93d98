//! A paragraph and a measure in, lines out.
//!
//! Passes, each in its file: [`collect`] the text into measured clusters, set the space
//! between them and list where lines may end ([`items`]), choose among these
//! ([`linebreak`]), and give each line its spacing ([`justify`]). The first two do not
//! depend on the measure: [`Prepared`] keeps their result for as many measures as a page
//! tries. [`headline`] chooses breaks by sense instead.
//!
//! House style (`clreq`, horizontal): a line that begins with an opening mark loses the
//! mark's left half, a paragraph's first line included, so that its ink stands at the
//! indent; of two full-width marks that meet, the inner half goes; a mark at a line's end
//! gives up to half an em when that helps the fit; nothing hangs.

mod class;
mod collect;
mod emoji;
mod guess;
mod headline;
mod hyphenate;
mod items;
mod justify;
mod line;
mod linebreak;
mod prepared;
mod words;

pub use class::blank_halves;
pub use collect::end_of_cluster;
pub use emoji::{EMOJI_SELECTOR, is_system_emoji};
pub use headline::headline;
pub use hyphenate::{dividable, hyphens};
pub use line::{Adjust, Align, Line, LineEnd, Paragraph, Script, SetText, Span};
pub use prepared::{Prepared, set};
