//! The words of one record for the page that stands before its script has run.

use crate::html::{element, escaped, list};
use crate::preview::{SiteAddress, preview};
use crate::summary::summary;
use crate::tabs::tabs;
use record::words::sentence_case;
use record::{Document, Graded, Record};

/// What is said where the browser runs no scripts.
const WITHOUT_SCRIPTS: &str =
    "This page is a summary: the explorer needs JavaScript, which is switched off in your browser.";

/// The words, each read from the record.
pub struct Words<'a>(pub &'a Record);

/// When the record's inspections were.
enum Years {
    /// No date is known.
    None,
    /// All in one year.
    One(u16),
    /// From this year on.
    Since(u16),
}

impl Words<'_> {
    /// What fills a gap of the template, as HTML. `None` where no gap has this name.
    pub fn gap(&self, name: &str) -> Option<String> {
        Some(match name {
            "title" => escaped(&self.title()),
            "site" => escaped(&format!("{} children’s services: the inspection record", self.name())),
            "description" => escaped(&self.description()),
            "preview" => preview(false, &SiteAddress::default(), &self.title()),
            "tabs" => tabs(self.0),
            "without-scripts" => WITHOUT_SCRIPTS.to_owned(),
            "summary" => summary(self.0, &self.reports_linked()),
            "notice" => escaped(&self.0.authority.notice()),
            _ => return None,
        })
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        format!("{} children's services: the inspection record", self.name())
    }

    /// Whose record it is.
    pub(crate) fn name(&self) -> &str {
        &self.0.authority.name
    }

    fn years(&self) -> Years {
        let years = || self.0.inspections.iter().filter_map(|one| Some(one.when()?.year()));
        match (years().min(), years().max()) {
            (Some(first), Some(last)) if first == last => Years::One(first),
            (Some(first), Some(_)) => Years::Since(first),
            _ => Years::None,
        }
    }

    /// How many inspections have grades that the page shows.
    fn graded(&self) -> usize {
        self.0.inspections.iter().filter(|one| one.graded == Graded::Yes).count()
    }

    /// What search engines say of the page.
    pub(crate) fn description(&self) -> String {
        let name = self.name();
        let (who, have) = match self.0.authority.inspectorates.first() {
            Some(inspectorate) => (inspectorate.as_str(), "has"),
            None => ("inspectors", "have"),
        };
        let judged = match self.years() {
            Years::None => format!("How {who} {have} judged {name} children's services"),
            Years::One(year) => format!("How {who} judged {name} children's services in {year}"),
            Years::Since(year) => format!("How {who} {have} judged {name} children's services since {year}"),
        };
        let holds = match self.graded() {
            0 => "what inspectors found",
            1 => "the grades, what inspectors found",
            _ => "grades over time, what inspectors found",
        };
        format!("{judged}: {holds}, and a place for your own notes.")
    }

    /// The way to the reports, or where to look for them.
    fn reports_linked(&self) -> String {
        let heading = element("h2", "", self.links_heading());
        [heading, self.list_of_links()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    fn links_heading(&self) -> &'static str {
        match (self.reports().is_empty(), self.links().is_empty()) {
            (false, _) => "The published reports",
            (true, false) => "Where to look for the reports",
            (true, true) => "No report in this record has a link",
        }
    }

    /// The inspectors' reports that are on the web, the latest first.
    fn reports(&self) -> Vec<(&Document, &str)> {
        (self.0.documents.iter().rev())
            .filter(|document| document.is_inspectors())
            .filter_map(|document| Some((document, document.url.as_deref().filter(|url| on_web(url))?)))
            .collect()
    }

    /// Their links; where there are none, those to the places where the authority's reports can be found.
    fn links(&self) -> Vec<(String, &str)> {
        let reports = self.reports();
        let labels: Vec<String> = reports.iter().map(|(document, _)| self.label(document)).collect();
        let alone = |label: &String| labels.iter().filter(|other| *other == label).count() == 1;
        let named = |((document, url), label): (&(&Document, _), &String)| {
            (if alone(label) { label.clone() } else { document.title.clone() }, *url)
        };
        if reports.is_empty() {
            let links = self.0.authority.links.iter().map(|link| (link.label.clone(), link.url.as_str()));
            return links.filter(|(_, url)| on_web(url)).collect();
        }
        reports.iter().zip(&labels).map(named).collect()
    }

    /// The links as a list; nothing where there are none.
    fn list_of_links(&self) -> String {
        let items: Vec<String> = self.links().iter().map(|(label, url)| item(label, url)).collect();
        list(" id=\"links\"", &items)
    }

    /// What a report is called in a link: 'Inspection of 2024'.
    fn label(&self, document: &Document) -> String {
        let of = self.0.inspections.iter().find(|one| one.id == document.inspection);
        of.map_or_else(
            || document.title.clone(),
            |inspection| format!("{} of {}", sentence_case(inspection.noun()), inspection.year()),
        )
    }
}

/// Whether an address leads to a page on the web, and runs nothing.
fn on_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))
}

fn item(label: &str, url: &str) -> String {
    format!("<a href=\"{}\" rel=\"external noreferrer\">{}</a>", escaped(url), escaped(label))
}
