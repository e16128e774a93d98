//! Page text to draft: `press::import::text` on the real page, on pages of other houses, and
//! by property.

#[path = "import/fold.rs"]
mod fold;
#[path = "import/folder.rs"]
mod folder;
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
