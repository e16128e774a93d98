//! An article in pieces to be spoken: sentences, none so long that a voice stops in it.
//!
//! Some browsers end an utterance after some 14 seconds. A voice says about 4½ Chinese
//! characters or 14 Latin ones a second; a slow one two thirds of that.

use super::{Block, Body, Head};

/// A piece of an article to be spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Block of the body and characters of its text before the piece; none for the head.
    pub place: Option<(u32, u32)>,
    /// Length in characters (Unicode scalar values).
    pub chars: u32,
    /// The words.
    pub text: String,
}

/// The longest piece: 40 Chinese characters, 120 Latin ones.
const LONGEST: u32 = 120;

/// The head, line by line, then the body, sentence by sentence; captions are left out, for
/// who listens does not see the pictures.
pub fn sentences(head: &Head, body: &Body) -> Vec<Sentence> {
    let run_in = head.run_in(false);
    let lines = std::iter::once(&head.kicker).chain(&head.headline).chain(&head.deck).chain([&run_in]);
    let mut sentences: Vec<Sentence> = lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| Sentence { place: None, chars: line.chars().count() as u32, text: line.clone() })
        .collect();
    for (block, content) in body.blocks.iter().enumerate().filter(|(_, block)| !matches!(block, Block::Figures(_))) {
        let text: Vec<char> = content.flat().chars().collect();
        for (from, upto) in pieces(&text) {
            let place = Some((block as u32, from as u32));
            let chars = (upto - from) as u32;
            sentences.push(Sentence { place, chars, text: text[from..upto].iter().collect() });
        }
    }
    sentences
}

/// Where the pieces of a text begin and end, white space at their edges left out.
fn pieces(text: &[char]) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let (mut from, mut weight, mut soft) = (0, 0, 0);
    let mut cut = |from: usize, upto: usize| {
        let start = (from..upto).find(|at| !text[*at].is_whitespace());
        let end = (from..upto).rfind(|at| !text[*at].is_whitespace());
        if let (Some(start), Some(end)) = (start, end)
            && text[start..=end].iter().any(|character| character.is_alphanumeric())
        {
            pieces.push((start, end + 1));
        }
    };
    let mut at = 0;
    while at < text.len() {
        let character = text[at];
        weight += if character >= '\u{2e80}' { 3 } else { 1 };
        at += 1;
        let next = text.get(at).copied().unwrap_or('\n');
        let ends = match character {
            '。' | '！' | '？' | '…' | '；' | '\n' => true,
            '.' | '!' | '?' | ';' => next.is_whitespace() || is_closing(next),
            _ => false,
        };
        if ends {
            while at < text.len() && (is_closing(text[at]) || matches!(text[at], '。' | '！' | '？' | '…')) {
                at += 1;
            }
            cut(from, at);
            (from, weight) = (at, 0);
        } else if weight >= LONGEST {
            let upto = if soft > from { soft } else { at };
            cut(from, upto);
            // What stands behind the last comma counts for the next piece.
            weight = text[upto..at].iter().map(|character| if *character >= '\u{2e80}' { 3 } else { 1 }).sum();
            from = upto;
        } else if matches!(character, '，' | '、' | '：' | ',' | ':' | ' ' | '　' | '—') {
            soft = at;
        }
    }
    cut(from, text.len());
    pieces
}

fn is_closing(character: char) -> bool {
    matches!(character, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '"' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let characters: Vec<char> = text.chars().collect();
        let said: Vec<String> =
            pieces(&characters).into_iter().map(|(from, upto)| characters[from..upto].iter().collect()).collect();
        assert_eq!(said, expect, "{text}");
    }

    #[test]
    fn a_sentence_ends_behind_its_closing_marks() {
        check("“好！”他说。走吧……再见", &["“好！”", "他说。", "走吧……", "再见"]);
        check("It cost 3.5 yuan. (Really?) Yes!", &["It cost 3.5 yuan.", "(Really?)", "Yes!"]);
        check("一\n二\n", &["一", "二"]);
        check("——", &[]);
        check("", &[]);
    }

    #[test]
    fn a_long_sentence_is_parted_at_a_comma_and_nothing_is_lost() {
        let text = "报纸，".repeat(40) + "完。" + &"字".repeat(100);
        let characters: Vec<char> = text.chars().collect();
        let pieces = pieces(&characters);
        assert!(pieces.len() > 4);
        assert!(pieces.iter().all(|(from, upto)| upto - from <= 41), "{pieces:?}");
        assert!(pieces.windows(2).all(|pair| pair[0].1 == pair[1].0));
        assert_eq!((pieces[0].0, pieces[pieces.len() - 1].1), (0, characters.len()));
        assert_eq!(characters[pieces[0].1 - 1], '，');
    }

    #[test]
    fn places_count_as_locators_do() {
        let body = Body {
            id: "a".into(),
            blocks: vec![Block::Figures(vec![]), Block::Paragraph("甲。乙丙。".into())],
            ..Body::default()
        };
        let head = Head { headline: vec!["题".into()], ..Head::default() };
        let sentences = sentences(&head, &body);
        let places: Vec<_> = sentences.iter().map(|sentence| (sentence.place, sentence.chars)).collect();
        assert_eq!(places, [(None, 1), (Some((1, 0)), 2), (Some((1, 2)), 3)]);
    }
}
