//! The table of the README, which `script/reading-age` writes between two marks.

use super::Counts;

/// Where the table begins.
const BEGIN: &str = "<!-- reading age -->";
/// Where it ends.
const END: &str = "<!-- end of reading age -->";

/// The ages that we aim at.
const AIM: &str = "| aim | 12 | 14 |";

/// What was measured of one version of the project.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// The words of the page: in its code, labels and notes, and the sentences that it computes.
    pub page: Counts,
    /// The summaries.
    pub summaries: Counts,
}

impl Measured {
    /// Its row: '| now | 11.2 | 13.4 |'.
    fn row(&self, name: &str) -> String {
        let cell = |counts: Counts| {
            format!(
                "{:.1} ({} sentences, {:.1} words each)",
                counts.age(),
                counts.sentences,
                counts.words_per_sentence()
            )
        };
        format!("| {name} | {} | {} |", cell(self.page), cell(self.summaries))
    }
}

/// The README with the row of this version in its table. The other row stays as it is. `None` where the marks are missing.
pub fn with_row(readme: &str, is_before: bool, measured: &Measured) -> Option<String> {
    let (head, rest) = readme.split_once(BEGIN)?;
    let (table, tail) = rest.split_once(END)?;
    let kept = |name: &str| table.lines().find(|line| line.starts_with(&format!("| {name} |"))).map(str::to_owned);
    let own = |name: &str| Some(measured.row(name));
    let (before, now) = if is_before { (own("before"), kept("now")) } else { (kept("before"), own("now")) };
    let lines: Vec<String> = ["| reading age in years | the page's words | summaries |", "|---|---|---|", AIM]
        .map(str::to_owned)
        .into_iter()
        .chain(before)
        .chain(now)
        .collect();
    Some(format!("{head}{BEGIN}\n{}\n{END}{tail}", lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(words: usize) -> Measured {
        let counts = Counts { sentences: 10, words, syllables: words * 3 / 2 };
        Measured { page: counts, summaries: counts }
    }

    #[test]
    fn each_version_writes_its_own_row() {
        let empty = format!("# Title\n\n{BEGIN}\n{END}\n\nMore.\n");
        let before = with_row(&empty, true, &measured(200)).unwrap();
        let both = with_row(&before, false, &measured(100)).unwrap();
        let table = format!(
            "# Title\n\n{BEGIN}\n| reading age in years | the page's words | summaries |\n|---|---|---|\n\
             | aim | 12 | 14 |\n\
             | before | 14.9 (10 sentences, 20.0 words each) | 14.9 (10 sentences, 20.0 words each) |\n\
             | now | 11.0 (10 sentences, 10.0 words each) | 11.0 (10 sentences, 10.0 words each) |\n{END}\n\nMore.\n"
        );
        assert_eq!(both, table);
        assert_eq!(with_row(&both, false, &measured(100)).unwrap(), table);
        assert_eq!(with_row("no marks", false, &measured(100)), None);
    }
}
