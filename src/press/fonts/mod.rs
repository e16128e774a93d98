//! Fonts made for an edition: four faces, each with exactly the characters that it sets.
//!
//! A face is drawn from a Latin companion, a Han font and declared fallbacks ([`catalogue`],
//! `fonts.toml`) into one new font without features, so that its advances, which the
//! layout needs, are all there is to know about its widths. A character that no font draws
//! is an error: nothing falls back to a system font unseen but emoji
//! ([`is_system_emoji`](crate::layout::inline::is_system_emoji)).
//!
//! [`bake`] reads as the passes run: collect the characters of each face, draw them, write
//! the TrueType font, pack it as WOFF2.

mod catalogue;
mod characters;
mod draw;
mod error;
mod fullwidth;
mod licence;
mod pack;
mod source;
mod truetype;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};

pub use error::FontError;
pub use pack::Packer;

use crate::edition::{Edition, Face, FaceRole, PageBodies};
use crate::layout::roles::texts;
use catalogue::FontSet;
use draw::{DrawnFace, Palette};
use licence::Licences;
use source::{Source, SourceFile};
use truetype::{ASCENT, DESCENT, Legal};

/// The fonts of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baked {
    /// What `edition.json` says of them, in the order of [`FaceRole::ALL`].
    pub faces: Vec<Face>,
    /// Files relative to `edition.json`: WOFF2 fonts named by their content, and the
    /// licence text of each source.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes the faces of an edition from the font files in `folder`, chosen by its own
/// `fonts.toml` or the shipped one. The same input gives the same bytes.
///
/// # Errors
/// All problems of a pass at once: fonts or licences that are missing or unreadable, then
/// characters that no font draws.
pub fn bake(edition: &Edition, bodies: &[PageBodies], folder: &Path, packer: &Packer) -> Result<Baked, Vec<FontError>> {
    let mut baked = Baked::default();
    for voice in voices(edition, folder)? {
        let files = read(&voice.set, folder, voice.tag)?;
        let sources = open(&files)?;
        let drawn = draw(edition, bodies, &voice, &sources)?;
        let mut licences = Licences::default();
        all(files.iter().map(|(name, file)| licences.add(file, sources[name].copyright().as_deref())))?;
        for (role, face) in drawn {
            let family = &voice.set.face(role).family;
            let unwritable = |reason| vec![FontError::Unwritable { family: family.clone(), reason }];
            let legal = legal(&voice.set, role, &sources, &licences);
            let font = truetype::write(family, &face.glyphs, &legal).map_err(unwritable)?;
            let packed = packer.pack(&font).map_err(unwritable)?;
            let file = format!("fonts/{}.{}.woff2", name(role), content_hash(&packed));
            baked.faces.push(Face {
                role,
                language: voice.marked.to_owned(),
                family: family.clone(),
                file: file.clone(),
                ascent: ASCENT.into(),
                descent: DESCENT.into(),
                advances: face.advances(),
            });
            baked.files.push((file, packed));
        }
        baked.files.extend(licences.into_files().map(|(name, text)| (format!("fonts/{name}"), text)));
    }
    // Two languages may share a source, and with it its licence.
    let mut written = BTreeSet::new();
    baked.files.retain(|(file, _)| written.insert(file.clone()));
    Ok(baked)
}

/// Looks whether [`bake`] would draw every character of an edition; writes no font.
///
/// # Errors
/// Those of [`bake`].
pub fn check(edition: &Edition, bodies: &[PageBodies], folder: &Path) -> Result<(), Vec<FontError>> {
    for voice in voices(edition, folder)? {
        let files = read(&voice.set, folder, voice.tag)?;
        draw(edition, bodies, &voice, &open(&files)?)?;
    }
    Ok(())
}

/// The fonts of one language of an edition.
struct Voice<'a> {
    /// The mark of its articles; none for the paper's own language.
    marked: &'a str,
    /// The language.
    tag: &'a str,
    set: FontSet,
}

/// The paper's own voice, which has a face for all text, and one for each language of
/// articles that `fonts.toml` sets otherwise.
fn voices<'a>(edition: &'a Edition, folder: &Path) -> Result<Vec<Voice<'a>>, Vec<FontError>> {
    let paper = edition.paper.language.as_str();
    let marks: BTreeSet<&str> = edition.articles.iter().map(|head| head.language.as_str()).collect();
    let others = marks.into_iter().filter(|mark| !mark.is_empty()).map(|mark| (mark, mark));
    let mut voices: Vec<Voice> = Vec::new();
    for (marked, tag) in std::iter::once(("", paper)).chain(others) {
        let set = FontSet::find(folder, tag).map_err(|error| vec![error])?;
        if voices.first().is_none_or(|paper| paper.set != set) {
            voices.push(Voice { marked, tag, set });
        }
    }
    Ok(voices)
}

/// Draws each face with the characters that a voice sets in it.
fn draw(
    edition: &Edition,
    bodies: &[PageBodies],
    voice: &Voice,
    sources: &BTreeMap<&str, Source>,
) -> Result<Vec<(FaceRole, DrawnFace)>, Vec<FontError>> {
    let han = characters::is_han(voice.tag);
    let is_own = |id: &str| edition.head(id).is_some_and(|head| head.language == voice.marked);
    let texts = texts(edition, bodies).into_iter();
    let texts = texts.filter(|text| voice.marked.is_empty() || text.article.is_some_and(is_own));
    let wanted = characters::wanted(texts, voice.tag);
    all_of(FaceRole::ALL.into_iter().map(|role| {
        let palette = Palette::new(&voice.set, role, han, sources);
        Ok((role, palette.draw(&wanted[&role])?))
    }))
}

/// The fonts in files.
fn open<'a>(files: &'a BTreeMap<&'a str, SourceFile>) -> Result<BTreeMap<&'a str, Source<'a>>, Vec<FontError>> {
    Ok(all(files.iter().map(|(name, file)| Ok((*name, file.font()?))))?.into_iter().collect())
}

/// The files of a set by the names that `fonts.toml` gives them.
fn read<'a>(set: &'a FontSet, folder: &Path, language: &str) -> Result<BTreeMap<&'a str, SourceFile>, Vec<FontError>> {
    let files = all(set.files().into_iter().map(|name| Ok((name, SourceFile::read(folder, name, language)?))))?;
    Ok(files.into_iter().collect())
}

/// All results, or all errors.
fn all<T>(results: impl Iterator<Item = Result<T, FontError>>) -> Result<Vec<T>, Vec<FontError>> {
    all_of(results.map(|result| result.map_err(|error| vec![error])))
}

/// All results, or the errors of all.
fn all_of<T>(results: impl Iterator<Item = Result<T, Vec<FontError>>>) -> Result<Vec<T>, Vec<FontError>> {
    let (mut fine, mut errors) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => fine.push(value),
            Err(more) => errors.extend(more),
        }
    }
    if errors.is_empty() { Ok(fine) } else { Err(errors) }
}

/// Copyright notices of a face's sources, and where their licences lie.
fn legal(set: &FontSet, role: FaceRole, sources: &BTreeMap<&str, Source>, licences: &Licences) -> Legal {
    let face = set.face(role);
    let files = face.latin.iter().chain([&face.han]).chain(&set.fallback);
    let notices: BTreeSet<String> = files.filter_map(|file| sources.get(file.as_str())?.copyright()).collect();
    let licences: Vec<&str> = licences.names().collect();
    Legal {
        copyright: notices.into_iter().collect::<Vec<_>>().join("; "),
        licence: format!("The licences of the sources ship beside this font: {}", licences.join(", ")),
    }
}

fn name(role: FaceRole) -> &'static str {
    match role {
        FaceRole::Body => "body",
        FaceRole::Strong => "strong",
        FaceRole::Headline => "headline",
        FaceRole::Note => "note",
    }
}

/// First 12 hexadecimal digits of the content's SHA-256.
fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
