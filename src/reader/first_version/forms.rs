//! What the first version of the app wrote, turned into the form of this one.

use crate::briefing::{Briefing, Item, Own};
use crate::envelope::{Fields, Misread};
use crate::keep::{Id, Keep};
use crate::notes::{About, Note};
use crate::statuses::Status;
use record::UnitId;

/// A kind that the first version kept too.
pub trait FirstForm: Keep {
    /// What its keys began with after the part that all have in common; what it is about follows.
    const FIRST: &'static str;

    /// What follows in a key of this kind; `None` for keys of other kinds.
    fn rest(place: &str) -> Option<&str> {
        place.strip_prefix(Self::FIRST)
    }

    /// The id and the fields of this version, from the rest of the key and the fields of the first version.
    ///
    /// # Errors
    /// [`Misread`] where the fields do not have the form of this kind.
    fn convert(rest: &str, fields: Fields) -> Result<(Self::Id, Fields), Misread>;

    /// Reads a value of the first version.
    ///
    /// # Errors
    /// [`Misread`] where it is not in the first version's form.
    fn from_first(rest: &str, text: &str) -> Result<Self, Misread> {
        let (id, fields) = Self::convert(rest, Fields::parse(text, 1)?)?;
        Self::read(id, fields)
    }
}

impl FirstForm for Note {
    const FIRST: &'static str = "note/";

    fn convert(target: &str, mut fields: Fields) -> Result<(About, Fields), Misread> {
        fields.take_own("target", target)?;
        let about = About::from_first_version(target);
        // The first version knew no such field; whoever wrote one meant something else.
        fields.rename("subject", "v1:subject");
        Ok((about.clone(), Fields::default().with("subject", about.text()).and(&fields)))
    }
}

impl FirstForm for Status {
    const FIRST: &'static str = "progress/";

    fn convert(action: &str, fields: Fields) -> Result<(UnitId, Fields), Misread> {
        Ok((action.into(), fields))
    }
}

impl FirstForm for Briefing {
    const FIRST: &'static str = "briefing";

    fn rest(place: &str) -> Option<&str> {
        (place == Self::FIRST).then_some("")
    }

    fn convert(_: &str, mut fields: Fields) -> Result<(Own, Fields), Misread> {
        let tokens: Vec<String> = fields.take("items")?;
        let items: Vec<String> = tokens.iter().map(|token| Item::from_first_version(token).token()).collect();
        Ok((Own, Fields::default().with("items", items).and(&fields)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keep::encode;

    const UNKNOWN: &str = r#""big":12345678901234567890123,"small":0.10000000000000000555,"list":[ 1, {} ]"#;

    #[test]
    fn notes_get_their_subject_and_keep_what_is_unknown() {
        for (target, subject) in [
            ("ilacs-2024/p4.s1:strength", "finding:ilacs-2024/p4.s1:strength"),
            ("grade:visit-2020:", "inspection:visit-2020"),
            ("something \\\"odd\\\"", "v1:something \\\"odd\\\""),
            ("record", "v1:record"),
            ("", "v1:"),
        ] {
            let first = format!(r#"{{"version":1,"target":"{target}","text":"t","created":1,"updated":2,{UNKNOWN}}}"#);
            let note = Note::from_first(&target.replace('\\', ""), &first).unwrap();
            let wanted =
                format!(r#"{{"version":2,"subject":"{subject}","text":"t","created":1,"updated":2,{UNKNOWN}}}"#);
            assert_eq!(encode(&note), wanted);
        }
        let odd = r#"{"version":1,"target":"a","text":"t","created":1,"updated":2,"subject":7}"#;
        assert!(encode(&Note::from_first("a", odd).unwrap()).ends_with(r#","v1:subject":7}"#));
    }

    #[test]
    fn statuses_and_the_briefing_keep_everything() {
        let status = format!(r#"{{"version":1,"action":"a/1","progress":"done","on":null,"updated":2,{UNKNOWN}}}"#);
        assert_eq!(encode(&Status::from_first("a/1", &status).unwrap()), status.replacen('1', "2", 1));
        let items =
            r#""items":["finding:x/1:a","note:x/1:a","note:grade:y:z","note:odd","chart:grades?a=b","video:1"]"#;
        let rest = format!(r#""heading":"h","questions":["q"],{items},"updated":2,{UNKNOWN}"#);
        let briefing = Briefing::from_first("", &format!(r#"{{"version":1,{rest}}}"#)).unwrap();
        assert_eq!(encode(&briefing), format!(r#"{{"version":2,{}}}"#, rest.replace("note:x", "note:finding:x")));
    }

    #[test]
    fn what_is_not_of_the_first_version_is_refused() {
        let note = r#"{"version":1,"target":"a","text":"t","created":1,"updated":2}"#;
        assert!(Note::from_first("a", note).is_ok());
        for (text, why) in [
            (note.replace(":1,\"target", ":2,\"target"), "newer version"),
            (note.replace("\"a\"", "\"b\""), "it belongs to something else"),
            (note.replace("\"text\":\"t\",", ""), "missing field `text`"),
            (note.replace('{', "{\"text\":\"u\","), "duplicate field `text`"),
        ] {
            let told = Note::from_first("a", &text).unwrap_err().to_string();
            assert!(told.contains(why), "{told}");
        }
    }
}
