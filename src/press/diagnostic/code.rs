//! The names of all problems that press reports.

/// Declares the codes with their printed names.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Which problem a diagnostic reports.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name as printed and searched for.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    // Files and folders.
    /// A file or folder that must be there is not.
    MissingFile = "missing-file",
    /// A file cannot be read.
    UnreadableFile = "unreadable-file",
    /// A file is larger than press reads.
    FileTooLarge = "file-too-large",
    /// A path leads out of the source folder, or is no relative path.
    BadPath = "bad-path",
    /// A symbolic link: sources hold their files themselves.
    SymbolicLink = "symbolic-link",
    /// A file that no part of the edition uses.
    UnusedFile = "unused-file",
    /// Something could not be written.
    WriteFailed = "write-failed",
    /// Nobody has said where the site will stand.
    NoAddress = "no-address",

    // Characters.
    /// Bytes that are not UTF-8.
    InvalidUtf8 = "invalid-utf8",
    /// A control character.
    ControlCharacter = "control-character",

    // TOML.
    /// Not TOML.
    TomlSyntax = "toml-syntax",
    /// A key that means nothing here.
    UnknownKey = "unknown-key",
    /// A required key is absent.
    MissingKey = "missing-key",
    /// A value of another type than the key takes.
    WrongType = "wrong-type",
    /// A value outside of its range, or not among its choices.
    BadValue = "bad-value",
    /// Not a day of the calendar.
    BadDate = "bad-date",
    /// Not an article id.
    BadId = "bad-id",
    /// Written for a newer press.
    NewerSchema = "newer-schema",

    // Articles and pages.
    /// No front matter.
    MissingFrontMatter = "missing-front-matter",
    /// Front matter without an end.
    UnterminatedFrontMatter = "unterminated-front-matter",
    /// Two articles with one id, letter case and file ending aside.
    DuplicateArticle = "duplicate-article",
    /// Two pages with one number.
    DuplicatePage = "duplicate-page",
    /// An article on two places in the pages.
    PlacedTwice = "placed-twice",
    /// A page names an article that does not exist.
    UnknownArticle = "unknown-article",
    /// An article on no page.
    UnplacedArticle = "unplaced-article",
    /// An edition without pages, or a page without articles.
    EmptyPage = "empty-page",
    /// An article without a body.
    EmptyBody = "empty-body",
    /// Two editions of one day.
    DuplicateEdition = "duplicate-edition",

    // Bodies.
    /// A paragraph longer than any that can be set.
    ParagraphTooLong = "paragraph-too-long",
    /// HTML, which is printed as text.
    RawHtml = "raw-html",
    /// A link to somewhere that a newspaper does not link to.
    BadLink = "bad-link",
    /// Markup that a newspaper page does not have.
    UnsupportedMarkup = "unsupported-markup",
    /// Emphasis that was opened or closed only.
    UnmatchedEmphasis = "unmatched-emphasis",
    /// A figure where none can stand.
    MisplacedFigure = "misplaced-figure",
    /// An attribute line that cannot be read.
    BadAttributes = "bad-attributes",

    // Fonts.
    /// A font or its description that cannot be used.
    BrokenFont = "broken-font",
    /// A character that no font draws.
    MissingGlyph = "missing-glyph",

    // Pictures.
    /// A file type that press does not take.
    UnsupportedPicture = "unsupported-picture",
    /// A picture that cannot be decoded.
    BrokenPicture = "broken-picture",
    /// A picture with more pixels than press decodes.
    PictureTooLarge = "picture-too-large",
    /// An SVG that could run or load something.
    UnsafeSvg = "unsafe-svg",
    /// A picture without words for those who cannot see it.
    MissingAlt = "missing-alt",
}
