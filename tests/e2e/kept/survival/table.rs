//! The table in the README, written from what the tests have told.

use super::tally::{ROWS, TIMES, label};
use inspection_explorer::record::words::grouped;
use std::collections::BTreeMap;
use std::{env, fs};

/// Between these lines of the README the table stands.
const MARKS: [&str; 2] = ["<!-- survival -->", "<!-- /survival -->"];

/// The table of these lines.
///
/// # Errors
/// Where something was lost, or a row is missing.
fn table(told: &str) -> Result<String, String> {
    let (mut counted, mut times, mut others) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let of = |cell: &str| cell.parse::<usize>().map_err(|error| format!("'{cell}' is no number: {error}"));
    for line in told.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells.as_slice() {
            ["time", label, taken] => drop(times.insert(*label, *taken)),
            [id, label, tried, survived, lost] => {
                if *lost != "0" || tried != survived {
                    return Err(format!("{lost} of {tried} are lost: {label}"));
                }
                if ROWS.iter().all(|(own, _)| own != id) && !others.contains(id) {
                    others.push(*id);
                }
                // Several tests may tell of one row.
                let sum: &mut (usize, &str) = counted.entry(*id).or_insert((0, label));
                sum.0 += of(tried)?;
            }
            _ => return Err(format!("this line cannot be read: {line}")),
        }
    }
    let mut table = "| tried | times | survived | lost |\n|---|---|---|---|\n".to_owned();
    for id in ROWS.iter().map(|(id, _)| id).chain(&others) {
        let (times, words) = counted.get(id).ok_or_else(|| format!("the row is missing: {}", label(&ROWS, id)))?;
        table.push_str(&format!("| {words} | {0} | {0} | 0 |\n", grouped(*times)));
    }
    table.push_str("\n| measured | milliseconds |\n|---|---|\n");
    for (_, label) in TIMES {
        let taken = times.remove(label).ok_or_else(|| format!("the time is missing: {label}"))?;
        table.push_str(&format!("| {label} | {} |\n", grouped(of(taken)?)));
    }
    for (label, taken) in times {
        table.push_str(&format!("| {label} | {} |\n", grouped(of(taken)?)));
    }
    Ok(table)
}

/// The README with this table in the place of the former one.
fn with_table(readme: &str, table: &str) -> Option<String> {
    let (before, rest) = readme.split_once(MARKS[0])?;
    let (_, after) = rest.split_once(MARKS[1])?;
    Some(format!("{before}{}\n{table}{}{after}", MARKS[0], MARKS[1]))
}

#[test]
#[ignore = "script/survival runs it when the others are through"]
fn the_readme_holds_the_table_of_the_run() {
    let told = env::var("SURVIVAL_TABLE").map(fs::read_to_string).expect("SURVIVAL_TABLE names a file").unwrap();
    let readme = fs::read_to_string("README.md").unwrap();
    let table = table(&told).unwrap_or_else(|why| panic!("{why}"));
    fs::write("README.md", with_table(&readme, &table).expect("the README has the marks of the table")).unwrap();
    println!("{table}");
}

#[test]
fn a_table_tells_everything_or_fails() {
    let lines: Vec<String> = ROWS.iter().map(|(id, label)| format!("{id}\t{label}\t1000\t1000\t0\n")).collect();
    let times: Vec<String> = TIMES.iter().map(|(_, label)| format!("time\t{label}\t1234\n")).collect();
    let (all, times) = (lines.concat(), times.concat());
    let whole = table(&format!("{all}other\tanother thing\t50\t50\t0\n{times}")).unwrap();
    assert!(whole.contains(" | 1,000 | 1,000 | 0 |") && whole.contains("| another thing | 50 | 50 | 0 |"), "{whole}");
    assert!(whole.contains(" | 1,234 |"), "{whole}");
    assert!(table(&format!("{}{times}", lines[1..].concat())).unwrap_err().contains("the row is missing"));
    assert!(table(&all).unwrap_err().contains("the time is missing"));
    assert!(table(&format!("{all}{times}same\tedits\t5\t4\t1\n")).unwrap_err().contains("1 of 5 are lost"));
    assert!(table("nonsense").is_err());
    let twice = table(&format!("{all}{times}same\tedits\t5\t5\t0\n")).unwrap();
    assert!(twice.contains(" | 1,005 | 1,005 | 0 |"), "{twice}");
    let readme = with_table("a\n<!-- survival -->\nold\n<!-- /survival -->\nb\n", "new\n").unwrap();
    assert_eq!(readme, "a\n<!-- survival -->\nnew\n<!-- /survival -->\nb\n");
    assert_eq!((with_table(&readme, "new\n"), with_table("", "")), (Some(readme), None));
}
