//! Emoji: what readers' own systems draw, whatever the edition's faces are.

/// Asks for the coloured form of the character before it.
pub const EMOJI_SELECTOR: char = '\u{FE0F}';

/// Makes a key of the digit before it.
const KEYCAP: char = '\u{20E3}';

/// Whether readers' own systems draw a character: the emoji that Unicode presents in colour
/// by default (`Emoji_Presentation`, emoji-data 16.0), and the cap of keycaps. They are the
/// one declared exception from baked glyphs, and count as one em.
pub fn is_system_emoji(character: char) -> bool {
    match character as u32 {
        // Nearly all text is outside of these.
        ..0x20E3 | 0x2B56..0x1F000 => false,
        code => matches!(code,
            0x1F000..=0x1F02B | 0x1F0CF | 0x1F18E | 0x1F191..=0x1F19A | 0x1F1E6..=0x1F1FF | 0x1F201..=0x1F265
            | 0x1F300..=0x1F64F | 0x1F680..=0x1F6FF | 0x1F7E0..=0x1F7F0 | 0x1F900..=0x1F9FF | 0x1FA70..=0x1FAFF
            | 0x20E3 | 0x231A | 0x231B | 0x23E9..=0x23EC | 0x23F0 | 0x23F3 | 0x25FD | 0x25FE | 0x2614 | 0x2615
            | 0x2648..=0x2653 | 0x267F | 0x2693 | 0x26A1 | 0x26AA | 0x26AB | 0x26BD | 0x26BE | 0x26C4 | 0x26C5
            | 0x26CE | 0x26D4 | 0x26EA | 0x26F2 | 0x26F3 | 0x26F5 | 0x26FA | 0x26FD | 0x2705 | 0x270A | 0x270B
            | 0x2728 | 0x274C | 0x274E | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x27B0 | 0x27BF | 0x2B1B
            | 0x2B1C | 0x2B50 | 0x2B55),
    }
}

/// Whether a grapheme cluster is drawn as an emoji.
pub(super) fn is_emoji(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    characters.next().is_some_and(is_system_emoji)
        || characters.any(|character| matches!(character, EMOJI_SELECTOR | KEYCAP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_signs_are_no_emoji() {
        for cluster in ["☎", "★", "☆", "●", "□", "♥", "✓", "→", "1", "#", "中", "e\u{301}", "𠮷"] {
            assert!(!is_emoji(cluster), "{cluster}");
        }
        for cluster in ["😀", "🎉", "✅", "⭐", "🇨🇳", "👨‍👩‍👧", "👍🏽", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "☎\u{FE0F}"]
        {
            assert!(is_emoji(cluster), "{cluster}");
        }
    }
}
