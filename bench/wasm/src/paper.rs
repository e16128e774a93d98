//! An edition to sheets: what a reader does between its bundle and the screen, without the
//! reader around it.

use epaper::edition::{Edition, PageBodies, read};
use epaper::layout::page::Composer;
use epaper::layout::{Faces, PageLayout, Px, Settings, Size, Stylesheet};
use epaper::markup::{self, Drawing};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// An edition, its pages as far as they were read, and their sheets.
#[wasm_bindgen]
pub struct Paper {
    edition: Edition,
    faces: Faces,
    bodies: Vec<PageBodies>,
    style: Stylesheet,
    layouts: Vec<PageLayout>,
    composer: Composer,
    drawing: Drawing,
}

#[wasm_bindgen]
impl Paper {
    /// Reads `edition.json`.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &[u8]) -> Result<Self, JsError> {
        let edition: Edition = read("edition.json", json)?;
        let faces = Faces::new(&edition.faces);
        let style = Stylesheet::solve(Size::default(), Settings::default());
        Ok(Self { edition, faces, bodies: vec![], style, layouts: vec![], composer: Composer::default(), drawing: Drawing::default() })
    }

    /// Reads the bodies of the next page.
    pub fn add(&mut self, json: &[u8]) -> Result<(), JsError> {
        self.bodies.push(read("page", json)?);
        Ok(())
    }

    /// Forgets all sheets and takes another size of them, in CSS px, and of text, in percent.
    pub fn resize(&mut self, width: f64, height: f64, text_size: u16) {
        let space = Size { width: Px::from_css(width), height: Px::from_css(height) };
        self.style = Stylesheet::solve(space, Settings { text_size, ..Settings::default() });
        self.layouts.clear();
    }

    /// Composes the next page; how many sheets it takes.
    pub fn compose(&mut self) -> usize {
        let page = self.layouts.len();
        let layout = Composer::default().page(&self.edition, &self.bodies[page].articles, page, &self.style, &self.faces);
        let sheets = layout.sheets.len();
        self.layouts.push(layout);
        sheets
    }

    /// As [`Self::compose`], with the type that stands from the last time, as the reader does.
    pub fn recompose(&mut self) -> usize {
        let page = self.layouts.len();
        let layout = self.composer.page(&self.edition, &self.bodies[page].articles, page, &self.style, &self.faces);
        let sheets = layout.sheets.len();
        self.layouts.push(layout);
        sheets
    }

    /// Draws a sheet of a page; its HTML.
    pub fn draw(&mut self, page: usize, sheet: usize) -> String {
        let bodies = &self.bodies[page].articles;
        let paper = markup::Paper { edition: &self.edition, bodies, folder: "", base: "", unfold: None };
        self.drawing = markup::sheet(paper, &self.style, &self.layouts[page], sheet, "s");
        std::mem::take(&mut self.drawing.html)
    }

    /// The rules of what was drawn last.
    pub fn rules(&mut self) -> String {
        std::mem::take(&mut self.drawing.css)
    }
}
