//! Reading a bundle file: refuse what this reader is too old for, ignore what it does not know.

use std::fmt;

use serde::de::DeserializeOwned;

use super::SCHEMA;
use super::json::Tree;

/// Why a bundle file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleError {
    /// The bytes are not JSON of the expected shape.
    Malformed {
        /// File, as the caller named it.
        file: String,
        /// What the parser said, with line and column.
        reason: String,
    },
    /// Written for a newer reader.
    Newer {
        /// File, as the caller named it.
        file: String,
        /// Its schema.
        schema: u32,
    },
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { file, reason } => write!(f, "{file}: {reason}"),
            Self::Newer { file, schema } => write!(f, "{file}: schema {schema}, this reader knows {SCHEMA}"),
        }
    }
}

impl std::error::Error for BundleError {}

/// Parses one bundle file; `file` is its name for messages.
///
/// # Errors
/// [`BundleError::Newer`] if its `schema` is above [`SCHEMA`], whatever else it holds, and
/// [`BundleError::Malformed`] if it is not what `T` asks for.
pub fn read<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T, BundleError> {
    let malformed = |reason: String| BundleError::Malformed { file: file.to_owned(), reason };
    let tree = Tree::parse(bytes).map_err(malformed)?;
    let Some(Tree::Whole(schema)) = tree.field("schema") else {
        return Err(malformed("missing field `schema`".to_owned()));
    };
    match u32::try_from(*schema) {
        Ok(schema) if schema > SCHEMA => Err(BundleError::Newer { file: file.to_owned(), schema }),
        _ => T::deserialize(tree).map_err(|misfit| malformed(misfit.reason())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::EditionIndex;
    use super::*;

    #[test]
    fn a_newer_schema_is_refused_even_if_nothing_else_fits() {
        let error = read::<EditionIndex>("index.json", br#"{"schema": 2, "volumes": []}"#);
        assert_eq!(error, Err(BundleError::Newer { file: "index.json".into(), schema: 2 }));
    }

    #[test]
    fn unknown_fields_are_ignored() {
        let index = read::<EditionIndex>("index.json", br#"{"schema": 1, "editions": [], "later": {"a": 1}}"#);
        assert_eq!(index, Ok(EditionIndex { schema: 1, editions: vec![], years: vec![] }));
    }

    #[test]
    fn a_cut_file_names_its_place() {
        let Err(BundleError::Malformed { reason, .. }) = read::<EditionIndex>("index.json", br#"{"schema": 1, "edi"#)
        else {
            panic!("a cut file was read")
        };
        assert!(reason.contains("line 1"), "{reason}");
    }
}
