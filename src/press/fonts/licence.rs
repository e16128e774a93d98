//! Licence texts of the source fonts: they go out with the edition.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::FontError;
use super::source::SourceFile;

/// Licence texts by the name that they ship under: `LICENSE-FAMILY.txt` after the folder
/// that holds fonts and licence. The notices that the fonts themselves carry come first, for
/// they are often more exact than the text beside them.
#[derive(Debug, Default)]
pub(super) struct Licences(BTreeMap<String, Vec<u8>>);

impl Licences {
    /// Adds the licence of a font file, whose copyright notice may be known.
    ///
    /// # Errors
    /// [`FontError::Unlicensed`] if no file beside it has a name that begins with LICENSE.
    pub(super) fn add(&mut self, source: &SourceFile, notice: Option<&str>) -> Result<(), FontError> {
        let folder = source.path.parent().unwrap_or(Path::new("."));
        let family = folder.file_name().map_or("fonts".into(), |name| name.to_string_lossy());
        let text = licence_in(folder).ok_or_else(|| FontError::Unlicensed { path: source.path.clone() })?;
        let text = self.0.entry(format!("LICENSE-{family}.txt")).or_insert(text);
        if let (Some(notice), Some(file)) = (notice, source.path.file_name()) {
            let mut with_notice = format!("{}: {notice}\n\n", file.to_string_lossy()).into_bytes();
            with_notice.append(text);
            *text = with_notice;
        }
        Ok(())
    }

    /// The names, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Names and texts, in order.
    pub(super) fn into_files(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.0.into_iter()
    }
}

fn licence_in(folder: &Path) -> Option<Vec<u8>> {
    let names = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let name = names.filter(|name| name.to_ascii_uppercase().starts_with("LICENSE")).min()?;
    fs::read(folder.join(name)).ok()
}
