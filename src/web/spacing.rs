//! A reader's own spacing: style sheets of a browser's user, or of an extension, that set letters,
//! words, lines or paragraphs wider apart than the paper's own do.

use web_sys::{Element, window};

use super::home::Home;
use super::space::observe;

/// Height of the two lines of the probe as `style/spacing.css` sets them, in CSS px.
const LINES_PX: i32 = 40;

impl Home {
    /// Calls back with whether there is such a style sheet, now and whenever that may have
    /// changed, until the component that asked for it is done.
    pub fn on_own_spacing(self, told: impl Fn(bool) + 'static) {
        let Some(root) = self.find("[data-epaper]") else { return };
        let Some(probe) = root.owner_document().and_then(|document| document.create_element("div").ok()) else {
            return;
        };
        probe.set_class_name("spacing-probe");
        let _ = probe.set_attribute("aria-hidden", "true");
        probe.set_inner_html("<p>a a</p><p>a a</p>");
        if root.append_child(&probe).is_ok() {
            let seen = probe.clone();
            // Whatever is set otherwise makes the probe wider or higher.
            observe(&probe, move |_| told(is_own(&seen)));
        }
    }
}

fn is_own(probe: &Element) -> bool {
    let set = |name: &str| {
        let first = probe.first_element_child()?;
        window()?.get_computed_style(&first).ok()??.get_property_value(name).ok()
    };
    let apart = |name: &str| set(name).is_some_and(|value| !matches!(value.as_str(), "" | "normal" | "0px"));
    probe.client_height() != LINES_PX || apart("letter-spacing") || apart("word-spacing")
}
