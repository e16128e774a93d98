//! The patterns of the source's schemas, each with the words for a text that breaks it.

use super::model::{ID, PAGE_NUMBER};
use crate::edition::LANGUAGE_PATTERN;
use crate::press::diagnostic::Code;

/// How a text breaks its pattern.
pub(super) struct Broken {
    pub(super) code: Code,
    pub(super) message: &'static str,
    pub(super) hint: &'static str,
}

/// Whether a text fits a pattern of the schemas; one that is not known here fits nothing,
/// so that no pattern goes unchecked.
pub(super) fn check(pattern: &str, text: &str) -> Result<(), Broken> {
    let (fits, broken): (fn(&str) -> bool, _) = match pattern {
        ID => (is_id, Broken { code: Code::BadId, message: "is no article id", hint: "an id has only a-z, 0-9 and -" }),
        PAGE_NUMBER => (
            is_page_number,
            Broken {
                code: Code::BadValue,
                message: "cannot be a page number",
                hint: "a page number has A-Z, a-z, 0-9, - and _, and is not \"a\"",
            },
        ),
        LANGUAGE_PATTERN if is_language(text) => (
            is_left_to_right,
            Broken {
                code: Code::BadValue,
                message: "is written from right to left, and no page can be set so",
                hint: "for the same words in Latin letters, say so: az-Latn",
            },
        ),
        LANGUAGE_PATTERN => (
            is_language,
            Broken {
                code: Code::BadValue,
                message: "is no language tag",
                hint: "write zh-Hans, zh-Hant, ja, ko, en …",
            },
        ),
        _ => (
            |_| false,
            Broken { code: Code::BadValue, message: "has a pattern that press does not know", hint: "report this" },
        ),
    };
    if fits(text) { Ok(()) } else { Err(broken) }
}

/// Whether a text can be an article's id.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// `a` is taken: `/DATE/a/ID/` is the address of an article.
fn is_page_number(text: &str) -> bool {
    !text.is_empty() && text != "a" && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Languages and scripts that are written from right to left, as BCP 47 has them.
const RIGHT_TO_LEFT: [&str; 14] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "syr", "ug", "ur", "yi"];
const RIGHT_TO_LEFT_SCRIPTS: [&str; 9] = ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa"];

/// A script decides, where the tag has one; else the language.
fn is_left_to_right(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    match parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        Some(script) => !RIGHT_TO_LEFT_SCRIPTS.contains(&script),
        None => !RIGHT_TO_LEFT.contains(&language),
    }
}

/// The shape of a BCP 47 tag; whether such a language exists is not asked.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_from_right_to_left_is_told() {
        for (tag, fits) in [
            ("zh-Hans", true),
            ("en", true),
            ("az-Latn", true),
            ("he-Latn-IL", true),
            ("he", false),
            ("ar-EG", false),
            ("az-Arab", false),
            ("fa-IR", false),
        ] {
            assert_eq!(check(LANGUAGE_PATTERN, tag).is_ok(), fits, "{tag}");
        }
        let broken = check(LANGUAGE_PATTERN, "ur").err().map(|broken| broken.message).unwrap_or_default();
        assert!(broken.contains("right to left"), "{broken}");
        let broken = check(LANGUAGE_PATTERN, "x").err().map(|broken| broken.message).unwrap_or_default();
        assert!(broken.contains("no language tag"), "{broken}");
    }
}
