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

/// A family that readers use.
#[derive(Default)]
struct Used {
    /// Its face in the document, and what tells when it has loaded; none since that failed.
    face: Option<(FontFace, Promise)>,
    /// How many readers use it.
    readers: usize,
    /// Whether a face of it has failed: a style sheet's would never come.
    failed: bool,
}

impl Used {
    /// Takes the face out of the document.
    fn drop_face(&mut self) {
        self.failed = true;
        if let (Some((face, _)), Some(faces)) = (self.face.take(), faces()) {
            faces.delete(&face);
        }
    }
}

thread_local! {
    /// By name.
    static FAMILIES: RefCell<Pairs<String, Used>> = RefCell::default();
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
                // It is asked for anew when it is next needed.
                FAMILIES.with_borrow_mut(|all| all.get_mut(&family).map(Used::drop_face));
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
        FAMILIES.with_borrow_mut(|all| {
            if !all.contains_key(&family) {
                all.insert(family.clone(), Used::default());
            }
            let used = all.get_mut(&family)?;
            let mut own = place.families.borrow_mut();
            if !own.contains(&family) {
                used.readers += 1;
                own.push(family.clone());
            }
            if used.face.is_none() {
                // The edition's style sheet may have brought it for the plain page.
                let font = match declared(&family) {
                    Some(font) if !used.failed => font,
                    _ => {
                        let font = self.new_face(path, face, &family)?;
                        faces()?.add(&font).ok()?;
                        font
                    }
                };
                let load = font.load().ok()?;
                used.face = Some((font, load));
            }
            used.face.as_ref().map(|(_, load)| load.clone())
        })
    }
}

/// A face of the document's style sheets, by its family.
fn declared(family: &str) -> Option<FontFace> {
    let found = js_sys::Array::from(faces()?.as_ref())
        .find(&mut |font, _, _| font.unchecked_into::<FontFace>().family().trim_matches('"') == family);
    found.dyn_into().ok()
}

/// One reader less uses a family; the last takes its face along.
pub(super) fn release(family: &str) {
    FAMILIES.with_borrow_mut(|all| {
        let Some(used) = all.get_mut(family) else { return };
        used.readers -= 1;
        if used.readers == 0 {
            used.drop_face();
            all.remove(family);
        }
    });
}

fn faces() -> Option<FontFaceSet> {
    Some(window()?.document()?.fonts())
}
