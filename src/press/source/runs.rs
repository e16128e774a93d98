//! Inline text in the making: marks flattened to one a run, lines of the source joined.

use crate::edition::{Mark, Run, Text};

/// A [`Text`] in the making.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    /// Marks that are open, outermost first; a link that leads nowhere is none.
    marks: Vec<Option<Mark>>,
    /// A line of the source has ended: what follows may need a space before it.
    line_ended: bool,
}

impl Runs {
    pub(super) fn open(&mut self, mark: Option<Mark>) {
        self.marks.push(mark);
    }

    pub(super) fn close(&mut self) {
        self.marks.pop();
    }

    pub(super) fn end_line(&mut self) {
        self.line_ended = true;
    }

    /// Adds text under the open marks. Where a line of the source ended, Latin words get a
    /// space between them and Han text none.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.line_ended) {
            let last = self.runs.last().and_then(|run| run.text().chars().next_back());
            if let (Some(last), Some(next)) = (last, text.chars().next())
                && !last.is_whitespace()
                && !(is_wide(last) || is_wide(next))
            {
                self.append(" ", None);
            }
        }
        let mark = strongest(&self.marks).cloned();
        self.append(text, mark);
    }

    fn append(&mut self, text: &str, mark: Option<Mark>) {
        match self.runs.last_mut() {
            Some(run) if run.mark() == mark => match run {
                Run::Plain(old) | Run::Strong { strong: old } | Run::Emphasis { emphasis: old } => old.push_str(text),
                Run::Link { link, .. } => link.push_str(text),
            },
            _ => self.runs.push(marked(text.to_owned(), mark)),
        }
    }

    /// The text so far without white space at its ends (an indent of the source is none of
    /// the page), leaving open marks open.
    pub(super) fn take(&mut self) -> Text {
        self.line_ended = false;
        let mut runs = std::mem::take(&mut self.runs);
        while let Some(first) = runs.first_mut() {
            let rest = first.text().trim_start().to_owned();
            if !rest.is_empty() {
                *first = marked(rest, first.mark());
                break;
            }
            runs.remove(0);
        }
        while let Some(last) = runs.last_mut() {
            let rest = last.text().trim_end().to_owned();
            if !rest.is_empty() {
                *last = marked(rest, last.mark());
                break;
            }
            runs.pop();
        }
        Text::from_runs(runs)
    }
}

/// A run has one mark: a link before strong before emphasis, the innermost of each.
fn strongest(marks: &[Option<Mark>]) -> Option<&Mark> {
    let weight = |mark: &&Mark| match mark {
        Mark::Link(_) => 2,
        Mark::Strong => 1,
        Mark::Emphasis => 0,
    };
    marks.iter().flatten().max_by_key(weight)
}

fn marked(text: String, mark: Option<Mark>) -> Run {
    match mark {
        None => Run::Plain(text),
        Some(Mark::Strong) => Run::Strong { strong: text },
        Some(Mark::Emphasis) => Run::Emphasis { emphasis: text },
        Some(Mark::Link(href)) => Run::Link { link: text, href },
    }
}

/// Whether a character belongs to a script that is written without spaces: from the CJK
/// radicals on, kana and full-width forms included, and curly quotes and dashes beside them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_without_a_space_in_han_text_only() {
        let check = |lines: &[&str], expect: &str| {
            let mut runs = Runs::default();
            for line in lines {
                runs.push(line);
                runs.end_line();
            }
            assert_eq!(runs.take().flat(), expect);
        };
        check(&["长治", "日报"], "长治日报");
        check(&["one", "two"], "one two");
        check(&["使用AED", "急救"], "使用AED急救");
        check(&["报道：", "“365”"], "报道：“365”");
        check(&["　　缩进"], "缩进");
    }

    #[test]
    fn a_link_in_strong_text_stays_a_link() {
        let mut runs = Runs::default();
        runs.open(Some(Mark::Strong));
        runs.push("见");
        runs.open(Some(Mark::Link("#lead".into())));
        runs.push("头条");
        runs.close();
        runs.close();
        let expect = vec![Run::Strong { strong: "见".into() }, Run::Link { link: "头条".into(), href: "#lead".into() }];
        assert_eq!(runs.take().runs, expect);
    }
}
