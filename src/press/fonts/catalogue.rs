//! Which font files the faces of a paper are drawn from: `fonts.toml`.

use std::path::Path;

use serde::Deserialize;

use super::FontError;
use crate::edition::FaceRole;

/// Used where the fonts folder has no `fonts.toml` of its own.
const SHIPPED: &str = include_str!("fonts.toml");

/// The sets of a `fonts.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    set: Vec<FontSet>,
}

/// The faces for papers of some languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FontSet {
    languages: Vec<String>,
    body: FaceSources,
    strong: FaceSources,
    headline: FaceSources,
    note: FaceSources,
    /// Files for what a face's own ones lack, in order.
    #[serde(default)]
    pub(super) fallback: Vec<String>,
}

/// The files of one face, relative to the fonts folder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FaceSources {
    /// Its CSS family.
    pub(super) family: String,
    /// The companion for Western letters.
    pub(super) latin: Option<String>,
    /// The main file.
    pub(super) han: String,
}

impl FontSet {
    /// The set for a language from a fonts folder.
    ///
    /// # Errors
    /// [`FontError::Catalogue`] if the folder's `fonts.toml` cannot be read, is malformed, or
    /// has no set for the language.
    pub(super) fn find(folder: &Path, language: &str) -> Result<Self, FontError> {
        let path = folder.join("fonts.toml");
        let own = match std::fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(FontError::Catalogue { path, reason: error.to_string() }),
        };
        let catalogue: Catalogue = match toml::from_str(own.as_deref().unwrap_or(SHIPPED)) {
            Ok(catalogue) => catalogue,
            Err(error) => return Err(FontError::Catalogue { path, reason: error.to_string() }),
        };
        let begins = |tag: &str| language.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
        let suits = |set: &FontSet| set.languages.iter().any(|tag| begins(tag));
        catalogue.set.into_iter().find(suits).ok_or_else(|| FontError::Catalogue {
            path,
            reason: format!("no set for the language `{language}`; one with languages = [\"\"] suits all"),
        })
    }

    /// The files of a face.
    pub(super) fn face(&self, role: FaceRole) -> &FaceSources {
        match role {
            FaceRole::Body => &self.body,
            FaceRole::Strong => &self.strong,
            FaceRole::Headline => &self.headline,
            FaceRole::Note => &self.note,
        }
    }

    /// Every file that a face may need, each once.
    pub(super) fn files(&self) -> Vec<&str> {
        let own = FaceRole::ALL.into_iter().flat_map(|role| {
            let face = self.face(role);
            face.latin.iter().chain(std::iter::once(&face.han))
        });
        let mut files: Vec<&str> = own.chain(&self.fallback).map(String::as_str).collect();
        files.sort_unstable();
        files.dedup();
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_has_a_set_for_every_language() {
        let check = |language: &str, family: &str| {
            let set = FontSet::find(Path::new("/nonexistent"), language).expect("a set");
            assert_eq!(set.face(FaceRole::Body).family, family, "{language}");
            // Reserved font names of the sources are "Source" and such: ours share no word.
            let families = FaceRole::ALL.map(|role| set.face(role).family.as_str());
            assert!(families.iter().all(|family| family.starts_with("Epaper ")), "{families:?}");
            let distinct: std::collections::BTreeSet<_> = families.into_iter().collect();
            assert_eq!(distinct.len(), families.len(), "{families:?}");
        };
        check("zh-Hans", "Epaper Song");
        check("zh", "Epaper Song");
        check("zh-Hant-TW", "Epaper Song TC");
        check("zh-hk", "Epaper Song TC");
        check("ja", "Epaper Mincho");
        check("en-GB", "Epaper Serif");
    }

    #[test]
    fn a_malformed_catalogue_says_where() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("fonts.toml"), "[[set]]\nlanguages = [\"zh\"]\nbdoy = 1\n").expect("written");
        let Err(FontError::Catalogue { reason, .. }) = FontSet::find(folder.path(), "zh") else {
            panic!("a malformed catalogue was read")
        };
        assert!(reason.contains("bdoy"), "{reason}");
    }
}
