//! Browser adapter: the only place that names `web_sys`.
//!
//! Each file is one thing that a browser has and the view needs: fetching, fonts, the
//! address bar, the size of a box, storage, gestures. They take and give the project's
//! own types, so that the view never sees a JavaScript value.

mod bundle;
mod fonts;
mod gesture;
mod history;
mod page;
mod pinch;
mod preferences;
mod ruler;
mod space;
mod timing;

pub use bundle::{Failure, edition_url, fetch_bodies, fetch_edition, fetch_index};
pub use fonts::{family, load_faces};
pub use gesture::{Turn, on_keys, swipe};
pub use history::{address, follow, on_move, push, query, replace};
pub use page::{
    announce_ready, base_language, custom_property, focus, is_plain_click, next_frame, set_title, when_idle,
};
pub use pinch::{Point, Zooming, on_zoom, point_in};
pub use preferences::{load, store};
pub use ruler::{Ruler, agreement, forget_widths};
pub use space::{observe, size_of};
pub use timing::mark;
