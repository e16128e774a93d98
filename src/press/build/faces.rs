//! The fonts of an edition, and their problems at the places that need a character.

use std::path::Path;

use crate::press::diagnostic::{Code, Diagnostic, Diagnostics, Place, SourceText};
use crate::press::fonts::{self, Baked, FontError, Packer, bake};
use crate::press::source::Source;

/// Makes the fonts of an edition from the font files in a folder; what is missing is reported.
pub(super) fn faces(source: &Source, folder: &Path, packer: &Packer, out: &mut Diagnostics) -> Baked {
    match bake(&source.edition, &source.bodies, folder, packer) {
        Ok(baked) => baked,
        Err(errors) => {
            errors.iter().for_each(|error| out.push(diagnostic(error, &source.folder)));
            Baked::default()
        }
    }
}

/// Reports the characters of an edition that no font in a folder draws. Fonts that cannot be
/// used are no problem of the source: they are only mentioned.
pub(super) fn check(source: &Source, folder: &Path, out: &mut Diagnostics) {
    let Err(errors) = fonts::check(&source.edition, &source.bodies, folder) else { return };
    let (uncovered, unusable): (Vec<_>, Vec<_>) =
        errors.iter().partition(|error| matches!(error, FontError::Uncovered { .. }));
    uncovered.into_iter().for_each(|error| out.push(diagnostic(error, &source.folder)));
    if let Some(error) = unusable.first() {
        let place = Place::file_only(folder.display().to_string());
        let message = format!("which characters have glyphs was not checked: {error}");
        out.push(Diagnostic::warning(Code::BrokenFont, place, message).hint(error.hint()));
    }
}

fn diagnostic(error: &FontError, source: &Path) -> Diagnostic {
    let (code, place) = match error {
        FontError::Uncovered { character, article, .. } => {
            let file = article.as_ref().map_or("edition.toml".to_owned(), |id| format!("articles/{id}.md"));
            (Code::MissingGlyph, place_of(*character, &source.join(file)))
        }
        FontError::Catalogue { path, .. }
        | FontError::Missing { path, .. }
        | FontError::Unreadable { path, .. }
        | FontError::Unlicensed { path } => (Code::BrokenFont, Place::file_only(path.display().to_string())),
        FontError::Unwritable { .. } => (Code::BrokenFont, Place::file_only(source.display().to_string())),
    };
    Diagnostic::error(code, place, error.to_string()).hint(error.hint())
}

/// Where a character first stands in a file; it may be written as an entity and stand nowhere.
fn place_of(character: char, file: &Path) -> Place {
    let name = file.display().to_string();
    let text = SourceText::new(&name, std::fs::read_to_string(file).unwrap_or_default());
    match text.as_str().find(character) {
        Some(start) => text.place(start..start + character.len_utf8()),
        None => Place::file_only(name),
    }
}
