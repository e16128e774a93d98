//! From a source folder to a site: problems and their places, bodies, pictures, builds.

#[path = "press/bodies.rs"]
mod bodies;
#[path = "press/builds.rs"]
mod builds;
#[path = "press/drawing.rs"]
mod drawing;
#[path = "press/folder.rs"]
mod folder;
#[path = "press/found.rs"]
mod found;
#[path = "press/offline.rs"]
mod offline;
#[path = "press/pictures.rs"]
mod pictures;
#[path = "press/plain.rs"]
mod plain;
#[path = "press/problems.rs"]
mod problems;
#[path = "press/properties.rs"]
mod properties;
#[path = "press/schemas.rs"]
mod schemas;
#[path = "press/search.rs"]
mod search;
#[path = "press/sites.rs"]
mod sites;
#[path = "press/standards.rs"]
mod standards;
#[path = "press/withheld.rs"]
mod withheld;
