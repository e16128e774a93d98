//! Punctuation that Chinese and Japanese set one em wide, though its characters are shared
//! with Western scripts and many fonts draw them narrower.

use kurbo::Affine;

use super::source::{EM, Glyph, Source};

/// Baseline to the middle of the Han em box, which reaches from −120 to 880.
const MIDDLE: f64 = 380.0;

/// How far a dash runs over each edge of its em, so that `——` has no seam at any size.
const OVERLAP: f64 = 6.0;

/// Where the ink stands in the em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stance {
    /// From edge to edge.
    Spread,
    /// In the middle.
    Centred,
    /// At the left: closing quotes.
    Left,
    /// At the right: opening quotes.
    Right,
}

fn stance(character: char) -> Option<Stance> {
    match character {
        '—' => Some(Stance::Spread),
        '…' | '·' => Some(Stance::Centred),
        '’' | '”' => Some(Stance::Left),
        '‘' | '“' => Some(Stance::Right),
        _ => None,
    }
}

/// Whether a character is one em wide in Chinese and Japanese text whatever its font says.
pub(super) fn is_full_width(character: char) -> bool {
    stance(character).is_some()
}

/// The full-width glyph of such a character, if the font has it. Fonts that draw it narrower
/// keep a full-width variant behind `locl`, which we do not write; that of the ellipsis has a
/// character of its own, `⋯`. The dash is the font's own, in its own weight, stretched.
pub(super) fn full_width(source: &Source<'_>, character: char) -> Option<Glyph> {
    let stance = stance(character)?;
    let own = source.glyph(character)?;
    let is_wide = |glyph: &Glyph| glyph.advance == EM;
    let wide = match character {
        '…' if !is_wide(&own) => source.glyph('⋯').filter(is_wide),
        _ => None,
    };
    Some(fit(wide.unwrap_or(own), stance))
}

/// Puts a glyph into one em.
fn fit(mut glyph: Glyph, stance: Stance) -> Glyph {
    let em = f64::from(EM);
    let Some(ink) = glyph.ink() else { return Glyph::blank(EM) };
    let change = match stance {
        Stance::Spread => {
            let scale = (em + 2.0 * OVERLAP) / ink.width();
            Affine::translate((-OVERLAP - ink.x0 * scale, MIDDLE - ink.center().y))
                * Affine::scale_non_uniform(scale, 1.0)
        }
        _ if glyph.advance == EM => Affine::IDENTITY,
        Stance::Centred => {
            let scale = (em / ink.width()).min(1.0);
            Affine::translate((em / 2.0 - ink.center().x * scale, MIDDLE - ink.center().y * scale))
                * Affine::scale(scale)
        }
        Stance::Left => Affine::IDENTITY,
        Stance::Right => Affine::translate((em - f64::from(glyph.advance), 0.0)),
    };
    glyph.path.apply_affine(change);
    glyph.advance = EM;
    glyph
}

#[cfg(test)]
mod tests {
    use kurbo::{Rect, Shape};

    use super::*;

    fn check(ink: Rect, advance: u16, stance: Stance, expect: Rect) {
        let glyph = fit(Glyph { path: ink.to_path(0.1), advance }, stance);
        assert_eq!(glyph.advance, EM);
        let found = glyph.ink().expect("ink");
        let off = [found.x0 - expect.x0, found.y0 - expect.y0, found.x1 - expect.x1, found.y1 - expect.y1];
        assert!(off.iter().all(|off| off.abs() < 1e-6), "{stance:?}: {found:?}");
    }

    #[test]
    fn narrow_punctuation_is_set_into_one_em() {
        check(Rect::new(43.0, 242.0, 846.0, 292.0), 890, Stance::Spread, Rect::new(-6.0, 355.0, 1006.0, 405.0));
        check(Rect::new(100.0, 300.0, 220.0, 420.0), 320, Stance::Centred, Rect::new(440.0, 320.0, 560.0, 440.0));
        check(Rect::new(50.0, 600.0, 300.0, 800.0), 350, Stance::Left, Rect::new(50.0, 600.0, 300.0, 800.0));
        check(Rect::new(50.0, 600.0, 300.0, 800.0), 350, Stance::Right, Rect::new(700.0, 600.0, 950.0, 800.0));
    }

    #[test]
    fn what_is_one_em_wide_stays_as_it_was_drawn() {
        let ink = Rect::new(111.0, 324.0, 889.0, 436.0);
        check(ink, EM, Stance::Centred, ink);
        check(ink, EM, Stance::Right, ink);
    }
}
