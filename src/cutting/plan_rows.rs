//! The rows of an action plan: an area for improvement with its actions.

/// A row's units: the end of the id and the words.
pub fn units(cells: &[String]) -> Option<Vec<(String, String)>> {
    let (code, rest) = cells.split_first()?;
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_code = (1..=2).contains(&letters.len())
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && (1..=2).contains(&(code.len() - letters.len()));
    let area = rest.first().filter(|area| is_code && !area.is_empty())?;
    let actions = rest.get(1).map(|cell| steps(cell)).unwrap_or_default();
    let first = (format!("{code}.area"), area.clone());
    let actions = actions.into_iter().enumerate().map(|(index, step)| (format!("{code}.action{}", index + 1), step));
    Some([first].into_iter().chain(actions).collect())
}

/// A cell's steps, behind bullets or as items of a list in HTML.
fn steps(cell: &str) -> Vec<String> {
    let items = cell.replace("<li>", "•");
    let mut plain = String::new();
    let mut in_tag = false;
    for c in items.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => plain.push(c),
            _ => {}
        }
    }
    plain
        .split('•')
        .map(|step| step.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|step| !step.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_its_area_and_its_actions() {
        let row = ["B2", "Leaking locks.", "<ul class=\"x\"> • Mend them • Paint them </ul>", ""].map(str::to_owned);
        let units = units(&row).unwrap();
        let ids: Vec<&str> = units.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["B2.area", "B2.action1", "B2.action2"]);
        assert_eq!(units[2].1, "Paint them");
    }

    #[test]
    fn other_rows_are_no_plan() {
        assert!(units(&["Grade".to_owned(), "Good".to_owned()]).is_none());
        assert!(units(&["B2".to_owned(), String::new()]).is_none());
    }
}
