//! How wide a plain page shows its pictures: what `style/static.css` makes of a window, in the
//! words of `sizes`, so that a browser fetches a fitting file before it has read any style.

use crate::edition::Rank;

/// Between two columns, and of both margins together, in rem.
const GAP: u32 = 2;
/// The widest that a page gets, in rem.
const WIDEST: u32 = 84;
/// The least width of a column in rem: of the page, and of what stands across all of these.
const COLUMN: u32 = 20;
const NARROW: u32 = 15;

/// In an article on a page.
pub(super) fn on_page(rank: Rank) -> String {
    columns(if rank <= Rank(2) { NARROW } else { COLUMN })
}

/// In an article alone, which is as wide as a book.
pub(super) fn alone() -> String {
    "(max-width: 40em) calc(100vw - 2rem), 38rem".to_owned()
}

/// As many columns as there is room for, each of one width.
fn columns(least: u32) -> String {
    let most = (WIDEST + GAP) / (least + GAP);
    let mut sizes = String::new();
    for count in 1..most {
        let end = (count + 1) * (least + GAP);
        sizes.push_str(&format!("(max-width: {end}em) calc({}vw - {GAP}rem), ", 100 / count));
    }
    format!("{sizes}{}rem", (WIDEST + GAP) / most - GAP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_as_wide_as_their_column() {
        assert_eq!(
            on_page(Rank(3)),
            "(max-width: 44em) calc(100vw - 2rem), (max-width: 66em) calc(50vw - 2rem), 26rem"
        );
        assert!(on_page(Rank(1)).ends_with("(max-width: 85em) calc(25vw - 2rem), 15rem"), "{}", on_page(Rank(1)));
    }
}
