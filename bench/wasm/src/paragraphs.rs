//! Paragraphs to lines: cold as a page is first set, warm as a resize breaks them again.

use std::sync::Arc;

use epaper::edition::Divisions;
use epaper::layout::inline::{Paragraph, Prepared, Script, hyphens, set};
use epaper::layout::{Em, Faces};
use wasm_bindgen::prelude::wasm_bindgen;

/// Paragraphs of a language, measured with rough advances.
#[wasm_bindgen]
pub struct Paragraphs {
    faces: Faces,
    paragraphs: Vec<Paragraph>,
    prepared: Vec<Prepared>,
}

#[wasm_bindgen]
impl Paragraphs {
    /// Texts, and the words in them that may be divided.
    #[wasm_bindgen(constructor)]
    pub fn new(language: &str, texts: Vec<String>, divisions: Vec<String>) -> Self {
        let divisions = Divisions::new(divisions);
        let script = Script::of(language);
        let paragraph = |text: String| {
            let hyphens = hyphens(&text, &divisions);
            Paragraph { script, indent: Em::whole(2), hyphens, ..Paragraph::plain(text) }
        };
        let paragraphs: Vec<Paragraph> = texts.into_iter().map(paragraph).collect();
        let faces = Faces::default();
        let prepared = paragraphs.iter().map(|one| Prepared::new(Arc::new(one.clone()), &faces)).collect();
        Self { faces, paragraphs, prepared }
    }

    /// Measures all texts and breaks them to lines of so many ems; how many lines.
    pub fn cold(&self, ems: i32) -> usize {
        self.paragraphs.iter().map(|paragraph| set(paragraph, Em::whole(ems), &self.faces).lines.len()).sum()
    }

    /// Breaks the measured texts again.
    pub fn warm(&self, ems: i32) -> usize {
        self.prepared.iter().map(|prepared| prepared.linebreak(Em::whole(ems)).lines.len()).sum()
    }
}
