//! The signs of the bar's buttons, drawn in a square of 16: on a phone they stand without
//! their words.

/// Leaves of a list.
pub const CONTENTS: &str = "M2 3h2M6 3h8M2 8h2M6 8h8M2 13h2M6 13h8";
/// A page with its head and columns.
pub const PAGE: &str = "M2.5 1.5h11v13h-11zM5 4.5h6M5 7.5h2M5 9.5h2M5 11.5h2M9 7.5h2M9 9.5h2M9 11.5h2";
/// A magnifying glass.
pub const SEARCH: &str = "M11 7A4 4 0 1 1 3 7A4 4 0 0 1 11 7M10 10L14 14";
/// A leaf of a calendar.
pub const CALENDAR: &str = "M2.5 3.5h11v11h-11zM2.5 7h11M5.5 1.5v3M10.5 1.5v3";
/// A loudspeaker.
pub const VOICE: &str = "M2 6h3l4-3.5v11L5 10H2zM11.5 5.5a3.5 3.5 0 0 1 0 5M13.5 3.5a6.4 6.4 0 0 1 0 9";
/// Three sliders.
pub const SETTINGS: &str = "M1 4h7M12 4h3M1 12h3M8 12h7M10 2v4M6 10v4";

/// A sign and the words beside it.
pub fn with_words(path: &str, words: &str) -> String {
    [
        "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"",
        path,
        "\"/></svg><span class=\"label\">",
        words,
        "</span>",
    ]
    .concat()
}
