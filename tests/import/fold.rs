//! Text without the form of its punctuation, to compare an input with a draft.

/// All characters but spaces, marks folded to one form: full-width to half-width, dashes and
/// ellipses to one character a run, quotes to straight ones. Written apart from the
/// importer's own tables, which it tests.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}')) {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '—' => '-',
            _ => c,
        };
        if c == '…' || c == '-' || c == '.' {
            let c = if c == '…' { '.' } else { c };
            if !out.ends_with(c) {
                out.push(c);
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// The same without ornaments: the mark before a byline, the dots around a signature.
pub fn plain(text: &str) -> String {
    let line = |line: &str| {
        let line = line.trim().trim_start_matches(['□', '■']);
        let dots = line.strip_prefix('·').and_then(|line| line.strip_suffix('·'));
        dots.unwrap_or(line).to_owned()
    };
    fold(&text.lines().map(line).collect::<String>())
}
