//! Browser adapter: the only place that names `web_sys`.
//!
//! Each file is one thing that a browser has and the view needs: fetching, fonts, the
//! address bar, the size of a box, storage, gestures. They take and give the project's
//! own types, so that the view never sees a JavaScript value. What differs between the
//! paper's own page and a page that it is a guest of is asked of a [`Home`].

mod bundle;
mod choice;
mod fonts;
mod gesture;
mod grip;
mod history;
mod hit;
mod home;
mod keeper;
mod listen;
mod page;
mod passage;
mod pinch;
mod plain;
mod preferences;
mod print;
mod ruler;
mod rules;
mod selection;
mod share;
mod space;
mod spacing;
mod speech;
mod tell;
mod timing;
mod transition;

pub use bundle::{Failure, edition_url};
pub use choice::{choice, is_backdrop, is_inside, pointed};
pub use gesture::{Key, Turn, on_keys, on_swipe};
pub use grip::{Grip, on_grip};
pub use history::encoded;
pub use hit::{Hit, hit};
pub use home::Home;
pub use page::{base_language, next_frame, opens_here, wait, when_idle};
pub use passage::Passage;
pub use pinch::{Point, Zooming};
pub use preferences::PREFERENCES;
pub use ruler::{Probed, Ruler, expected_width, forget_widths, widths_agree};
pub use rules::Rules;
pub use selection::Selected;
pub use share::share;
pub use space::{observe, size_of};
pub use speech::{has_voice, hush, say};
pub use tell::News;
pub use timing::{came_back, mark};
