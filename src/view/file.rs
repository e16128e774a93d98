//! Functions whose code comes in a file of its own.
//!
//! The site's build splits the program (`scripts/optimise.sh`): what nothing but the functions
//! of a file reaches goes to that file, and what it shares with the rest stays. All is one
//! program with one memory. In a development build there is one file, and nothing to wait for.

pub use leptos::wasm_split::SplitLoaderError as Absent;

/// Declares functions that come in the file of a name. To call one is to wait for its file; the
/// error is that this did not come, and the next call asks for it again.
macro_rules! in_file {
    ($file:ident: $($(#[$doc:meta])* $vis:vis fn $name:ident($($argument:ident: $of:ty),*) $(-> $result:ty)? $body:block)+) => { $(
        $(#[$doc])*
        ///
        /// # Errors
        /// If its file does not come.
        #[cfg(not(split))]
        $vis async fn $name($($argument: $of),*) -> Result<$crate::view::file::or_unit!($($result)?), $crate::view::file::Absent> {
            Ok($body)
        }

        $(#[$doc])*
        ///
        /// # Errors
        /// If its file does not come.
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        $vis fn $name($($argument: $of),*) -> Result<$crate::view::file::or_unit!($($result)?), $crate::view::file::Absent> {
            Ok($body)
        }
    )+ };
}

macro_rules! or_unit {
    () => {
        ()
    };
    ($of:ty) => {
        $of
    };
}

pub(crate) use {in_file, or_unit};
