//! An edition as a built site holds it: its bundle read back, with everything in it.

use std::path::Path;

use super::{SiteError, bundle};
use crate::edition::{Block, Body, Edition, Figure, Head, Page, PageBodies};

/// An edition with all its bodies.
#[derive(Clone, Debug)]
pub struct Published {
    /// Its folder under `editions/`, and its name in addresses.
    pub path: String,
    /// The edition.
    pub edition: Edition,
    /// The bodies of each page, in the order of the pages.
    pub bodies: Vec<PageBodies>,
}

impl Published {
    /// Reads an edition of a site.
    ///
    /// # Errors
    /// If a file is missing or cannot be used.
    pub fn open(site: &Path, path: &str) -> Result<Self, SiteError> {
        let edition: Edition = bundle(site, &format!("editions/{path}/edition.json"))?;
        let bodies = edition.pages.iter().map(|page| bundle(site, &format!("editions/{path}/{}", page.bodies)));
        let bodies = bodies.collect::<Result<_, _>>()?;
        Ok(Self { path: path.to_owned(), edition, bodies })
    }

    /// The articles of a page in editorial order: those whose head and body are both there.
    pub fn articles(&self, page: usize) -> impl Iterator<Item = (&Head, &Body)> {
        let ids = self.edition.pages.get(page).map_or(&[][..], |page| &page.articles);
        ids.iter().filter_map(move |id| Some((self.edition.head(id)?, self.body(page, id)?)))
    }

    /// All articles with the page that holds each.
    pub fn all_articles(&self) -> impl Iterator<Item = (usize, &Page, &Head, &Body)> {
        let pages = self.edition.pages.iter().enumerate();
        pages.flat_map(|(at, page)| self.articles(at).map(move |(head, body)| (at, page, head, body)))
    }

    /// A figure of an article by its block and its place in that block's group.
    pub fn figure(&self, article: &str, block: usize, index: usize) -> Option<&Figure> {
        let body = self.bodies.iter().flat_map(|page| &page.articles).find(|body| body.id == article)?;
        match body.blocks.get(block)? {
            Block::Figures(group) => group.get(index),
            _ => None,
        }
    }

    fn body(&self, page: usize, id: &str) -> Option<&Body> {
        self.bodies.get(page)?.articles.iter().find(|body| body.id == id)
    }

    /// Address of a file of the edition, relative to the site's base.
    pub fn file(&self, name: &str) -> String {
        format!("editions/{}/{name}", self.path)
    }
}
