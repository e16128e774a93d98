//! User Timing marks that benchmarks and publishers can read.

use js_sys::Reflect;
use web_sys::window;

/// Whether the document came by a reload, or by a step in the history: who was here goes on.
pub fn came_back() -> bool {
    let entries = window().and_then(|window| window.performance()).map(|all| all.get_entries_by_type("navigation"));
    let kind = entries.and_then(|entries| Reflect::get(&entries.get(0), &"type".into()).ok()?.as_string());
    matches!(kind.as_deref(), Some("reload" | "back_forward"))
}

/// Sets a mark: `epaper:boot`, `epaper:bundle`, `epaper:compose`, `epaper:first-sheet`, `epaper:soon`,
/// `epaper:relayout`.
pub fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}
