//! What a URL names: the newest edition, an edition, one of its pages, or an article.

use std::fmt;

/// A place in the site, as its path and fragment spell it. Text size, theme and mode are
/// preferences and never part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// Folder of the edition; the newest if absent.
    pub edition: Option<String>,
    /// What of it.
    pub part: Part,
    /// Number of a paragraph, from 1 (`#p3`).
    pub paragraph: Option<u32>,
}

/// A part of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its first page.
    #[default]
    Front,
    /// The page with this number.
    Page(String),
    /// The article with this id.
    Article(String),
}

impl Address {
    /// The address of a path below the site's base, with or without slashes at its ends,
    /// and a fragment without `#`. A path that names nothing is `None`.
    pub fn parse(path: &str, fragment: &str) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty()).collect();
        let (edition, part) = match steps[..] {
            [] => (None, Part::Front),
            [edition] => (Some(edition), Part::Front),
            [edition, "a", id] => (Some(edition), Part::Article(id.to_owned())),
            [edition, page] => (Some(edition), Part::Page(page.to_owned())),
            _ => return None,
        };
        let paragraph = fragment.strip_prefix('p').and_then(|rest| rest.split(['~', '%']).next()?.parse().ok());
        Some(Self { edition: edition.map(str::to_owned), part, paragraph })
    }
}

impl fmt::Display for Address {
    /// The path below the site's base, without a slash before it, and the fragment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(edition) = &self.edition {
            match &self.part {
                Part::Front => write!(f, "{edition}/")?,
                Part::Page(page) => write!(f, "{edition}/{page}/")?,
                Part::Article(id) => write!(f, "{edition}/a/{id}/")?,
            }
        }
        self.paragraph.map_or(Ok(()), |number| write!(f, "#p{number}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for path in ["", "2024-12-06/", "2024-12-06/01/", "2024-12-06/a/lead/", "2024-12-06/a/lead/#p3"] {
            let (bare, fragment) = path.split_once('#').unwrap_or((path, ""));
            assert_eq!(Address::parse(bare, fragment).map(|address| address.to_string()), Some(path.to_owned()));
        }
    }

    #[test]
    fn a_file_name_and_missing_slashes_do_not_matter() {
        let page = Address { edition: Some("2024-12-06".into()), part: Part::Page("01".into()), paragraph: None };
        for path in ["/2024-12-06/01", "2024-12-06/01/index.html", "//2024-12-06//01/"] {
            assert_eq!(Address::parse(path, ""), Some(page.clone()), "{path}");
        }
        assert_eq!(Address::parse("a/b/c/d/", ""), None);
    }
}
