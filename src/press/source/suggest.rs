//! What an editor probably meant.

/// The candidate nearest to what was written, if one is near.
pub(super) fn nearest<'a>(written: &str, candidates: &[&'a str]) -> Option<&'a str> {
    /// Jaro-Winkler similarity from which on a name is a slip and not another word.
    const NEAR: f64 = 0.8;
    let written = written.to_lowercase();
    let near = |candidate: &&'a str| (strsim::jaro_winkler(&written, &candidate.to_lowercase()), *candidate);
    let (similarity, best) = candidates.iter().map(near).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (similarity >= NEAR).then_some(best)
}

/// Names in a row: `a`, `b`, `c`.
pub(super) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let keys = ["headline", "kicker", "deck", "byline", "rank", "kind"];
        let check = |written: &str, expect| assert_eq!(nearest(written, &keys), expect, "{written}");
        check("headlien", Some("headline"));
        check("Headline", Some("headline"));
        check("by_line", Some("byline"));
        check("rnak", Some("rank"));
        check("标题", None);
        check("colour", None);
    }
}
