//! The style sheet of an edition: its faces, for pages that no script has touched.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::edition::{Edition, FaceRole};
use crate::press::name::content_name;

/// Name and content of the style sheet; none for an edition without faces. It stands beside
/// the font files.
pub(in crate::press) fn stylesheet(edition: &Edition) -> Option<(String, String)> {
    let mut css = String::new();
    let harmless = |file: &str| file.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    for face in edition.faces.iter().filter(|face| harmless(&face.file)) {
        // Chinese characters are as wide in any face: a late one moves no line.
        let _ = writeln!(
            css,
            "@font-face{{font-family:\"{}\";src:url(\"{}\") format(\"woff2\");font-display:swap}}",
            face.css_family(),
            face.file
        );
    }
    if css.is_empty() {
        return None;
    }
    let languages: BTreeSet<&str> = edition.faces.iter().map(|face| face.language.as_str()).collect();
    for language in languages {
        match language {
            "" => css.push_str(".static{"),
            // A tag of letters, digits and hyphens: the press has checked it.
            _ => drop(write!(css, ".static [lang=\"{language}\"]{{font-family:var(--face-body);")),
        }
        for face in FaceRole::ALL.into_iter().filter_map(|role| edition.face(language, role)) {
            let _ = write!(css, "--edition-{}:\"{}\";", name(face.role), face.css_family());
        }
        css.push_str("}\n");
    }
    Some((content_name("faces", "css", css.as_bytes()), css))
}

fn name(role: FaceRole) -> &'static str {
    crate::markup::face(role)
}
