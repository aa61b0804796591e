//! The findings as they leave the page in CSV.

use crate::export::read;
use crate::support::codes::RECORD;
use inspection_explorer::export::{Origin, findings_csv};
use inspection_explorer::record::Finding;

#[test]
fn findings_come_with_their_place_and_note() {
    let id = "sif-2016/rec8:recommendation";
    let all: Vec<&Finding> = RECORD.findings.iter().collect();
    let note = |target: &str| (target == id).then(|| "=ask\n\"who\", when".to_owned());
    let cells = read(&findings_csv(&RECORD, &all, &note, &Origin::default()));
    assert_eq!(
        cells[0].join(","),
        "inspection,year,framework,document,section,place,units,kind,area,native area,topic,summary,note,how soon,\
         date,dates in words,source,filter,saved on,address"
    );
    assert_eq!(cells.len(), RECORD.findings.len() + 1);
    assert!(cells[1..].iter().all(|row| row[14].starts_with(&row[1]) && row[15].ends_with(&row[1])), "dates");
    for (row, finding) in cells[1..].iter().zip(&all) {
        assert_eq!(row[6], finding.units.join(" "));
        assert_eq!(row[11], finding.summary);
        assert!(row[..9].iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
    let row = cells.iter().find(|row| row[6] == "sif-2016/rec8").unwrap();
    assert_eq!(
        [&row[1], &row[2], &row[5], &row[7], &row[8], &row[10]],
        [
            "2016",
            "Single inspection framework",
            "recommendation 8",
            "Recommendation",
            "Children in care",
            "Homes for children in care"
        ]
    );
    let asked: Vec<&Vec<String>> = cells[1..].iter().filter(|row| !row[13].is_empty()).collect();
    assert_eq!(asked.len(), 13);
    assert!(asked.iter().all(|row| row[7] == "Recommendation" && row[1] == "2006"), "{asked:?}");
    assert_eq!(row[12], "'=ask\n\"who\", when");
    assert_eq!(cells[1..].iter().filter(|row| !row[12].is_empty()).count(), 1);
    let carried = cells.iter().filter(|row| row[3].contains(", as reprinted in the ")).count();
    let printed =
        all.iter().filter(|f| inspection_explorer::record::cite::cite(&RECORD, &f.units).unwrap().printed_in.is_some());
    assert_eq!(carried, printed.count());
}
