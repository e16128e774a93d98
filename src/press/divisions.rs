//! Where the words of an edition may be divided, so that no reader's browser needs the
//! patterns: Liang's, by the `hypher` crate.

use std::collections::{BTreeMap, BTreeSet};

use hypher::{Lang, hyphenate};

use crate::edition::{Divisions, Edition, PageBodies};
use crate::layout::inline::{Script, dividable};
use crate::layout::roles::texts;

/// Gives each body the divisions of its article's words.
pub fn mark(edition: &Edition, bodies: &mut [PageBodies]) {
    let mut by_article: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for drawn in texts(edition, bodies) {
        let Some(article) = drawn.article else { continue };
        let tag = edition.head(article).map_or(edition.paper.language.as_str(), |head| edition.language_of(head));
        let Some(language) = language(tag) else { continue };
        let words = by_article.entry(article.to_owned()).or_default();
        words.extend(dividable(drawn.text).filter_map(|word| divided(&drawn.text[word], language)));
    }
    for body in bodies.iter_mut().flat_map(|page| &mut page.articles) {
        body.divisions = Divisions::new(by_article.remove(&body.id).unwrap_or_default());
    }
}

/// The divisions of the words of a text in the language of a BCP 47 tag.
pub fn divisions(tag: &str, text: &str) -> Divisions {
    let Some(language) = language(tag) else { return Divisions::default() };
    Divisions::new(dividable(text).filter_map(|word| divided(&text[word], language)))
}

/// Whose patterns a paper's words follow: those of its language; Western words in Chinese
/// and Japanese are taken for English ones. None if nobody made patterns for it.
fn language(tag: &str) -> Option<Lang> {
    match Script::of(tag) {
        Script::Simplified | Script::Traditional | Script::Japanese | Script::English => Some(Lang::English),
        Script::Western => {
            let code = tag.split(['-', '_']).next()?.to_ascii_lowercase();
            Lang::from_iso(code.as_bytes().try_into().ok()?)
        }
    }
}

/// A word with its hyphens, in lower case; none if it stays whole.
fn divided(word: &str, language: Lang) -> Option<String> {
    let parts = hyphenate(word, language).collect::<Vec<_>>();
    (parts.len() > 1).then(|| parts.join("-").to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, text: &str, expect: &[&str]) {
        let expect = Divisions::new(expect.iter().map(|word| (*word).to_owned()));
        assert_eq!(divisions(tag, text), expect, "{text} ({tag})");
    }

    #[test]
    fn words_are_divided_by_the_patterns_of_their_language() {
        check("en-GB", "An extensive International, the WORLD", &["ex-ten-sive", "in-ter-na-tional"]);
        check("zh-Hans", "据Xinhua报道，internationalization项目", &["in-ter-na-tion-al-iza-tion", "xin-hua"]);
        check("de", "Das Verfassungsgericht", &["ver-fas-sungs-ge-richt"]);
        check("fr", "constitutionnellement", &["consti-tu-tion-nel-le-ment"]);
        check("tlh", "internationalization", &[]);
    }

    #[test]
    fn each_body_has_the_words_of_its_own_article() {
        let edition: Edition = serde_json::from_value(serde_json::json!({
            "schema": 1,
            "paper": { "title": "", "language": "en" },
            "edition": { "date": "2024-12-06" },
            "pages": [{ "number": "1", "section": "", "articles": ["a", "b"], "bodies": "1.json" }],
            "articles": [{ "id": "a", "headline": ["Extensive"] }, { "id": "b", "headline": ["It"] }],
        }))
        .expect("an edition");
        let bodies = serde_json::json!({ "schema": 1, "articles": [
            { "id": "a", "blocks": [{ "paragraph": "the newspaper" }] },
            { "id": "b", "blocks": [{ "paragraph": "the pictures" }] },
        ]});
        let mut bodies: [PageBodies; 1] = [serde_json::from_value(bodies).expect("bodies")];
        mark(&edition, &mut bodies);
        let [first, second] = &bodies[0].articles[..] else { panic!("two articles") };
        assert_eq!(first.divisions, divisions("en", "extensive newspaper"));
        assert_eq!(second.divisions, divisions("en", "pictures"));
    }
}
