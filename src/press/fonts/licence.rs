//! Licence texts of the source fonts: they go out with the edition.

use std::fs;
use std::path::Path;

use super::FontError;
use super::source::SourceFile;

/// The licence text beside a font file, and the name it ships under: `LICENSE-FAMILY.txt`
/// after the folder that both lie in.
///
/// # Errors
/// [`FontError::Unlicensed`] if no file there has a name that begins with LICENSE.
pub(super) fn licence_of(source: &SourceFile) -> Result<(String, Vec<u8>), FontError> {
    let unlicensed = || FontError::Unlicensed { path: source.path.clone() };
    let folder = source.path.parent().unwrap_or(Path::new("."));
    let mut names: Vec<_> = fs::read_dir(folder)
        .map_err(|_| unlicensed())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.to_ascii_uppercase().starts_with("LICENSE"))
        .collect();
    names.sort_unstable();
    let name = names.first().ok_or_else(unlicensed)?;
    let text = fs::read(folder.join(name)).map_err(|_| unlicensed())?;
    let family = folder.file_name().map_or("fonts".into(), |name| name.to_string_lossy());
    Ok((format!("LICENSE-{family}.txt"), text))
}
