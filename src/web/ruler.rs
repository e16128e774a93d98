//! Widths as this browser draws them: the check on the edition's advances, and their
//! stand-in where the check fails.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::home::Home;
use crate::edition::{FaceRole, Pairs};
use crate::layout::{Em, Measure, decimal};

/// Characters that the check draws: full-width ones, marks, Latin letters and digits.
const PROBE: &str = "的一是了我不，。、“”：（）——……The quick brown fox 0123456789";
/// Repeated, so that the browser's rounding of one text does not count.
const REPEATS: usize = 4;
/// Widths that are off by less, as a share of them, are right.
const TOLERANCE: f64 = 0.003;
/// Font size that single characters are drawn at, in px: large, so that rounding does not count.
const CHARACTER_PX: f64 = 200.0;

thread_local! {
    static DRAWN: RefCell<Pairs<(String, char), Em>> = RefCell::default();
}

/// What the check draws.
pub struct Probed {
    /// In which CSS family.
    pub family: String,
    /// How wide it is to be.
    pub width: Em,
}

/// How wide a measure says that the check's text is in a role.
pub fn expected_width(role: FaceRole, widths: &dyn Measure) -> Em {
    PROBE.chars().map(|character| widths.advance(role, character)).sum()
}

/// Whether the check's text is drawn as wide as it is to be, at a size in px. All is drawn before
/// any is measured, for measuring lays the page out.
pub fn widths_agree(home: Home, size: f64, probed: &[Probed]) -> bool {
    let families: Vec<&str> = probed.iter().map(|probed| &*probed.family).collect();
    let probe = PROBE.repeat(REPEATS);
    let texts: Vec<_> = families.iter().map(|family| (*family, probe.as_str())).collect();
    let drawn = draw(home, &texts, size).unwrap_or_default();
    probed.iter().zip(drawn).all(|(Probed { width, .. }, drawn)| {
        let expected = width.css() * REPEATS as f64 * size;
        // What cannot be drawn says nothing.
        expected <= 0.0 || drawn <= 0.0 || (drawn / expected - 1.0).abs() < TOLERANCE
    })
}

/// Measures characters by drawing them, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruler {
    /// Where they are drawn.
    pub home: Home,
    /// CSS families by role, in the order of [`FaceRole::ALL`].
    pub families: [String; 4],
    /// Those for articles marked with a language, by it.
    pub others: Vec<(String, Ruler)>,
}

impl Measure for Ruler {
    fn advance(&self, role: FaceRole, character: char) -> Em {
        let key = (self.families[role as usize].clone(), character);
        DRAWN.with_borrow_mut(|drawn| {
            if let Some(advance) = drawn.get(&key) {
                return *advance;
            }
            let advance = draw_one(self.home, &key.0, character);
            let advance = advance.unwrap_or_else(|| crate::layout::rough_advance(character));
            drawn.insert(key, advance);
            advance
        })
    }

    fn of(&self, language: &str) -> &dyn Measure {
        self.others.iter().find(|(tag, _)| tag == language).map_or(self, |(_, ruler)| ruler)
    }
}

/// Forgets what was measured before fonts came or went.
pub fn forget_widths() {
    DRAWN.take();
}

/// The advance of a character inside Han text. It is drawn twice and between others, for
/// fonts draw the pair `——` otherwise than a single dash, and otherwise again in Latin text.
fn draw_one(home: Home, family: &str, character: char) -> Option<Em> {
    let pair = ["国", &String::from_iter([character; 2]), "国"].concat();
    let widths = draw(home, &[(family, &pair), (family, "国国")], CHARACTER_PX)?;
    let [with, without] = widths[..] else { return None };
    Some(Em(((with - without) / 2.0 / CHARACTER_PX * 1000.0).round() as i32))
}

/// The widths of texts in CSS families, drawn as sheets draw them, in px: all at once, for each time that the browser is
/// asked it lays out anew.
fn draw(home: Home, texts: &[(&str, &str)], size: f64) -> Option<Vec<f64>> {
    let root = home.find("[data-epaper]")?;
    let document = root.owner_document()?;
    let mut probes = Vec::new();
    for (family, text) in texts {
        let probe = document.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
        probe.set_class_name("sheet probe");
        let _ = probe.set_attribute("aria-hidden", "true");
        let style = probe.style();
        for (name, value) in [("font-family", *family), ("font-size", &(decimal(size) + "px"))] {
            let _ = style.set_property(name, value);
        }
        probe.set_text_content(Some(text));
        let _ = root.append_child(&probe);
        probes.push(probe);
    }
    let widths = probes.iter().map(|probe| probe.get_bounding_client_rect().width()).collect();
    probes.iter().for_each(|probe| probe.remove());
    Some(widths)
}
