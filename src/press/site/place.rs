//! Where the site stands on the web, if that is known: feeds, sitemaps and share cards need
//! whole addresses.

use std::fmt;
use std::str::FromStr;

use crate::edition::{Address, Part};

/// The site's address, with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress(String);

impl FromStr for SiteAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let stray = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\".contains(c);
        match host {
            Some(host) if !host.is_empty() && !host.starts_with('/') && !text.contains(stray) => {
                Ok(Self(format!("{}/", text.trim_end_matches('/'))))
            }
            _ => Err("write the site's address like https://paper.example/epaper/".to_owned()),
        }
    }
}

impl fmt::Display for SiteAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl SiteAddress {
    /// The whole address of a path below the site, as every parser takes it: what is not
    /// ASCII is written in percent.
    pub fn url(&self, path: &str) -> String {
        let mut url = self.0.clone();
        for byte in path.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~/#".contains(&byte) {
                url.push(char::from(byte));
            } else {
                url.push_str(&format!("%{byte:02X}"));
            }
        }
        url
    }

    /// The whole address of a part of an edition.
    pub fn of(&self, edition: &str, part: Part) -> String {
        self.url(&Address { edition: Some(edition.to_owned()), part, paragraph: None }.to_string())
    }

    /// Its path on its host, with a slash at both ends.
    pub fn base(&self) -> &str {
        let host = self.0.find("//").map_or(0, |at| at + 2);
        self.0[host..].find('/').map_or("/", |at| &self.0[host + at..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_whole_or_none() {
        for (text, expect) in [
            ("https://paper.example", Some(("https://paper.example/", "/"))),
            ("http://paper.example/e/paper//", Some(("http://paper.example/e/paper/", "/e/paper/"))),
            ("www.paper.example", None),
            ("https://", None),
            ("https:///a", None),
            ("https://paper.example/?a", None),
            ("javascript:alert(1)", None),
        ] {
            let read = text.parse::<SiteAddress>().ok();
            assert_eq!(read.as_ref().map(|address| (address.0.as_str(), address.base())), expect, "{text}");
        }
        let site: SiteAddress = "https://paper.example".parse().expect("an address");
        assert_eq!(site.url("第1版/"), "https://paper.example/%E7%AC%AC1%E7%89%88/");
    }
}
