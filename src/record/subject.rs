//! What a note, an entry of the briefing, a link or a mark is about.

use super::ids::{AreaId, DocumentId, FindingId, InspectionId, ThreadId, UnitId};
use core::fmt;
use core::str::FromStr;

/// Something in a record that can be pointed at.
///
/// Its text form is a published format and round-trips: `finding:ilacs-2024/p17.s2:concern`,
/// `grade:ilacs-2024:overall effectiveness`, `inspection:visit-2020`, `thread:placement-with-parents`,
/// `action:plan-2022/C3.action1`, `area:care-leavers`, `document:plan-2022`, `record`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The whole record.
    Record,
    /// A document.
    Document(DocumentId),
    /// An area, through all inspections.
    Area(AreaId),
    /// An inspection, a visit or a rating as a whole.
    Inspection(InspectionId),
    /// One judgement of an inspection.
    Grade {
        /// The inspection.
        inspection: InspectionId,
        /// What was judged, in the report's own term.
        judgement: String,
    },
    /// A finding.
    Finding(FindingId),
    /// A thread.
    Thread(ThreadId),
    /// An action of the plan, named by its unit.
    Action(UnitId),
}

/// Why a text names no subject.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' names nothing that a record can hold: begin with finding:, grade:, inspection:, thread:, action:, area: or document:"
)]
pub struct NoSubject(pub String);

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record => f.write_str("record"),
            Self::Document(id) => write!(f, "document:{id}"),
            Self::Area(id) => write!(f, "area:{id}"),
            Self::Inspection(id) => write!(f, "inspection:{id}"),
            Self::Grade { inspection, judgement } => write!(f, "grade:{inspection}:{judgement}"),
            Self::Finding(id) => write!(f, "finding:{id}"),
            Self::Thread(id) => write!(f, "thread:{id}"),
            Self::Action(unit) => write!(f, "action:{unit}"),
        }
    }
}

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, NoSubject> {
        let nothing = || NoSubject(text.to_owned());
        if text == "record" {
            return Ok(Self::Record);
        }
        let (sort, name) = text.split_once(':').filter(|(_, name)| !name.is_empty()).ok_or_else(nothing)?;
        match sort {
            "document" => Ok(Self::Document(name.into())),
            "area" => Ok(Self::Area(name.into())),
            "inspection" => Ok(Self::Inspection(name.into())),
            "grade" => Self::grade(name).ok_or_else(nothing),
            "finding" => Ok(Self::Finding(name.into())),
            "thread" => Ok(Self::Thread(name.into())),
            "action" => Ok(Self::Action(name.into())),
            _ => Err(nothing()),
        }
    }
}

impl Subject {
    /// A grade from `ilacs-2024:overall effectiveness`; an inspection from `visit-2020:`, as links and notes of
    /// earlier versions name one without grades.
    pub fn grade(name: &str) -> Option<Self> {
        let (inspection, judgement) = name.split_once(':').filter(|(inspection, _)| !inspection.is_empty())?;
        Some(if judgement.is_empty() {
            Self::Inspection(inspection.into())
        } else {
            Self::Grade { inspection: inspection.into(), judgement: judgement.to_owned() }
        })
    }

    /// The subject of a note or status that the first version of the app kept: there, findings and actions had no
    /// prefix (`ilacs-2024/p4.s1:strength`, `plan-2022/C3.action1`).
    pub fn from_first_version(target: &str) -> Option<Self> {
        match target.split_once(':') {
            Some(("grade", name)) => Self::grade(name),
            Some(("thread", id)) if !id.is_empty() => Some(Self::Thread(id.into())),
            Some((unit, kind)) if unit.contains('/') && !kind.is_empty() => Some(Self::Finding(target.into())),
            None if target.contains('/') => Some(Self::Action(target.into())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_of_today_stay_readable() {
        let cases = [
            ("record", Subject::Record),
            ("document:plan-2022", Subject::Document("plan-2022".into())),
            ("area:care-leavers", Subject::Area("care-leavers".into())),
            ("inspection:visit-2020", Subject::Inspection("visit-2020".into())),
            (
                "grade:ilacs-2024:overall effectiveness",
                Subject::Grade { inspection: "ilacs-2024".into(), judgement: "overall effectiveness".into() },
            ),
            ("finding:ilacs-2024/p17.s2:concern", Subject::Finding("ilacs-2024/p17.s2:concern".into())),
            ("thread:placement-with-parents", Subject::Thread("placement-with-parents".into())),
            ("action:plan-2022/C3.action1", Subject::Action("plan-2022/C3.action1".into())),
        ];
        for (text, subject) in cases {
            assert_eq!(text.parse(), Ok(subject.clone()), "{text}");
            assert_eq!(subject.to_string(), text);
        }
        for text in ["", "finding", "finding:", "grade::x", "video:1", " thread:a", "Record"] {
            assert_eq!(text.parse::<Subject>(), Err(NoSubject(text.to_owned())));
        }
    }

    #[test]
    fn what_the_first_version_kept_is_understood() {
        let read = |target: &str| Subject::from_first_version(target).map(|subject| subject.to_string());
        let cases = [
            ("ilacs-2024/p4.s1:strength", Some("finding:ilacs-2024/p4.s1:strength")),
            ("plan-2022/C3.action1", Some("action:plan-2022/C3.action1")),
            ("grade:ilacs-2024:overall effectiveness", Some("grade:ilacs-2024:overall effectiveness")),
            ("grade:visit-2020:", Some("inspection:visit-2020")),
            ("thread:placement-with-parents", Some("thread:placement-with-parents")),
            ("thread:", None),
            ("something", None),
            ("", None),
        ];
        for (target, wanted) in cases {
            assert_eq!(read(target).as_deref(), wanted, "{target}");
        }
    }

    proptest! {
        #[test]
        fn every_subject_comes_back_from_its_text(sort in 0..7usize, name in "[a-z0-9/.:-]{1,20}", judgement in "\\PC{1,20}") {
            let inspection = || InspectionId::new(name.replace(':', "-"));
            let subject = match sort {
                0 => Subject::Document(name.as_str().into()),
                1 => Subject::Inspection(name.as_str().into()),
                2 => Subject::Grade { inspection: inspection(), judgement },
                3 => Subject::Finding(name.as_str().into()),
                4 => Subject::Thread(name.as_str().into()),
                5 => Subject::Area(name.as_str().into()),
                _ => Subject::Action(name.as_str().into()),
            };
            prop_assert_eq!(subject.to_string().parse(), Ok(subject));
        }

        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,30}") {
            if let Ok(subject) = text.parse::<Subject>() {
                prop_assert_eq!(subject.to_string().parse(), Ok(subject));
            }
            let _ = Subject::from_first_version(&text);
        }
    }
}
