//! The form of everything that is kept: a JSON object with a version, whose unknown fields stay exactly as they are.

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fmt;

/// The longest value that is read, in bytes; no browser keeps much more than five of them.
pub const VALUE_LIMIT: usize = 1_000_000;

/// Why a text is nothing that this version can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// A newer version of the app has written it.
    #[error("a newer version of this page saved it (form {0})")]
    Newer(u64),
    /// It is no JSON at all.
    #[error("it is damaged: it is not JSON ({0})")]
    NotJson(String),
    /// It is JSON of another form.
    #[error("it does not have the expected form ({0})")]
    Shape(String),
    /// It stands under the key of something else, which it names. A reader is not shown the name.
    #[error("it belongs to something else")]
    WrongPlace(String),
    /// An earlier version set it aside.
    #[error("an earlier version of this page set it aside")]
    Aside,
    /// It holds more than anything that this app writes.
    #[error("it holds too much ({0})")]
    TooMuch(String),
}

/// The fields of a JSON object in their order, each exactly as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

/// The name with its quotation marks, and the value, both as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Field {
    name: Box<str>,
    value: Box<str>,
}

impl Field {
    /// The name without quotation marks and escapes; as it was written where it is no proper Unicode.
    fn name(&self) -> String {
        serde_json::from_str(&self.name).unwrap_or_else(|_| self.name.to_string())
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;

        impl<'de> Visitor<'de> for Read {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                    fields.push(Field { name: name.get().into(), value: value.get().into() });
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Read)
    }
}

impl Fields {
    /// Reads a text of this version and takes the field `version` out.
    ///
    /// The version is looked at before anything else, so that a newer one is known by it whatever else is new.
    ///
    /// # Errors
    /// [`Misread`] where the text is of another version or form.
    pub fn parse(text: &str, version: u64) -> Result<Self, Misread> {
        match Self::parse_from(text, version)? {
            (_, held) if held > version => Err(Misread::Newer(held)),
            (fields, _) => Ok(fields),
        }
    }

    /// Reads a text of this version or a newer one, takes the field `version` out, and hands it over too.
    ///
    /// # Errors
    /// [`Misread`] where the text is of an older version or another form.
    pub fn parse_from(text: &str, version: u64) -> Result<(Self, u64), Misread> {
        let mut fields: Self = serde_json::from_str(text).map_err(|error| {
            let why = error.to_string();
            if error.is_data() { Misread::Shape(why) } else { Misread::NotJson(why) }
        })?;
        let held = fields.take_text("version").ok_or_else(|| Misread::Shape("it has no version".to_owned()))?;
        let held = number(&held)
            .filter(|held| *held >= version)
            .ok_or_else(|| Misread::Shape("its version number is unknown".to_owned()))?;
        // Of what is newer only this is known: that it is newer.
        let or_newer = |why: Misread| if held > version { Misread::Newer(held) } else { why };
        if text.len() > VALUE_LIMIT {
            return Err(or_newer(Misread::TooMuch(format!("at most {VALUE_LIMIT} bytes are read"))));
        }
        let mut names = BTreeSet::from(["version".to_owned()]);
        match fields.0.iter().map(Field::name).find(|name| !names.insert(name.clone())) {
            Some(twice) => Err(or_newer(Misread::Shape(format!("duplicate field `{twice}`")))),
            None => Ok((fields, held)),
        }
    }

    /// Takes a field out and reads it.
    ///
    /// # Errors
    /// [`Misread::Shape`] where there is no such field, or where it holds something else.
    pub fn take<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Misread> {
        self.take_optional(name)?.ok_or_else(|| Misread::Shape(format!("missing field `{name}`")))
    }

    /// Takes a field out and reads it; `None` where it is missing or null.
    ///
    /// # Errors
    /// [`Misread::Shape`] where it holds something else.
    pub fn take_optional<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, Misread> {
        let text = self.take_text(name).unwrap_or_else(|| "null".into());
        serde_json::from_str(&text).map_err(|error| Misread::Shape(format!("{name}: {error}")))
    }

    /// Takes out the field that says what all of this is about.
    ///
    /// # Errors
    /// [`Misread::WrongPlace`] where that is something else.
    pub fn take_own(&mut self, name: &str, id: &str) -> Result<(), Misread> {
        let held: String = self.take(name)?;
        if held == id { Ok(()) } else { Err(Misread::WrongPlace(held)) }
    }

    /// Gives a field, if there is one of this name, another name that no field has: this one, or one that begins with it.
    pub fn rename(&mut self, name: &str, new: &str) {
        let mut new = new.to_owned();
        while self.0.iter().any(|field| field.name() == new) {
            new.push('\'');
        }
        if let Some(field) = self.0.iter_mut().find(|field| field.name() == name) {
            field.name = json(new);
        }
    }

    /// With one more field at the end.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        self.0.push(Field { name: json(name), value: json(value) });
        self
    }

    /// With these fields at the end. Those whose name is there already are left out.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        let names: BTreeSet<String> = self.0.iter().map(Field::name).collect();
        self.0.extend(others.0.iter().filter(|field| !names.contains(&field.name())).cloned());
        self
    }

    /// The object as JSON.
    pub fn text(&self) -> String {
        let fields: Vec<String> = self.0.iter().map(|Field { name, value }| format!("{name}:{value}")).collect();
        format!("{{{}}}", fields.join(","))
    }

    fn take_text(&mut self, name: &str) -> Option<Box<str>> {
        let at = self.0.iter().position(|field| field.name() == name)?;
        Some(self.0.remove(at).value)
    }
}

/// A version. One with more digits than any number here is newer than all of them.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

fn json(value: impl Serialize) -> Box<str> {
    serde_json::to_string(&value).unwrap_or_else(|_| "null".to_owned()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn unknown_fields_stay_byte_for_byte() {
        let unknown = [
            r#""x":12345678901234567890123"#,
            r#""y":0.10000000000000000555"#,
            r#""z":1E+2"#,
            r#""\u0061b":[ 1 ,{"b":-0.0,"a":"\/"} ]"#,
            r#""half":"\ud800""#,
            r#""\udc00":null"#,
        ]
        .join(",");
        let mut fields = Fields::parse(&format!(r#"{{"text":"t",{unknown}, "version" : 2}}"#), 2).unwrap();
        assert_eq!(fields.take("text"), Ok("t".to_owned()));
        assert_eq!(fields.text(), format!("{{{unknown}}}"));
        let whole = Fields::default().with("version", 2).with("text", "u").and(&fields);
        assert_eq!(whole.text(), format!(r#"{{"version":2,"text":"u",{unknown}}}"#));
        assert_eq!(Fields::parse(&whole.text(), 2).unwrap().text(), format!(r#"{{"text":"u",{unknown}}}"#));
    }

    #[test]
    fn deep_values_are_carried_along() {
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        let fields = Fields::parse(&format!(r#"{{"version":2,"deep":{deep}}}"#), 2).unwrap();
        assert_eq!(fields.text(), format!(r#"{{"deep":{deep}}}"#));
    }

    #[test]
    fn the_version_is_looked_at_first() {
        let long = " ".repeat(VALUE_LIMIT);
        for newer in [
            r#"{"version":3}"#,
            r#"{"a":1,"a":2,"version":3}"#,
            &format!(r#"{{"version":3{long}}}"#),
            r#"{"v":[],"version":99999999999999999999999}"#,
        ] {
            assert!(matches!(Fields::parse(newer, 2), Err(Misread::Newer(3 | u64::MAX))), "{newer:.30}");
        }
        for (text, why) in [
            ("{}", "it has no version"),
            (r#"{"version":1}"#, "version number is unknown"),
            (r#"{"version":"2"}"#, "version number is unknown"),
            (r#"{"version":2.0}"#, "version number is unknown"),
            (r#"{"version":2,"version":2}"#, "duplicate field `version`"),
            (r#"{"version":2,"a":1,"\u0061":1}"#, "duplicate field `a`"),
            (&format!(r#"{{"version":2{long}}}"#), "at most 1000000 bytes"),
            ("[1]", "invalid type: sequence, expected an object"),
            ("", "it is not JSON"),
            (r#"{"version":2"#, "it is not JSON"),
            (r#"{"version":2} {"#, "it is not JSON"),
        ] {
            let told = Fields::parse(text, 2).unwrap_err().to_string();
            assert!(told.contains(why), "{text:.30}: {told}");
        }
    }

    #[test]
    fn an_unknown_field_never_takes_the_place_of_a_known_one() {
        let own = Fields::default().with("text", "mine");
        let other = Fields::default().with("text", "theirs").with("more", 1);
        assert_eq!(own.and(&other).text(), r#"{"text":"mine","more":1}"#);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,40}", json in "[\\[\\]{}:,\"\\\\a0-9 .eE+-]{0,40}") {
            let _ = Fields::parse(&text, 2);
            let _ = Fields::parse(&json, 2);
            if let Ok(fields) = Fields::parse(&format!("{{\"version\":2,{json}}}"), 2) {
                prop_assert_eq!(Fields::parse(&format!("{{\"version\":2,{}}}", &fields.text()[1..fields.text().len() - 1]), 2), Ok(fields));
            }
        }
    }
}
