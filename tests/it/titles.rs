//! A title never claims more than what is filtered: its numbers are counted again, slowly, and its words name the filter.

use crate::registry::filters;
use crate::support::codes::RECORD;
use crate::support::draw::{drawn, drawn_of};
use inspection_explorer::explore::found::Found;
use inspection_explorer::explore::{Place, Spoken};
use inspection_explorer::record::Finding;
use proptest::prelude::*;

/// The findings that the page lists under a filter, the latest inspection first.
fn listed(filter: &inspection_explorer::explore::Filter) -> Vec<&'static Finding> {
    Found::new(filter, &RECORD, &|_| None).findings(&RECORD).collect()
}

fn year(finding: &Finding) -> u16 {
    RECORD.inspection(&finding.inspection).unwrap().year()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_title_of_the_findings_counts_what_is_listed_and_names_the_filter(filter in filters()) {
        let chart = drawn("findings", &Place::Findings { filter: filter.clone(), open: None }.to_query());
        let (title, listed, spoken) = (chart.frame().title, listed(&filter), Spoken::new(&filter, &RECORD));
        let Some(latest) = listed.iter().map(|finding| year(finding)).max() else {
            prop_assert_eq!(title, "No findings match these filters");
            return Ok(());
        };
        // What stands behind the kinds is part of every title.
        prop_assert!(title.contains(&spoken.about), "'{}' does not say '{}'", title, spoken.about);
        let own: Vec<_> = listed.iter().filter(|finding| year(finding) == latest).collect();
        let good = own.iter().filter(|finding| finding.kind.is_favourable()).count();
        prop_assert!(title.contains(&latest.to_string()), "{}", title);
        if let Some(rest) = title.strip_prefix(&format!("In {latest}, ")) {
            let (one, of) = (format!("{good} of {} ", own.len()), format!("none of {} ", own.len()));
            let small = ["the only ", "neither ", "both ", "all "];
            prop_assert!(rest.starts_with(&one) || rest.starts_with(&of) || small.iter().any(|word| rest.starts_with(word)), "{}", title);
            prop_assert!(rest.contains(&spoken.one) || rest.contains(&spoken.many), "'{}' does not say '{}'", title, spoken.many);
        } else {
            // Otherwise every kind is counted over all that is listed.
            for kind in RECORD.codebook.kinds_of_findings() {
                let number = listed.iter().filter(|finding| finding.kind == kind).count();
                let said = title.to_ascii_lowercase().contains(&kind.label().to_ascii_lowercase()) || title.to_ascii_lowercase().contains(kind.plural());
                prop_assert_eq!(said, number > 0, "{}: {} {}", title, number, kind.plural());
                prop_assert!(number == 0 || title.contains(&format!("{number} ")), "{}: {} {}", title, number, kind.plural());
            }
        }
    }

    #[test]
    fn a_filtered_chart_names_its_filter_in_title_subtitle_table_and_file(filter in filters()) {
        let compare = Place::Compare { filter: filter.clone(), pair: None };
        let places = [("findings", Place::Findings { filter: filter.clone(), open: None }), ("topics", Place::Topics { filter: filter.clone() }), ("compare", compare)];
        for (id, place) in places {
            // One report alone is compared with nothing.
            let Some(chart) = drawn_of(&RECORD, id, &place.to_query()) else { continue };
            let mut own = filter.clone();
            if id == "compare" {
                own.inspections = Default::default();
            }
            let whole = Spoken::new(&own, &RECORD).whole();
            prop_assert_eq!(chart.narrowed_to(), whole.as_deref(), "{}", id);
            let Some(whole) = whole else { continue };
            prop_assert!(chart.frame().subtitle.contains(&whole), "{}: {}", id, chart.frame().subtitle);
            prop_assert!(chart.table().caption.contains(&whole), "{}: {}", id, chart.table().caption);
            let title = chart.frame().title;
            if id != "findings" && !title.starts_with("No findings") {
                prop_assert!(title.contains(&whole), "{}: '{}' does not say '{}'", id, title, whole);
            }
        }
    }
}
