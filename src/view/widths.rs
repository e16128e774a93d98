//! Which widths the lines are broken by.
//!
//! The edition brings its advances, and the browser draws them to 1/64 px. Where it does
//! not (fonts blocked, a web view that scales text), drawn widths take their place; where
//! even those are not kept, the browser breaks the lines.

use std::sync::Arc;

use leptos::prelude::*;

use super::Reader;
use super::reader::Opened;
use crate::edition::{Face, FaceRole};
use crate::layout::Measure;
use crate::web::{self, Home, Probed, Ruler};

/// Who decides where a line ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Widths {
    /// The layout, by the edition's advances.
    #[default]
    Baked,
    /// The layout, by widths drawn in this browser.
    Drawn(Arc<Ruler>),
    /// The browser: its widths follow no table.
    Browser,
}

impl Widths {
    /// The measure for an edition.
    pub fn measure<'a>(&'a self, opened: &'a Opened) -> &'a dyn Measure {
        match self {
            Self::Drawn(ruler) => ruler.as_ref(),
            Self::Baked | Self::Browser => &opened.faces,
        }
    }

    /// Value of `data-widths`, and what the debug overlay says.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Baked => "baked",
            Self::Drawn(_) => "drawn",
            Self::Browser => "browser",
        }
    }
}

impl Reader {
    /// Checks the widths once the faces have loaded or failed to.
    pub fn check_widths(self, opened: &Opened) {
        let Some(size) = self.stylesheet.get_untracked().map(|style| style.em.css()) else { return };
        let ruler = ruler(self.home, opened);
        let agrees = |widths: &dyn Measure| {
            let mut probed = Vec::new();
            let mut probe = |language: &str, ruler: &Ruler| {
                for (role, family) in FaceRole::ALL.into_iter().zip(ruler.families.clone()) {
                    probed.push(Probed { family, width: web::expected_width(role, widths.of(language)) });
                }
            };
            probe("", &ruler);
            ruler.others.iter().for_each(|(language, ruler)| probe(language, ruler));
            web::widths_agree(self.home, size, &probed)
        };
        web::forget_widths();
        let widths = if agrees(&opened.faces) {
            Widths::Baked
        } else if agrees(&ruler) {
            Widths::Drawn(Arc::new(ruler))
        } else {
            Widths::Browser
        };
        if self.widths.with_untracked(|now| *now != widths) {
            self.keep_spot();
            self.widths.set(widths);
        }
    }
}

/// What draws the edition's texts in this browser: the paper's, and those of articles in
/// other languages.
fn ruler(home: Home, opened: &Opened) -> Ruler {
    let faces = &opened.edition.faces;
    let families = |language: &str| FaceRole::ALL.map(|role| family(home, opened.edition.face(language, role), role));
    let mut others: Vec<(String, Ruler)> = vec![];
    for tag in faces.iter().map(|face| &face.language).filter(|tag| !tag.is_empty()) {
        if others.iter().all(|(other, _)| other != tag) {
            others.push((tag.clone(), Ruler { home, families: families(tag), others: vec![] }));
        }
    }
    Ruler { home, families: families(""), others }
}

/// CSS families of a role: the edition's own face, then what the system has.
fn family(home: Home, own: Option<&Face>, role: FaceRole) -> String {
    let own = own.map(|face| format!("\"{}\", ", face.css_family()));
    let system = match role {
        FaceRole::Body | FaceRole::Headline => "--song",
        FaceRole::Strong => "--hei",
        FaceRole::Note => "--kai",
    };
    format!("{}{}", own.unwrap_or_default(), home.custom_property(system))
}
