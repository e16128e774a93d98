//! Where words begin in the lines of a head, told by whoever has a dictionary.
//!
//! Chinese writes no spaces between words, and the reader's browser has no dictionary to
//! tell them by: the press marks them when it builds the bundle.

use serde::{Deserialize, Serialize};

/// Words of one line. Offsets count characters (Unicode scalar values) from the line's
/// first, and rise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct LineWords {
    /// Where words begin, marks and spaces aside; empty if the words are not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub begins: Vec<u16>,
    /// Those of them that begin what the verb before them governs: good ends of lines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<u16>,
}

impl LineWords {
    /// A line that is parted at its spaces and marks only.
    pub fn one() -> Self {
        Self { begins: vec![0], objects: vec![] }
    }

    /// The words of lines that are trimmed and joined with one character between each two.
    pub fn join<'a>(lines: impl Iterator<Item = (&'a str, &'a Self)>) -> Self {
        let mut joined = Self::default();
        let mut at = 0;
        for (line, words) in lines {
            let blank = line.chars().count() - line.trim_start().chars().count();
            let shift = |begin: &u16| u16::try_from((at + usize::from(*begin)).checked_sub(blank)?).ok();
            joined.begins.extend(words.begins.iter().filter_map(shift));
            joined.objects.extend(words.objects.iter().filter_map(shift));
            at += line.trim().chars().count() + 1;
        }
        joined
    }

    /// Whether nothing is known of the line's words.
    pub fn is_empty(&self) -> bool {
        self.begins.is_empty()
    }
}

/// Words of the lines of a head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "press", derive(schemars::JsonSchema))]
pub struct HeadWords {
    /// Of the column head.
    #[serde(default, skip_serializing_if = "LineWords::is_empty")]
    pub series: LineWords,
    /// Of the line above the headline.
    #[serde(default, skip_serializing_if = "LineWords::is_empty")]
    pub kicker: LineWords,
    /// Of each line of the headline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<LineWords>,
    /// Of each line below the headline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deck: Vec<LineWords>,
}

impl HeadWords {
    /// Whether nothing is known of any line's words.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places_when_lines_are_joined() {
        let words = |begins: &[u16], objects: &[u16]| LineWords { begins: begins.into(), objects: objects.into() };
        let lines = [("持续减负", words(&[0, 2], &[2])), (" 提升水平 ", words(&[1, 3], &[])), ("——", words(&[], &[]))];
        let joined = LineWords::join(lines.iter().map(|(line, words)| (*line, words)));
        assert_eq!(joined, words(&[0, 2, 5, 7], &[2]));
    }
}
