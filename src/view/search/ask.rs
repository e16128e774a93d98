//! Asking the index: which files, in which order, and what they say.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Found, Progress, Search};
use crate::edition::{Date, PageBodies, read};
use crate::search::{
    ArticleText, Folding, FoldingFile, Hit, PageText, Part, Query, SearchIndex, Shard, Volume, VolumeEntry,
    VolumeIssue, excerpt,
};
use crate::view::Reader;
use crate::web::{self, Failure, Home, Passage};

/// Where the index begins.
const INDEX: &str = "index.json";
/// Articles after which a search pauses: more than anybody reads through.
const ENOUGH: usize = 60;
/// Texts of pages fetched at once.
const AT_ONCE: usize = 6;
/// Excerpts of an article in the list.
const EXCERPTS: usize = 4;
/// Characters before a hit in its excerpt.
const AROUND: usize = 14;

/// What was fetched while the search is open, by file.
#[derive(Default)]
pub(super) struct Shelf {
    files: BTreeMap<String, Arc<Vec<u8>>>,
    /// Number of the last question: answers to earlier ones are dropped.
    question: u32,
    /// Articles after which it pauses.
    enough: usize,
}

impl Search {
    /// Forgets what was looked for and found.
    pub fn ask_nothing(self) {
        self.shelf.update_value(|shelf| *shelf = Shelf { question: shelf.question + 1, ..Shelf::default() });
        self.words.set(String::new());
        self.found.set(vec![]);
        self.at.set(None);
        self.progress.set(Progress::Idle);
    }

    fn is_last(self, question: u32) -> bool {
        self.shelf.try_with_value(|shelf| shelf.question == question).unwrap_or(false)
    }
}

impl Reader {
    /// Looks for what the field says.
    pub fn ask(self) {
        self.ask_for(ENOUGH);
    }

    /// Goes on with a search that has paused.
    pub fn ask_for_more(self) {
        self.ask_for(ENOUGH + self.search.shelf.with_value(|shelf| shelf.enough));
    }

    fn ask_for(self, enough: usize) {
        let search = self.search;
        let words = search.words.get_untracked();
        self.home.set_query("q", Some(words.as_str()).filter(|words| !words.trim().is_empty()));
        search.shelf.update_value(|shelf| {
            shelf.question += 1;
            shelf.enough = enough;
        });
        let question = search.shelf.with_value(|shelf| shelf.question);
        search.at.set(None);
        search.progress.set(Progress::Asking);
        self.home.spawn(async move {
            let mut answer = self.answer(&words, question).await;
            if matches!(answer, Err(Failure::Missing { .. })) && search.is_last(question) {
                // A new index may have taken the place of the one that was being read.
                search.shelf.update_value(|shelf| shelf.files.clear());
                answer = self.answer(&words, question).await;
            }
            if matches!(answer, Err(Failure::Offline | Failure::Unreachable { .. })) {
                answer = self.look_through(&words, question).await.unwrap_or(answer);
            }
            if search.is_last(question) {
                search.progress.set(answer.unwrap_or_else(Progress::Failed));
            }
        });
    }

    async fn answer(self, words: &str, question: u32) -> Result<Progress, Failure> {
        let search = self.search;
        let files = Files { home: self.home, search };
        let index: SearchIndex = files.read(INDEX).await?;
        let folding = files.folding(&index).await?;
        let mut found = vec![];
        let Some(query) = Query::new(words, &folding) else {
            search.found.set(found);
            return Ok(Progress::Idle);
        };
        let opened = self.opened.get_untracked().and_then(Result::ok);
        let only = opened.filter(|_| !search.everywhere.get_untracked());
        let enough = search.shelf.with_value(|shelf| shelf.enough);
        for entry in &index.volumes {
            if only.as_ref().is_some_and(|only| only.edition.edition.date.year != entry.year) {
                continue;
            }
            let volume: Volume = files.read(&[entry.folder.as_str(), "/volume.json"].concat()).await?;
            let mut pages = files.candidates(entry, &volume, &query).await?;
            if let Some(only) = &only {
                let own = volume.pages_of(&only.path).unwrap_or_default();
                pages.retain(|page| own.contains(page));
            }
            for pages in pages.chunks(AT_ONCE) {
                if found.len() >= enough || !search.is_last(question) {
                    break;
                }
                let pages: Vec<(&VolumeIssue, u32)> = pages.iter().filter_map(|page| volume.page(*page)).collect();
                let names: Vec<String> =
                    pages.iter().map(|(issue, page)| format!("{}/{page}.json", issue.texts)).collect();
                for ((issue, _), bytes) in pages.iter().zip(files.fetch(&names).await?) {
                    let text: PageText = read(&issue.texts, &bytes).map_err(Failure::Unusable)?;
                    found.extend(Found::on_page(&issue.path, issue.date, &text, &query, &folding));
                }
                if search.is_last(question) {
                    search.found.set(found.clone());
                    // What is on its way to the eye goes before the rest.
                    web::next_frame().await;
                }
            }
        }
        if search.is_last(question) && search.found.with_untracked(|now| now.len() != found.len() || found.is_empty()) {
            search.found.set(found.clone());
        }
        Ok(if found.len() >= enough { Progress::Paused } else { Progress::Done })
    }

    /// Looks through the pages of the open edition that the device has: the answer where the
    /// index is out of reach. `None` if it has no page of it either.
    async fn look_through(self, words: &str, question: u32) -> Option<Result<Progress, Failure>> {
        let search = self.search;
        let opened = self.opened.get_untracked()?.ok()?;
        let files = Files { home: self.home, search };
        let folding = match files.read(INDEX).await {
            Ok(index) => files.folding(&index).await.unwrap_or_default(),
            Err(_) => Folding::default(),
        };
        let query = Query::new(words, &folding)?;
        let pages = &opened.edition.pages;
        let bodies: Vec<String> = pages.iter().map(|page| web::edition_url(&opened.path, &page.bodies)).collect();
        let (mut seen, mut found) = (0, vec![]);
        for (page, bytes) in pages.iter().zip(self.home.fetch_files(&bodies).await) {
            let Ok(bodies) =
                bytes.and_then(|bytes| read::<PageBodies>(&page.bodies, &bytes).map_err(Failure::Unusable))
            else {
                continue;
            };
            seen += 1;
            let text = PageText::new(&opened.edition, page, &bodies);
            found.extend(Found::on_page(&opened.path, opened.edition.edition.date, &text, &query, &folding));
        }
        if search.is_last(question) {
            search.found.set(found);
        }
        (seen > 0).then_some(Ok(Progress::Kept))
    }
}

impl Found {
    /// The articles of a page that have what a query asks for.
    fn on_page(
        edition: &str,
        date: Date,
        page: &PageText,
        query: &Query,
        folding: &Folding,
    ) -> impl Iterator<Item = Arc<Self>> {
        page.articles.iter().filter_map(move |article| {
            let hits = query.hits(article, folding);
            (!hits.is_empty()).then(|| Arc::new(Self::new(edition, date, page, article, &hits)))
        })
    }

    fn new(edition: &str, date: Date, page: &PageText, article: &ArticleText, hits: &[Hit]) -> Self {
        let shown = |hit: &Hit| excerpt(article.part(hit.part), hit.at, hit.len, AROUND);
        // The same words in a head are told apart by how many of them stand before.
        let mut heads: Vec<String> = Vec::new();
        let mut passage = |hit: &Hit| match hit.part {
            Part::Block(_) => Passage::Body(hit.locator(&article.id), hit.len),
            Part::Head(_) => {
                let words = shown(hit).hit;
                let nth = Some(heads.iter().filter(|other| **other == words).count());
                heads.push(words.clone());
                Passage::Head { article: article.id.clone(), words, nth }
            }
        };
        Self {
            edition: edition.to_owned(),
            date,
            number: page.number.clone(),
            section: page.section.clone(),
            article: article.id.clone(),
            title: article.title.clone(),
            passages: hits.iter().map(&mut passage).collect(),
            excerpts: hits.iter().take(EXCERPTS).map(shown).collect(),
        }
    }
}

/// The files of the index, each fetched once.
#[derive(Clone, Copy)]
struct Files {
    home: Home,
    search: Search,
}

impl Files {
    async fn read<T: serde::de::DeserializeOwned>(self, file: &str) -> Result<T, Failure> {
        let bytes = self.fetch(&[file.to_owned()]).await?;
        let bytes = bytes.first().map(|bytes| bytes.as_slice()).unwrap_or_default();
        read(file, bytes).map_err(Failure::Unusable)
    }

    /// What characters are read as.
    async fn folding(self, index: &SearchIndex) -> Result<Folding, Failure> {
        Ok(Folding::new(&self.read::<FoldingFile>(&index.folding).await?.pairs))
    }

    /// The pages of a volume that may have what a query asks for.
    async fn candidates(self, entry: &VolumeEntry, volume: &Volume, query: &Query) -> Result<Vec<u32>, Failure> {
        let needed = volume.shards_for(query);
        let names: Vec<String> = needed.iter().map(|shard| format!("{}/{shard}.bin", entry.folder)).collect();
        let shards = self.fetch(&names).await?.into_iter().map(|bytes| Shard::new(bytes.to_vec()));
        Ok(volume.candidates(query, &needed.into_iter().zip(shards).collect()))
    }

    async fn fetch(self, files: &[String]) -> Result<Vec<Arc<Vec<u8>>>, Failure> {
        let kept = |file: &String| self.search.shelf.try_with_value(|shelf| shelf.files.get(file).cloned()).flatten();
        let missing: Vec<String> = files.iter().filter(|file| kept(file).is_none()).cloned().collect();
        let urls: Vec<String> = missing.iter().map(|file| ["editions/search/", file].concat()).collect();
        for (file, bytes) in missing.into_iter().zip(self.home.fetch_files(&urls).await) {
            let bytes = Arc::new(bytes?);
            self.search.shelf.try_update_value(|shelf| shelf.files.insert(file, bytes));
        }
        Ok(files.iter().filter_map(kept).collect())
    }
}
