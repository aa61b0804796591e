//! The codebook: the lists of frameworks, areas, topics, kinds, verdict words and degrees of certainty, as data.
//!
//! The lists stand in `codebook.json` beside the record and in `codebook.md` for people. A [`Topic`] and its like are light
//! handles to an entry of a list, so that a label needs no look-up. A code that the lists do not hold is no fault here: it
//! becomes an entry of its own, shown by its name; only the checks of an editor's files object to it.
//!
//! Tokens (`help-and-protection`) are a published format: they stand in the data files, in addresses and in what readers
//! keep. Labels may be reworded, tokens may not.

mod asked;

pub use super::roles::{Certainty, KindRole, Reach, Stance};

use super::date::Date;
use super::words::sentence_case;
use core::cell::RefCell;
use core::fmt;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

thread_local! {
    /// The lists of the record that is being read: codes in it are looked up here, and new ones are noted.
    static READING: RefCell<Option<Codebook>> = const { RefCell::new(None) };
}

/// Declares the lists: for each a handle, what its entries hold, and where the codebook keeps them.
macro_rules! codes {
    ($(
        $(#[$doc:meta])*
        $name:ident, $entry:ident, $list:ident, $one:ident {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy)]
            pub struct $name(&'static $entry);

            #[doc = concat!("What the codebook says of one [`", stringify!($name), "`].")]
            #[derive(Clone, Debug, Default, Serialize, Deserialize)]
            #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
            #[serde(deny_unknown_fields)]
            pub struct $entry {
                /// The place in the list.
                #[serde(skip)]
                pub index: usize,
                /// Whether the list holds it; otherwise the record alone uses it.
                #[serde(skip)]
                pub known: bool,
                /// The stable token of the data files and of the address.
                pub id: String,
                /// The words shown to a reader.
                pub label: String,
                /// What it means, in a sentence.
                #[serde(default)]
                pub meaning: String,
                $($(#[$field_doc])* #[serde(default)] pub $field: $type,)*
            }

            impl $name {
                /// What the codebook says of it.
                pub fn entry(self) -> &'static $entry {
                    self.0
                }

                /// The stable token of the data files and of the address.
                pub fn token(self) -> &'static str {
                    &self.0.id
                }

                /// The words shown to a reader.
                pub fn label(self) -> &'static str {
                    &self.0.label
                }

                /// What it means, in a sentence; empty where the codebook does not say.
                pub fn meaning(self) -> &'static str {
                    &self.0.meaning
                }

                /// Whether the codebook's list holds it.
                pub fn is_known(self) -> bool {
                    self.0.known
                }

                /// The code with this token in the record that is being read; a new one is noted.
                fn read(token: &str) -> Option<Self> {
                    READING.with_borrow_mut(|reading| {
                        let list = &mut reading.as_mut()?.$list;
                        if let Some(code) = list.iter().find(|code| code.token() == token) {
                            return Some(*code);
                        }
                        let label = sentence_case(&token.replace('-', " "));
                        let new = $entry { index: list.len(), id: token.to_owned(), label, ..$entry::default() };
                        let code = Self(Box::leak(Box::new(new)));
                        list.push(code);
                        Some(code)
                    })
                }
            }

            impl PartialEq for $name {
                fn eq(&self, other: &Self) -> bool {
                    self.0.index == other.0.index
                }
            }

            impl Eq for $name {}

            impl PartialOrd for $name {
                fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                    Some(self.cmp(other))
                }
            }

            /// In the order of the list.
            impl Ord for $name {
                fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                    self.0.index.cmp(&other.0.index)
                }
            }

            impl core::hash::Hash for $name {
                fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                    self.0.index.hash(state);
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.0.id)
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.0.label)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(&self.0.id)
                }
            }

            /// In a file a code is its token.
            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    let about = concat!("The id of one of the codebook’s ", stringify!($list), ".");
                    schemars::json_schema!({ "description": about, "type": "string", "minLength": 1 })
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let token = String::deserialize(deserializer)?;
                    Self::read(&token).ok_or_else(|| D::Error::custom("a code can be read only as part of a record"))
                }
            }
        )+

        /// All lists, each in the order in which it is shown.
        ///
        /// Codes of two codebooks are never compared. Entries live as long as the page: a record that is opened in
        /// place of another one brings its own, a few kilobytes that are not given back.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Codebook {
            $(#[doc = concat!("Every [`", stringify!($name), "`].")] pub $list: Vec<$name>,)+
        }

        /// The codebook as it stands in its file.
        #[derive(Default, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        struct File {
            $($list: Vec<$entry>,)+
        }

        impl Codebook {
            $(
                #[doc = concat!("The [`", stringify!($name), "`] with this token, if there is one.")]
                pub fn $one(&self, token: &str) -> Option<$name> {
                    self.$list.iter().copied().find(|code| code.token() == token)
                }
            )+

            fn of_file(file: File) -> Self {
                Self {
                    $($list: file
                        .$list
                        .into_iter()
                        .enumerate()
                        .map(|(index, entry)| $name(Box::leak(Box::new($entry { index, known: true, ..entry }))))
                        .collect(),)+
                }
            }

            fn to_file(&self) -> File {
                File { $($list: self.$list.iter().filter(|code| code.is_known()).map(|code| code.0.clone()).collect(),)+ }
            }
        }
    };
}

codes! {
    /// The rules under which an inspection was made. Grades are compared inside one framework only.
    Framework, FrameworkEntry, frameworks, framework {
        /// The initials used on charts.
        initials: String,
        /// How much such an inspection looks at.
        reach: Reach,
        /// Its grades in words, the worst first; empty where it gives none.
        scale: Vec<String>,
        /// The first and the last year in which it was used; none where it still is, or where that is not known.
        years: (Option<u16>, Option<u16>),
        /// What it judges, in its own terms.
        judgements: Vec<String>,
        /// Whether its judgements are named as today's areas are.
        todays_areas: bool,
        /// Since when its inspections give no overall grade; none where they do, or where that is not known.
        no_overall_since: Option<Date>,
    }

    /// Whose experience a finding is about.
    Area, AreaEntry, areas, area {
        /// Whether it is about services as a whole.
        overall: bool,
    }

    /// The issue that a finding is about.
    Topic, TopicEntry, topics, topic {
        /// The group of topics to which it belongs.
        group: String,
    }

    /// What a sentence of a document does.
    Kind, KindEntry, kinds, kind {
        /// The label in the plural, in lower case, for running text.
        plural: String,
        /// What it contributes to a finding.
        role: KindRole,
        /// Whether a unit may take it without a topic.
        without_topic: bool,
    }

    /// What a step of a thread says of the issue.
    Says, SaysEntry, verdicts, says {
        /// What follows from it.
        stance: Stance,
    }

    /// How soon inspectors asked for what they recommended.
    Urgency, UrgencyEntry, urgencies, urgency {}

    /// How sure a grade is.
    Status, StatusEntry, certainties, status {
        /// Who is known to have said it.
        role: Certainty,
    }
}

impl Codebook {
    /// The kinds that make findings, in the order in which charts show them.
    pub fn kinds_of_findings(&self) -> impl Iterator<Item = Kind> + Clone + '_ {
        self.kinds.iter().copied().filter(|kind| kind.makes_findings())
    }

    /// Reads something whose codes belong to one codebook, and gives that codebook with it, with the codes that its lists
    /// do not hold.
    ///
    /// The codebook must be read before anything that uses its codes: [`Codebook`]'s own reading puts it in place.
    pub fn reading<T>(read: impl FnOnce() -> T) -> (T, Self) {
        let outer = READING.replace(Some(Self::default()));
        let value = read();
        let codebook = READING.replace(outer).unwrap_or_default();
        (value, codebook)
    }
}

impl Serialize for Codebook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_file().serialize(serializer)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Codebook {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Codebook".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        File::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for Codebook {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let codebook = Self::of_file(File::deserialize(deserializer)?);
        READING.with_borrow_mut(|reading| {
            if let Some(reading) = reading {
                reading.clone_from(&codebook);
            }
        });
        Ok(codebook)
    }
}

#[cfg(test)]
#[path = "codebook_tests.rs"]
mod tests;
