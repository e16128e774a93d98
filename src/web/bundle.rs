//! Fetching the files of a bundle.

use gloo_net::http::Request;
use serde::de::DeserializeOwned;

use super::home::Home;
use crate::edition::{BundleError, Edition, EditionIndex, PageBodies, read};

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The device has no network and the file is not kept.
    Offline,
    /// The request failed although the device says that it is online.
    Unreachable {
        /// The file.
        file: String,
    },
    /// The server has no such file.
    Missing {
        /// The file.
        file: String,
    },
    /// The server answered with another status.
    Refused {
        /// The file.
        file: String,
        /// HTTP status.
        status: u16,
    },
    /// The file came but cannot be used.
    Unusable(BundleError),
    /// The list of editions is empty.
    Empty,
    /// The address names no edition, page or article that there is.
    Nowhere,
}

/// Address of an edition's folder, relative to the site's base.
pub fn edition_url(path: &str, file: &str) -> String {
    format!("editions/{path}/{file}")
}

impl Home {
    /// The list of editions.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_index(self) -> Result<EditionIndex, Failure> {
        fetch(self, "editions/index.json").await
    }

    /// An edition by its folder.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_edition(self, path: &str) -> Result<Edition, Failure> {
        fetch(self, &edition_url(path, "edition.json")).await
    }

    /// The bodies of a page by its file.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_bodies(self, path: &str, file: &str) -> Result<PageBodies, Failure> {
        fetch(self, &edition_url(path, file)).await
    }
}

async fn fetch<T: DeserializeOwned>(home: Home, file: &str) -> Result<T, Failure> {
    let unreachable = || {
        let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
        if online { Failure::Unreachable { file: file.to_owned() } } else { Failure::Offline }
    };
    let response = Request::get(&home.url(file)).send().await.map_err(|_| unreachable())?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing { file: file.to_owned() }),
        status => return Err(Failure::Refused { file: file.to_owned(), status }),
    }
    let bytes = response.binary().await.map_err(|_| unreachable())?;
    read(file, &bytes).map_err(Failure::Unusable)
}
