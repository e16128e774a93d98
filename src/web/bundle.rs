//! Fetching the files of a bundle.

use std::future::{Future as _, poll_fn};
use std::task::Poll;

use gloo_net::http::{Request, RequestBuilder};
use serde::de::DeserializeOwned;
use web_sys::RequestCache;

use super::home::Home;
use super::page::wait;
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

    /// The editions of a year by the file that lists them.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_year(self, file: &str) -> Result<EditionIndex, Failure> {
        fetch(self, &["editions/", file].concat()).await
    }

    /// An edition by its folder.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_edition(self, path: &str) -> Result<Edition, Failure> {
        fetch(self, &edition_url(path, "edition.json")).await
    }

    /// An edition as its server has it now, whatever the browser keeps of it.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_edition_again(self, path: &str) -> Result<Edition, Failure> {
        let file = edition_url(path, "edition.json");
        value(Request::get(&self.url(&file)).cache(RequestCache::NoCache), &file).await
    }

    /// The bodies of a page by its file.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn fetch_bodies(self, path: &str, file: &str) -> Result<PageBodies, Failure> {
        fetch(self, &edition_url(path, file)).await
    }

    /// Files of the site as they are, all fetched at once, in the order asked for.
    pub async fn fetch_files(self, files: &[String]) -> Vec<Result<Vec<u8>, Failure>> {
        let mut fetches: Vec<_> = files.iter().map(|file| Box::pin(bytes(self, file))).collect();
        let mut fetched: Vec<Option<_>> = files.iter().map(|_| None).collect();
        poll_fn(|context| {
            for (fetch, fetched) in fetches.iter_mut().zip(&mut fetched).filter(|(_, fetched)| fetched.is_none()) {
                if let Poll::Ready(result) = fetch.as_mut().poll(context) {
                    *fetched = Some(result);
                }
            }
            if fetched.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        fetched.into_iter().flatten().collect()
    }
}

/// A file of the site as it is.
async fn bytes(home: Home, file: &str) -> Result<Vec<u8>, Failure> {
    answer(Request::get(&home.url(file)), file).await
}

/// What a server answers to the request of a file.
async fn answer(request: RequestBuilder, file: &str) -> Result<Vec<u8>, Failure> {
    let unreachable = || {
        let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
        if online { Failure::Unreachable { file: file.to_owned() } } else { Failure::Offline }
    };
    let response = request.send().await.map_err(|_| unreachable())?;
    match response.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing { file: file.to_owned() }),
        status => return Err(Failure::Refused { file: file.to_owned(), status }),
    }
    let bytes = response.binary().await.map_err(|_| unreachable());
    // Read in a task of its own: between two, a slow device follows the finger.
    wait(0).await;
    bytes
}

async fn fetch<T: DeserializeOwned>(home: Home, file: &str) -> Result<T, Failure> {
    value(Request::get(&home.url(file)), file).await
}

/// What a file says that a server answers with.
async fn value<T: DeserializeOwned>(request: RequestBuilder, file: &str) -> Result<T, Failure> {
    read(file, &answer(request, file).await?).map_err(Failure::Unusable)
}
