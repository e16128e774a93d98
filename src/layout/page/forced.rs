//! Words that were cut because no line could hold them.

use super::super::Warning;
use super::super::flow::{Galley, ItemKind};
use super::super::inline::{LineEnd, SetText};

/// A warning for each block of an article that has such a word.
pub(super) fn breaks(galley: &Galley) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = Vec::new();
    let mut check = |block: usize, text: &SetText| {
        if text.lines.iter().any(|line| line.end == LineEnd::Forced) {
            let warning =
                Warning::ForcedBreak { article: galley.id.clone(), block: block as u32, measure: text.measure };
            if !warnings.contains(&warning) {
                warnings.push(warning);
            }
        }
    };
    for item in &galley.items {
        match &item.kind {
            ItemKind::Line { text, line: 0 } => {
                let text = &galley.texts[*text];
                check(text.block, &text.text);
            }
            ItemKind::TableRow { block, cells, lines, .. } if lines.start == 0 => {
                for cell in cells {
                    check(*block, cell);
                }
            }
            _ => {}
        }
    }
    warnings
}
