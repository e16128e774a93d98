//! JSON as a tree, and the bundle's types made from it.
//!
//! A parser that makes each type straight from the text is written out once for every type: a
//! fifth of what a reader downloaded. This way the text is parsed once, into a tree, and a type
//! takes from it what it knows. It is given the values of its fields in their order: what serde
//! writes to tell fields by their names is as long again.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer,
    MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    /// `null`, and numbers that are not whole: no type of the bundle has one.
    Nothing,
    Bool(bool),
    Whole(i64),
    Text(String),
    List(Vec<Tree>),
    /// Names and values as they were written.
    Fields(Vec<(String, Tree)>),
}

/// Makes a value from JSON.
///
/// # Errors
/// What is wrong with it.
pub fn from_json<T: DeserializeOwned>(text: &[u8]) -> Result<T, String> {
    T::deserialize(Tree::parse(text)?).map_err(Misfit::reason)
}

impl Tree {
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(text).map_err(|error| {
            // In fewer words than the parser's, which are a kilobyte.
            let what = if error.is_eof() { "cut off" } else { "no JSON" };
            [what, " at line ", &error.line().to_string(), ", column ", &error.column().to_string()].concat()
        })
    }

    /// The value of a name, if it is there.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        let Self::Fields(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The values of some names, in their order.
    fn fields(self, names: &'static [&'static str]) -> Result<Values, Misfit> {
        let Self::Fields(fields) = self else { return Err(Misfit::saying(OTHER)) };
        let mut values: Vec<Option<Self>> = names.iter().map(|_| None).collect();
        for (field, value) in fields {
            let Some(at) = names.iter().position(|name| *name == field) else { continue };
            if values[at].replace(value).is_some() {
                return Err(Misfit::duplicate_field(names[at]));
            }
        }
        Ok(Values(values.into_iter()))
    }
}

/// Why a tree is not what a type asks for. In a box, for every value that is read is handed on
/// with room for it.
#[derive(Debug)]
pub(super) struct Misfit(Box<Reason>);

#[derive(Debug)]
struct Reason {
    /// In words.
    words: String,
    /// Where a list ended too early.
    at: Option<usize>,
}

const OTHER: &str = "a value of another kind than expected";

impl Misfit {
    fn saying(words: &str) -> Self {
        Self(Box::new(Reason { words: words.to_owned(), at: None }))
    }

    /// In words.
    pub(super) fn reason(self) -> String {
        self.0.words
    }

    fn naming(what: &str, name: &str) -> Self {
        Self::saying(&[what, " `", name, "`"].concat())
    }

    /// The same, where the list was of fields with these names.
    fn of_fields(self, names: &'static [&'static str]) -> Self {
        self.0.at.and_then(|at| names.get(at)).map_or(self, |name| Self::missing_field(name))
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.words)
    }
}

impl std::error::Error for Misfit {}

// What serde would say in more words takes more code for every type.
impl Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::saying(&message.to_string())
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::saying(OTHER)
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::saying(OTHER)
    }

    // Of a list of fields the one that its type cannot do without; its name follows from its place.
    fn invalid_length(at: usize, _: &dyn Expected) -> Self {
        let words = "a list of another length than expected".to_owned();
        Self(Box::new(Reason { words, at: Some(at) }))
    }

    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        Self::naming("unknown value", variant)
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::naming("unknown field", field)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::naming("missing field", field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::naming("twice the field", field)
    }
}

/// What the parser calls a number that is not whole, where it keeps such as they are written (serde_json's
/// `arbitrary_precision`, in the browser).
const NUMBER: &str = "$serde_json::private::Number";

/// Parses any value.
struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Whole(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Nothing, Tree::Whole))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut items = vec![];
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut fields = vec![];
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        let is_number = matches!(&fields[..], [(name, _)] if name == NUMBER);
        Ok(if is_number { Tree::Nothing } else { Tree::Fields(fields) })
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

/// Methods that take one kind of value and call one method of a visitor: so a type has the code
/// for the kind that it is, and for no other.
macro_rules! take {
    ($($method:ident $($kind:ident)|+ => $visit:ident)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
            match self {
                $(Self::$kind(value) => visitor.$visit(value),)+
                _ => Err(Misfit::saying(OTHER)),
            }
        }
    )* };
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Whole(value) => visitor.visit_i64(value),
            Self::Text(value) => visitor.visit_string(value),
            Self::List(items) => visitor.visit_seq(Items(items.into_iter())),
            Self::Fields(fields) => visitor.visit_map(Members { left: fields.into_iter(), value: Self::Nothing }),
        }
    }

    take! {
        deserialize_bool Bool => visit_bool
        deserialize_i8 Whole => visit_i64
        deserialize_i16 Whole => visit_i64
        deserialize_i32 Whole => visit_i64
        deserialize_i64 Whole => visit_i64
        deserialize_u8 Whole => visit_i64
        deserialize_u16 Whole => visit_i64
        deserialize_u32 Whole => visit_i64
        deserialize_u64 Whole => visit_i64
        deserialize_str Text => visit_string
        deserialize_string Text => visit_string
        deserialize_identifier Text => visit_string
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Nothing => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::List(items) => visitor.visit_seq(Items(items.into_iter())),
            _ => Err(Misfit::saying(OTHER)),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Fields(fields) => visitor.visit_map(Members { left: fields.into_iter(), value: Self::Nothing }),
            _ => Err(Misfit::saying(OTHER)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.fields(names)?).map_err(|misfit| misfit.of_fields(names))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let (name, content) = match self {
            Self::Text(name) => (name, Self::Nothing),
            Self::Fields(mut fields) if fields.len() == 1 => fields.remove(0),
            _ => return Err(Misfit::saying(OTHER)),
        };
        visitor.visit_enum(Choice { name, content })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct }
}

struct Items(std::vec::IntoIter<Tree>);

impl<'de> SeqAccess<'de> for Items {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.0.next().map(|item| seed.deserialize(item)).transpose()
    }
}

/// The values of fields, as far as they are there.
struct Values(std::vec::IntoIter<Option<Tree>>);

impl<'de> SeqAccess<'de> for Values {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        self.0.next().flatten().map(|value| seed.deserialize(value)).transpose()
    }
}

struct Members {
    left: std::vec::IntoIter<(String, Tree)>,
    /// That of the name which was given last.
    value: Tree,
}

impl<'de> MapAccess<'de> for Members {
    type Error = Misfit;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Misfit> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(named(&name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misfit> {
        seed.deserialize(std::mem::replace(&mut self.value, Tree::Nothing))
    }
}

fn named(name: &str) -> StrDeserializer<'_, Misfit> {
    name.into_deserializer()
}

/// A variant of an enum with what it holds.
struct Choice {
    name: String,
    content: Tree,
}

impl<'de> EnumAccess<'de> for Choice {
    type Error = Misfit;
    type Variant = Tree;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Tree), Misfit> {
        Ok((seed.deserialize(named(&self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Tree {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Misfit> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_map(visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Body, Figure, Focus, Head, Kind, ListItem, Picture, Placeholder, Rank, Run, Text};
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let runs = vec![
            Run::Plain("\"正文\\\n".into()),
            Run::Strong { strong: "黑".into() },
            Run::Emphasis { emphasis: "楷".into() },
            Run::Link { link: "文".into(), href: "#a".into() },
        ];
        let text = Text::from_runs(runs);
        let picture = Picture {
            src: "a.png".into(),
            width: 3,
            height: 4,
            placeholder: Placeholder::default(),
            ..Picture::default()
        };
        let figure = Figure {
            picture: Some(picture),
            span: Some(2),
            focus: Focus::default(),
            caption: text.clone(),
            ..Figure::default()
        };
        let blocks = vec![
            Block::Paragraph(text.clone()),
            Block::Crosshead("题".into()),
            Block::List(vec![ListItem { label: "1.".into(), text: text.clone() }]),
            Block::Table(vec![vec![text, Text::default()]]),
            Block::Figures(vec![figure]),
        ];
        let body = Body { id: "a".into(), blocks, withheld: true, ..Body::default() };
        let head = Head { id: "a".into(), rank: Rank(1), kind: Kind::Obituary, free: Some(3), ..Head::default() };
        assert_eq!(from_json(&serde_json::to_vec(&body).expect("JSON")), Ok(body));
        assert_eq!(from_json(&serde_json::to_vec(&head).expect("JSON")), Ok(head));
    }

    #[test]
    fn what_does_not_fit_says_why() {
        for (json, expect) in [
            (r#"{"blocks": []}"#, "missing field `id`"),
            (r#"{"id": 3, "blocks": []}"#, OTHER),
            (r#"{"id": "a", "id": "b", "blocks": []}"#, "twice the field `id`"),
            (r#"{"id": "a", "blocks": [{"song": ""}]}"#, "unknown value `song`"),
            (r#"{"id": "a", "blocks": [{"paragraph": [1.5]}]}"#, OTHER),
            (r#"{"id": "a", "blocks": {}}"#, OTHER),
            (r#"["a", []]"#, OTHER),
        ] {
            assert_eq!(from_json::<Body>(json.as_bytes()), Err(expect.to_owned()), "{json}");
        }
    }

    #[test]
    fn numbers_keep_to_their_type() {
        for (json, expect) in
            [("7", Some(7)), ("-1", None), ("256", None), ("1.0", None), ("18446744073709551615", None)]
        {
            assert_eq!(from_json::<u8>(json.as_bytes()).ok(), expect, "{json}");
        }
    }
}
