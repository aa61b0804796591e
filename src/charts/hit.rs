//! What a mark of a chart stands for: where a pointer, a touch or a key leads.

use core::fmt;
use explore::Place;
use record::{Area, Date, InspectionId, Kind, PlanAreaId, Record, Subject, ThreadId, Topic};

/// What a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Hit {
    /// Something of the record: a grade, an inspection or visit without one, a thread, an action.
    Subject(Subject),
    /// The findings of an inspection that a bar counts. What is not given, the bar does not ask for.
    Findings {
        /// Whose findings they are.
        inspection: InspectionId,
        /// Whose experience they are about.
        area: Option<Area>,
        /// What they do.
        kind: Option<Kind>,
        /// The issue.
        topic: Option<Topic>,
    },
    /// A place on the time line of a thread.
    Step {
        /// The thread.
        thread: ThreadId,
        /// The inspection or document that speaks there, or is silent.
        voice: Subject,
    },
    /// An area of the plan.
    PlanArea(PlanAreaId),
    /// How many authorities of the country had which grade on a day.
    Country(Date),
    /// An inspection of another authority.
    Other(InspectionId),
}

/// A text for the id of an element of the page: as `findings:ilacs-2024:leaders:concern`. Nothing reads it.
impl fmt::Display for Hit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Subject(subject) => subject.fmt(f),
            Self::Findings { inspection, area, kind, topic } => {
                write!(f, "findings:{inspection}")?;
                let parts = [area.map(Area::token), kind.map(Kind::token), topic.map(Topic::token)];
                parts.into_iter().flatten().try_for_each(|part| write!(f, ":{part}"))
            }
            Self::Step { voice, .. } => write!(f, "step:{voice}"),
            Self::PlanArea(id) => write!(f, "area:{id}"),
            Self::Country(on) => write!(f, "country:{}", String::from(*on)),
            Self::Other(id) => write!(f, "other:{id}"),
        }
    }
}

impl Hit {
    /// The place to which choosing the mark leads from another one. What a bar does not ask for, and a place on a thread's
    /// own time line, leave things as they are.
    pub fn shown_from(&self, place: &Place, record: &Record) -> Place {
        match self {
            Self::Subject(subject @ (Subject::Grade { .. } | Subject::Inspection(_))) => {
                Place::Grades { chosen: Some(subject.clone()) }
            }
            Self::Subject(Subject::Thread(id)) => {
                Place::Thread { id: id.clone(), filter: place.thread_filter().cloned().unwrap_or_default() }
            }
            Self::Subject(Subject::Action(unit)) => match record.action(unit) {
                Some((area, _)) => Place::Plan { open: Some(area.id.clone()) },
                None => place.clone(),
            },
            Self::Findings { inspection, area, kind, topic } => {
                let mut filter = place.filter().cloned().unwrap_or_default();
                filter.inspections = [inspection.clone()].into();
                if let Some(area) = area {
                    filter.areas = [*area].into();
                }
                if let Some(kind) = kind {
                    filter.kinds = [*kind].into();
                }
                if let Some(topic) = topic {
                    filter.topics = [*topic].into();
                }
                Place::Findings { filter, open: None }
            }
            Self::PlanArea(id) => Place::Plan { open: Some(id.clone()) },
            // How many had a grade is told in full by the mark; the record's own grade of that day can be looked up.
            Self::Country(on) => match own_on(record, *on) {
                Some(chosen) => Place::Grades { chosen: Some(chosen) },
                None => place.clone(),
            },
            Self::Other(id) => {
                let area = if let Place::Others { area, .. } = place { *area } else { None };
                Place::Others { area, open: Some(id.clone()) }
            }
            Self::Subject(_) | Self::Step { .. } => place.clone(),
        }
    }

    /// The mark that is chosen at a place: the grade or the area of the plan that is open, or the bar of which the filter
    /// asks for exactly that.
    pub fn chosen(place: &Place) -> Option<Self> {
        match place {
            Place::Grades { chosen } => chosen.clone().map(Self::Subject),
            Place::Findings { filter, .. } => Some(Self::Findings {
                inspection: filter.inspections.only()?.clone(),
                area: Some(*filter.areas.only()?),
                kind: Some(*filter.kinds.only()?),
                topic: None,
            }),
            Place::Plan { open } => open.clone().map(Self::PlanArea),
            Place::Others { open, .. } => open.clone().map(Self::Other),
            _ => None,
        }
    }
}

/// The record's own grade on a day, of what the country's figures are about.
fn own_on(record: &Record, on: Date) -> Option<Subject> {
    let compared = record.comparison.as_ref()?;
    let (inspection, grade) = compared.own_on(&record.inspections, compared.country.area?, on)?;
    Some(Subject::Grade { inspection: inspection.id.clone(), judgement: grade.judgement.clone() })
}
