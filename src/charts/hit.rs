//! What a mark of a chart stands for: where a pointer, a touch or a key leads.

use core::fmt;
use explore::view::{View, ViewState};
use record::{Area, InspectionId, Kind, Record, Subject, ThreadId, Topic};

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
        /// The matter.
        topic: Option<Topic>,
    },
    /// A place on the time line of a thread.
    Step {
        /// The thread.
        thread: ThreadId,
        /// The inspection or document that speaks there, or is silent.
        voice: Subject,
    },
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
        }
    }
}

impl Hit {
    /// The view to which choosing the mark leads. What a bar does not ask for, and a place on a thread's own time line,
    /// leave the view as it is.
    pub fn shown_in(&self, view: &ViewState, record: &Record) -> ViewState {
        let view = view.clone();
        match self {
            Self::Subject(Subject::Grade { inspection, judgement }) => {
                ViewState { view: View::Grades, grade: Some((inspection.to_string(), judgement.clone())), ..view }
            }
            Self::Subject(Subject::Inspection(inspection)) => {
                ViewState { view: View::Grades, grade: Some((inspection.to_string(), String::new())), ..view }
            }
            Self::Subject(Subject::Thread(thread)) => {
                ViewState { view: View::Threads, thread: Some(thread.to_string()), ..view }
            }
            Self::Subject(Subject::Action(unit)) => match record.action(unit.as_str()) {
                Some((area, _)) => ViewState { view: View::Plan, plan_area: Some(area.id.clone()), ..view },
                None => view,
            },
            Self::Findings { inspection, area, kind, topic } => {
                let mut filter = view.filter;
                filter.inspections = [inspection.to_string()].into();
                if let Some(area) = area {
                    filter.areas = [*area].into();
                }
                if let Some(kind) = kind {
                    filter.kinds = [*kind].into();
                }
                if let Some(topic) = topic {
                    filter.topics = [*topic].into();
                }
                ViewState { view: View::Findings, filter, open: None, ..view }
            }
            Self::Subject(_) | Self::Step { .. } => view,
        }
    }

    /// The mark that is chosen in a view: the grade that is open, or the bar of which the filter asks for exactly that.
    pub fn chosen(view: &ViewState) -> Option<Self> {
        match view.view {
            View::Grades => {
                let (inspection, judgement) = view.grade.clone()?;
                Some(Self::Subject(if judgement.is_empty() {
                    Subject::Inspection(inspection.into())
                } else {
                    Subject::Grade { inspection: inspection.into(), judgement }
                }))
            }
            View::Findings => Some(Self::Findings {
                inspection: view.filter.inspections.only()?.as_str().into(),
                area: Some(*view.filter.areas.only()?),
                kind: Some(*view.filter.kinds.only()?),
                topic: None,
            }),
            _ => None,
        }
    }
}
