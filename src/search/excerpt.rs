//! A hit among the words around it.

/// A piece of text with a hit in it; an end that was cut off is marked by an ellipsis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words before the hit.
    pub before: String,
    /// The hit.
    pub hit: String,
    /// The words behind it.
    pub after: String,
}

/// The `len` characters at `at` of a text with up to `around` characters before them and twice
/// as many behind, all on one line; a word in letters that does not fit whole is left out.
pub fn excerpt(text: &str, at: u32, len: u32, around: usize) -> Excerpt {
    let text: Vec<char> = text.chars().map(|character| if character == '\n' { ' ' } else { character }).collect();
    let at = (at as usize).min(text.len());
    let end = (at + len as usize).min(text.len());
    let parts_word = |cut: usize| cut > 0 && cut < text.len() && is_letter(text[cut - 1]) && is_letter(text[cut]);
    // A word that is longer than all the room is cut all the same.
    let first = at.saturating_sub(around);
    let first = (first..at).find(|cut| !parts_word(*cut)).unwrap_or(first);
    let last = (end + 2 * around).min(text.len());
    let last = (end + 1..=last).rev().find(|cut| !parts_word(*cut)).unwrap_or(last);
    let mut before: String = text[first..at].iter().collect();
    let mut after: String = text[end..last].iter().collect();
    if first > 0 {
        before.insert(0, '…');
    }
    if last < text.len() {
        after.push('…');
    }
    Excerpt { before, hit: text[at..end].iter().collect(), after }
}

/// Whether a character is one of those that make up words between spaces.
fn is_letter(character: char) -> bool {
    character < '\u{2e80}' && character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_is_marked() {
        let check = |text, at, len, expect: [&str; 3]| {
            let Excerpt { before, hit, after } = excerpt(text, at, len, 2);
            assert_eq!([before.as_str(), hit.as_str(), after.as_str()], expect);
        };
        check("一二三四五六七八九十", 4, 1, ["…三四", "五", "六七八九…"]);
        check("一二三四五", 0, 2, ["", "一二", "三四五"]);
        check("一\n二三", 2, 2, ["一 ", "二三", ""]);
        check("一", 7, 2, ["一", "", ""]);
    }

    #[test]
    fn no_word_is_cut_that_fits() {
        let check = |text, at, len, expect: [&str; 3]| {
            let Excerpt { before, hit, after } = excerpt(text, at, len, 6);
            assert_eq!([before.as_str(), hit.as_str(), after.as_str()], expect);
        };
        check("the morning paper is printed at night", 12, 5, ["… ", "paper", " is printed …"]);
        check("a paper", 2, 5, ["a ", "paper", ""]);
        check("incomprehensibilities", 10, 3, ["…mprehe", "nsi", "bilities"]);
        check("用Typesetting排版", 12, 1, ["…etting", "排", "版"]);
    }
}
