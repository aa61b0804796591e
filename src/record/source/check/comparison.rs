//! Whether the grades of other authorities hold together, with one another and with the record's own.

use super::Notes;
use super::codes::{unknown, words};
use super::look::Look;
use crate::codebook::Framework;
use crate::comparison::{Comparison, Country, Neighbour, OtherInspection};
use crate::source::Sources;
use crate::source::names::COMPARISON;
use rustc_hash::{FxHashMap, FxHashSet};

/// Notes figures without a source, grades that contradict each other, and what is not in its order.
pub fn check(look: &Look<'_>, notes: &mut Notes) {
    let sources = look.sources;
    let Some(comparison) = &sources.comparison else { return };
    let mut checks = Checks { comparison, sources, ranks: FxHashMap::default(), ids: FxHashSet::default(), notes };
    checks.ids.extend(sources.inspections.iter().map(|inspection| inspection.id.as_str()));
    for framework in &comparison.frameworks {
        checks.known_framework("the frameworks", *framework);
    }
    checks.country(&comparison.country, sources);
    let neighbours = &comparison.neighbours;
    checks.sourced("the neighbours", &[&neighbours.source, &neighbours.chosen]);
    let mut before = String::new();
    for authority in &neighbours.authorities {
        checks.neighbour(authority, &sources.authority.name, &before);
        before = authority.name.to_ascii_lowercase();
    }
}

/// What has been seen so far.
struct Checks<'a, 'b> {
    comparison: &'a Comparison,
    sources: &'a Sources,
    /// The place of each grade on the scale, by its words.
    ranks: FxHashMap<&'a str, u8>,
    ids: FxHashSet<&'a str>,
    notes: &'b mut Notes,
}

impl<'a> Checks<'a, '_> {
    fn problem(&mut self, place: &str, wrong: impl Into<String>, remedy: &str) {
        self.notes.fault(COMPARISON, place, wrong.into(), remedy);
    }

    fn known_framework(&mut self, place: &str, framework: Framework) {
        let known = (framework.is_known(), words!(self.sources.codebook.frameworks));
        unknown(COMPARISON, || place.to_owned(), framework.token(), "frameworks", known, self.notes);
    }

    /// Figures whose source nobody names cannot be looked up.
    fn sourced(&mut self, place: &str, words: &[&str]) {
        if words.iter().any(|words| words.trim().is_empty()) {
            self.problem(
                place,
                "it does not say where its figures come from",
                "Name who published them, and how they were chosen or counted",
            );
        }
    }

    /// A grade has one place on a scale of this many grades.
    fn rank(&mut self, place: &str, grade: &'a str, rank: u8, grades: usize) {
        if !(1..=grades).contains(&usize::from(rank)) || grade.trim().is_empty() {
            self.problem(
                place,
                format!("'{grade}' has the rank {rank}"),
                "Give the grade in words with its place on the framework's own scale, 1 for the worst",
            );
        } else if *self.ranks.entry(grade).or_insert(rank) != rank {
            self.problem(
                place,
                format!("'{grade}' has another rank than before"),
                "Give the same grade the same place everywhere",
            );
        }
    }

    fn country(&mut self, country: &'a Country, sources: &Sources) {
        self.sourced("the country", &[&country.source, &country.note]);
        if country.area.is_none_or(|area| !area.is_known()) || country.name.trim().is_empty() {
            self.problem(
                "the country",
                "its name or its area is missing or not known",
                "Name the country, and an area of codebook.json",
            );
        }
        let scale = self.comparison.frameworks.iter().map(|framework| framework.grades()).max().unwrap_or_default();
        let mut before = None;
        for standings in &country.dates {
            let place = format!("the day {}", String::from(standings.on));
            if before.is_some_and(|before| before >= standings.on) {
                self.problem(&place, "it is not in order of time", "Sort the days, each once");
            }
            before = Some(standings.on);
            for share in &standings.grades {
                self.rank(&place, &share.grade, share.rank, scale);
            }
            let ranks = standings.grades.iter().map(|share| share.rank);
            if ranks.clone().zip(ranks.skip(1)).any(|(one, next)| one <= next) {
                self.problem(
                    &place,
                    "its grades are not in the order of the scale",
                    "Give each grade once, the best first",
                );
            }
            let own = country.area.and_then(|area| self.comparison.own_on(&sources.inspections, area, standings.on));
            let counted = |rank: u8| standings.grades.iter().any(|share| share.rank == rank && share.number > 0);
            if let Some((inspection, grade)) = own.filter(|(_, grade)| grade.rank.is_some_and(|rank| !counted(rank))) {
                self.problem(
                    &place,
                    format!(
                        "no authority is counted as '{}', but {} was graded so in {}",
                        grade.grade, sources.authority.name, inspection.id
                    ),
                    "Correct the numbers or the inspection: the authority itself is one of those counted",
                );
            }
        }
    }

    fn neighbour(&mut self, authority: &'a Neighbour, own: &str, before: &str) {
        let place = format!("the authority {}", authority.name);
        if authority.name.trim().is_empty() || authority.name == own || authority.inspections.is_empty() {
            self.problem(
                &place,
                "it has no name or no inspections, or is the record's own",
                "List other authorities, each with its inspections",
            );
        }
        if authority.name.to_ascii_lowercase().as_str() <= before {
            self.problem(&place, "it is not in alphabetical order", "Sort the authorities by their names, each once");
        }
        let times = authority.inspections.iter().map(|inspection| inspection.end);
        if times.clone().zip(times.skip(1)).any(|(one, next)| one >= next) {
            self.problem(&place, "its inspections are not in order of time", "Sort them by their last day");
        }
        for inspection in &authority.inspections {
            self.inspection(inspection);
        }
    }

    fn inspection(&mut self, inspection: &'a OtherInspection) {
        let place = format!("record {}", inspection.id);
        let framework = inspection.framework;
        self.known_framework(&place, framework);
        if !self.ids.insert(&inspection.id) {
            self.problem(&place, "two inspections have this id", "Give it another id");
        }
        if framework.is_known() && !self.comparison.frameworks.contains(&framework) {
            self.problem(
                &place,
                format!("its framework, {}, is not compared", framework.token()),
                "Add it to the frameworks at the top of the file, or leave the inspection out",
            );
        }
        if inspection.published.is_before(inspection.end) {
            self.problem(&place, "its report was published before its last day", "Correct the dates");
        }
        let mut areas = FxHashSet::default();
        for grade in &inspection.grades {
            self.rank(&place, &grade.grade, grade.rank, framework.grades());
            for area in &grade.areas {
                let known = (area.is_known(), words!(self.sources.codebook.areas));
                unknown(COMPARISON, || place.clone(), area.token(), "areas", known, self.notes);
            }
            if grade.areas.is_empty() || grade.areas.iter().any(|area| !areas.insert(*area)) {
                self.problem(
                    &place,
                    "a grade has no area, or an area has two grades",
                    "Give each area that was judged one grade",
                );
            }
        }
        if inspection.grades.is_empty() {
            self.problem(&place, "it has no grades", "List its grades, or leave the inspection out");
        }
    }
}
