//! Loading an edition's faces into the document: once each, however many readers on the
//! page show the edition, and only for as long as one of them does.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{FontFace, FontFaceDescriptors, FontFaceSet, window};

use super::bundle::edition_url;
use super::home::Home;
use crate::edition::{Face, Pairs};

/// A face of the document and how many readers use it.
struct Loaded {
    font: FontFace,
    load: Promise,
    readers: usize,
}

thread_local! {
    /// By family.
    static LOADED: RefCell<Pairs<String, Loaded>> = RefCell::default();
}

impl Home {
    /// Adds the faces to the document and waits until each has loaded or failed: the text of
    /// those that failed is drawn in a system face, whose widths differ.
    pub async fn load_faces(self, path: &str, faces: &[Face]) {
        // All are begun before any is awaited. Taken up at once: a load that fails before
        // anyone waits is an error of the page.
        let begun = |face: &Face| Some((face.css_family(), JsFuture::from(self.face(path, face)?)));
        let loads: Vec<_> = faces.iter().filter_map(begun).collect();
        for (family, load) in loads {
            if load.await.is_err() {
                forget(&family);
            }
        }
    }

    fn new_face(self, path: &str, face: &Face, family: &str) -> Option<FontFace> {
        let descriptors = FontFaceDescriptors::new();
        // A face that comes late must not move text that was set to its advances.
        descriptors.set_display("block");
        let source = format!("url(\"{}\") format(\"woff2\")", self.url(&edition_url(path, &face.file)));
        FontFace::new_with_str_and_descriptors(family, &source, &descriptors).ok()
    }

    fn face(self, path: &str, face: &Face) -> Option<Promise> {
        let (family, place) = (face.css_family(), self.place()?);
        LOADED.with_borrow_mut(|all| {
            if !all.contains_key(&family) {
                // The edition's style sheet may have brought it for the plain page.
                let font = match declared(&family) {
                    Some(font) => font,
                    None => {
                        let font = self.new_face(path, face, &family)?;
                        faces()?.add(&font).ok()?;
                        font
                    }
                };
                let load = font.load().ok()?;
                all.insert(family.clone(), Loaded { font, load, readers: 0 });
            }
            let loaded = all.get_mut(&family)?;
            let mut used = place.families.borrow_mut();
            if !used.contains(&family) {
                loaded.readers += 1;
                used.push(family);
            }
            Some(loaded.load.clone())
        })
    }
}

/// A face of the document's style sheets, by its family.
fn declared(family: &str) -> Option<FontFace> {
    let found = js_sys::Array::from(faces()?.as_ref())
        .find(&mut |font, _, _| font.unchecked_into::<FontFace>().family().trim_matches('"') == family);
    found.dyn_into().ok()
}

/// A face that did not load is asked for anew when it is next needed.
fn forget(family: &str) {
    LOADED.with_borrow_mut(|all| {
        if let Some(failed) = all.remove(family)
            && let Some(faces) = faces()
        {
            faces.delete(&failed.font);
        }
    });
}

/// One reader less uses a face; the last takes it along.
pub(super) fn release(family: &str) {
    LOADED.with_borrow_mut(|all| {
        let Some(loaded) = all.get_mut(family) else { return };
        loaded.readers = loaded.readers.saturating_sub(1);
        if loaded.readers == 0 {
            if let Some(faces) = faces() {
                faces.delete(&loaded.font);
            }
            all.remove(family);
        }
    });
}

fn faces() -> Option<FontFaceSet> {
    Some(window()?.document()?.fonts())
}
