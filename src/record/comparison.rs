//! How other authorities were graded: facts from published statistics and report covers, with their source.

use super::codebook::{Area, Framework};
use super::date::Date;
use super::ids::InspectionId;
use super::model::{Grade, Inspection};
use super::order::sorted_by_key;
use serde::{Deserialize, Serialize};

/// The grades of other authorities, beside which the record's own can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The frameworks under which the grades were given, the earlier first. The record's own grades under others stay out.
    pub frameworks: Vec<Framework>,
    /// How many authorities of the country had which grade.
    pub country: Country,
    /// The authorities that are most like the record's own.
    pub neighbours: Neighbours,
}

/// The latest grades of all authorities of a country on some days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Country {
    /// The country.
    pub name: String,
    /// What was judged. A record without such an area cannot have the figures: there is no value for it.
    pub area: Option<Area>,
    /// Who published the figures, and where.
    pub source: String,
    /// How they are counted.
    pub note: String,
    /// The days, in order of time.
    pub dates: Vec<Standings>,
}

/// The grades that authorities had on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Standings {
    /// The day.
    pub on: Date,
    /// How many authorities had each grade, the best first.
    pub grades: Vec<Share>,
}

impl Standings {
    /// How many authorities had a grade.
    pub fn total(&self) -> usize {
        self.grades.iter().map(|share| share.number).sum()
    }
}

/// How many authorities had one grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The grade, in the words of the figures.
    pub grade: String,
    /// Its place on the frameworks' scale, 1 for the worst.
    pub rank: u8,
    /// How many authorities had it.
    pub number: usize,
}

/// The authorities that are most like the record's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Neighbours {
    /// Who published the grades, and where.
    pub source: String,
    /// Who chose the authorities, and how.
    pub chosen: String,
    /// The authorities in the order of the alphabet, never of their grades.
    pub authorities: Vec<Neighbour>,
}

/// An authority like the record's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// Its inspections, in order of time.
    pub inspections: Vec<OtherInspection>,
}

/// An inspection of another authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherInspection {
    /// The stable id, as `bedford-2017`: part of addresses.
    pub id: InspectionId,
    /// The rules under which it was made.
    pub framework: Framework,
    /// Its last day.
    pub end: Date,
    /// When its report was published.
    pub published: Date,
    /// Where the report can be read.
    pub url: String,
    /// Its grades.
    pub grades: Vec<OtherGrade>,
}

/// A grade of another authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherGrade {
    /// The areas that the one judgement covers.
    pub areas: Vec<Area>,
    /// The grade, in the words of the figures.
    pub grade: String,
    /// Its place on the framework's scale, 1 for the worst.
    pub rank: u8,
}

impl OtherInspection {
    /// The grade of an area, alone or together with another one.
    pub fn grade(&self, area: Area) -> Option<&OtherGrade> {
        self.grades.iter().find(|grade| grade.areas.contains(&area))
    }
}

impl Comparison {
    /// The inspection of another authority with this id, and whose it is.
    pub fn other(&self, id: &str) -> Option<(&Neighbour, &OtherInspection)> {
        let mut all = self.neighbours.authorities.iter();
        all.find_map(|authority| Some((authority, authority.inspections.iter().find(|other| other.id == *id)?)))
    }

    /// The areas for which another authority has a grade, in the codebook's order.
    pub fn areas(&self) -> Vec<Area> {
        let inspections = self.neighbours.authorities.iter().flat_map(|authority| &authority.inspections);
        let areas = inspections.flat_map(|one| &one.grades).flat_map(|grade| grade.areas.iter().copied());
        let mut areas = sorted_by_key(areas, |area| *area);
        areas.dedup();
        areas
    }

    /// The record's own grades of an area under the frameworks of the figures, in the order of its inspections.
    pub fn own<'a>(
        &self,
        inspections: &'a [Inspection],
        area: Area,
    ) -> impl DoubleEndedIterator<Item = (&'a Inspection, &'a Grade)> {
        let compared = inspections.iter().filter(|inspection| self.frameworks.contains(&inspection.framework));
        let grades = compared.flat_map(|inspection| inspection.grades.iter().map(move |grade| (inspection, grade)));
        grades.filter(move |(_, grade)| grade.areas.contains(&area))
    }

    /// The record's own latest grade of an area on a day: what had been published by then.
    pub fn own_on<'a>(
        &self,
        inspections: &'a [Inspection],
        area: Area,
        on: Date,
    ) -> Option<(&'a Inspection, &'a Grade)> {
        let published = |inspection: &Inspection| inspection.published.or(inspection.when());
        let by_then =
            self.own(inspections, area).filter(|(inspection, _)| published(inspection).is_some_and(|day| day <= on));
        by_then.max_by_key(|(inspection, _)| published(inspection))
    }
}
