//! Loading an edition's faces into the document.

use wasm_bindgen_futures::JsFuture;
use web_sys::{FontFace, FontFaceDescriptors};

use super::bundle::edition_url;
use crate::edition::Face;

/// CSS family of a face: its own name and its file's, for two editions may be open in one
/// document, each with its own characters. Nothing else of a bundle gets into CSS.
pub fn family(face: &Face) -> String {
    let plain = |text: &str| -> String {
        text.chars().filter(|character| character.is_alphanumeric() || " -.".contains(*character)).collect()
    };
    format!("{} {}", plain(&face.family), plain(face.file.rsplit('/').next().unwrap_or_default()))
}

/// Adds the faces to the document and waits until each has loaded or failed. Returns the
/// families that failed: their text is drawn in a system face, whose widths differ.
pub async fn load_faces(path: &str, faces: &[Face]) -> Vec<String> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return vec![] };
    let set = document.fonts();
    let loads: Vec<_> = faces
        .iter()
        .map(|face| {
            let descriptors = FontFaceDescriptors::new();
            // A face that comes late must not move text that was set to its advances.
            descriptors.set_display("block");
            let source = format!("url(\"{}\") format(\"woff2\")", edition_url(path, &face.file));
            let font = FontFace::new_with_str_and_descriptors(&family(face), &source, &descriptors).ok()?;
            let load = font.load().ok()?;
            set.add(&font).ok()?;
            // Taken up at once: a load that fails before anyone waits is an error of the page.
            Some(JsFuture::from(load))
        })
        .collect();
    let mut failed = vec![];
    for (face, load) in faces.iter().zip(loads) {
        let loaded = match load {
            Some(load) => load.await.is_ok(),
            None => false,
        };
        if !loaded {
            failed.push(face.family.clone());
        }
    }
    failed
}
