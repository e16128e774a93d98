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
/// as many behind, all on one line.
pub fn excerpt(text: &str, at: u32, len: u32, around: usize) -> Excerpt {
    let (at, len) = (at as usize, len as usize);
    let first = at.saturating_sub(around);
    let mut characters = text.chars().skip(first);
    let mut take = |count: usize| -> String {
        characters.by_ref().take(count).map(|character| if character == '\n' { ' ' } else { character }).collect()
    };
    let (mut before, hit, mut after) = (take(at - first), take(len), take(2 * around));
    if first > 0 {
        before.insert(0, '…');
    }
    if characters.next().is_some() {
        after.push('…');
    }
    Excerpt { before, hit, after }
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
        check("一", 7, 2, ["…", "", ""]);
    }
}
