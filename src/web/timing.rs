//! User Timing marks that benchmarks and publishers can read.

use web_sys::window;

/// Sets a mark: `epaper:boot`, `epaper:bundle`, `epaper:compose`, `epaper:first-sheet`,
/// `epaper:relayout`.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}
