//! Imports: page text to draft on the real page, on pages of other houses, and by property;
//! news items in ninjs.

#[path = "import/fold.rs"]
mod fold;
#[path = "import/folder.rs"]
mod folder;
#[path = "import/ninjs.rs"]
mod ninjs;
#[path = "import/pages.rs"]
mod pages;
#[path = "import/props.rs"]
mod props;
#[path = "import/real.rs"]
mod real;
#[path = "import/source.rs"]
mod source;
#[path = "import/variants.rs"]
mod variants;
