//! What a character is to line breaking: the class table and the rules between two classes.
//!
//! Neither UAX #14 nor its tailorings give Chinese breaks (no break around `“ ”`, one
//! before `·`), so the table is our own, after W3C clreq and jlreq.

use super::Script;
use crate::layout::Em;

/// Character classes. The context-free class of a character is [`Class::of`]; `collect`
/// then resolves the few characters whose class depends on their neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Ideographs, kana, hangul, full-width letters, symbols, emoji: breakable on both sides.
    Han,
    /// Small kana, prolonged sound and iteration marks: full-width, but never first in a line.
    Small,
    /// `，、；：` and their like.
    Comma,
    /// `。！？` and their like.
    Stop,
    /// Closing brackets and quotes.
    Close,
    /// Opening brackets and quotes.
    Open,
    /// `—`, two of which make a Chinese dash.
    Dash,
    /// `…`, two of which make a Chinese ellipsis.
    Ellipsis,
    /// `·` and its like.
    Middle,
    /// `～`, `-`, `–`.
    Connector,
    /// `/`.
    Slash,
    /// A run of white space, or one ideographic space.
    Space,
    /// White space at which no line ends, and word joiners.
    Glue,
    /// A break without width: U+200B.
    Gate,
    /// A soft hyphen.
    Shy,
    /// Letters of words that do not break by themselves.
    Latin,
    /// Digits, and what stands between two of them.
    Digit,
    /// ASCII `. , : ; ! ?` outside numbers.
    Point,
    /// Stands before a number: `$`, `№`.
    Prefix,
    /// Stands behind a number: `%`, `℃`.
    Suffix,
    /// ASCII quotes, which may open or close.
    Quote,
}

impl Class {
    /// The class of a character by itself.
    pub(super) fn of(character: char) -> Self {
        use Class::*;
        match character {
            '0'..='9' | '０'..='９' => Digit,
            'a'..='z' | 'A'..='Z' => Latin,
            ' ' | '\t' | '\n' | '\r' | '\u{3000}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' | '\u{205F}' => {
                Space
            }
            '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{2060}' | '\u{FEFF}' | '\u{200D}' => Glue,
            '\u{200B}' => Gate,
            '\u{AD}' => Shy,
            '，' | '、' | '；' | '：' | '､' | '︰' => Comma,
            '。' | '！' | '？' | '．' | '｡' | '‼' | '⁇' | '⁈' | '⁉' => Stop,
            '）' | '】' | '》' | '〉' | '」' | '』' | '〕' | '〗' | '〙' | '〛' | '｝' | '］' | '｣' | '”' | '’'
            | '»' | '›' | ')' | ']' | '}' | '〞' | '〟' => Close,
            '（' | '【' | '《' | '〈' | '「' | '『' | '〔' | '〖' | '〘' | '〚' | '｛' | '［' | '｢' | '“' | '‘'
            | '«' | '‹' | '(' | '[' | '{' | '〝' | '„' | '‚' => Open,
            '—' | '―' | '⸺' => Dash,
            '…' | '⋯' | '‥' => Ellipsis,
            '·' | '•' | '・' | '‧' | '･' => Middle,
            '～' | '〜' | '~' | '-' | '‐' | '‑' | '‒' | '–' | '－' | '゠' => Connector,
            '/' | '／' => Slash,
            '.' | ',' | ':' | ';' | '!' | '?' => Point,
            '"' | '\'' => Quote,
            '$' | '¥' | '£' | '€' | '₩' | '￥' | '＄' | '￡' | '№' | '§' => Prefix,
            '%' | '‰' | '‱' | '％' | '°' | '℃' | '℉' | '′' | '″' | '¢' | '￠' => Suffix,
            '㎀'..='㏟' => Suffix,
            'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ゎ'
            | 'ゕ'
            | 'ゖ'
            | 'ゝ'
            | 'ゞ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
            | 'ヮ'
            | 'ヵ'
            | 'ヶ'
            | 'ヽ'
            | 'ヾ'
            | 'ー'
            | '々'
            | '〻'
            | 'ㇰ'..='ㇿ'
            | 'ｧ'..='ｰ' => Small,
            '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' => {
                Han
            }
            '\u{FF00}'..='\u{FFEF}' | '\u{1B000}'..='\u{1B2FF}' | '\u{1F000}'..='\u{3FFFF}' => Han,
            '!'..='~' => Latin,
            _ if character.is_numeric() && !character.is_alphabetic() && (character as u32) < 0x2150 => Digit,
            // Arrows, boxes, circled numbers and other signs stand like ideographs.
            '\u{2150}'..='\u{2BFF}' => Han,
            _ => Latin,
        }
    }

    /// Whether a Western word or number may touch it without a break.
    pub(super) fn is_western(self) -> bool {
        matches!(self, Self::Latin | Self::Digit)
    }

    /// Whether it belongs to the writing that a gap sets off from Western text.
    pub(super) fn is_cjk(self) -> bool {
        matches!(self, Self::Han | Self::Small)
    }

    /// Whether it is a mark with blank halves, squeezed where it meets another.
    pub(super) fn is_mark(self) -> bool {
        matches!(self, Self::Comma | Self::Stop | Self::Close | Self::Open | Self::Middle)
    }

    /// Whether it counts as a character when a last line is too short (punctuation does not).
    pub(super) fn is_solid(self) -> bool {
        matches!(self, Self::Han | Self::Small | Self::Latin | Self::Digit | Self::Prefix | Self::Suffix)
    }

    /// Whether no line may begin with it (newspaper rule 19).
    pub(super) fn never_starts(self) -> bool {
        use Class::*;
        matches!(
            self,
            Small
                | Comma
                | Stop
                | Close
                | Dash
                | Ellipsis
                | Middle
                | Connector
                | Slash
                | Space
                | Glue
                | Gate
                | Shy
                | Point
                | Suffix
        )
    }

    /// Whether no line may end with it.
    pub(super) fn never_ends(self) -> bool {
        matches!(self, Self::Open | Self::Prefix | Self::Glue)
    }

    /// Blank parts of a full-width mark, left and right, in 1/1000 em: what squeezing may
    /// take. Mainland fonts set stops in the lower left, Traditional ones in the middle;
    /// Japanese ones set `！？` and `：；` in the middle.
    pub(super) fn blanks(self, character: char, script: Script) -> (i32, i32) {
        match (self, script) {
            (Self::Open, _) => (500, 0),
            (Self::Close, _) => (0, 500),
            (Self::Middle, _) => (250, 250),
            (Self::Comma | Self::Stop, Script::Traditional) => (0, 0),
            (Self::Comma | Self::Stop, Script::Japanese) if matches!(character, '！' | '？' | '：' | '；') => {
                (0, 0)
            }
            (Self::Comma | Self::Stop, _) => (0, 500),
            _ => (0, 0),
        }
    }
}

/// Blank parts of a full-width mark that squeezing may take, left and right: what a font
/// must leave white.
pub fn blank_halves(mark: char, script: Script) -> (Em, Em) {
    let (left, right) = Class::of(mark).blanks(mark, script);
    (Em(left), Em(right))
}

/// Whether a line may end between two neighbours with no space between them, and what
/// that costs; costs are those of `linebreak`.
pub(super) fn break_between(before: Class, after: Class) -> Option<i32> {
    use Class::*;
    if after.never_starts() || before.never_ends() {
        return None;
    }
    match (before, after) {
        (Gate, _) => Some(0),
        (Quote, _) | (_, Quote) => None,
        (Latin | Digit | Point | Suffix, Latin | Digit | Prefix) => None,
        (Prefix, _) => None,
        (Latin | Digit, Open) | (Close, Latin | Digit) => Some(20),
        (Connector, Latin | Digit) => Some(30),
        (Slash, Latin | Digit) => Some(60),
        (Middle, _) => Some(40),
        _ => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_the_house_rules_is_kept_from_line_starts_and_ends() {
        for mark in "、，。；：？！）】》〉”’…—～·%℃％」』〕，".chars() {
            assert!(Class::of(mark).never_starts(), "{mark} may start a line");
        }
        for mark in "（【《〈“‘「『〔$￥".chars() {
            assert!(Class::of(mark).never_ends(), "{mark} may end a line");
        }
    }

    #[test]
    fn characters_fall_into_their_classes() {
        for (characters, class) in [
            ("中あア한Ａ①□→😀𠀀㐀", Class::Han),
            ("ぁッー々", Class::Small),
            ("aZéжλ@+_&", Class::Latin),
            ("09０٣", Class::Digit),
            (" \t\u{3000}", Class::Space),
            ("\u{A0}\u{2060}", Class::Glue),
            ("$№", Class::Prefix),
            ("%℃㎡", Class::Suffix),
        ] {
            for character in characters.chars() {
                assert_eq!(Class::of(character), class, "{character}");
            }
        }
    }
}
