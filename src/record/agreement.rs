//! How far two coders agree: Cohen's kappa.

use std::collections::BTreeMap;

/// Cohen's kappa of pairs of codes: 1 for full agreement, 0 for what chance would give.
///
/// `None` where there are no pairs, or where both coders used one and the same code throughout.
pub fn kappa<T: Ord>(pairs: &[(T, T)]) -> Option<f64> {
    if pairs.is_empty() {
        return None;
    }
    let total = pairs.len() as f64;
    let mut first: BTreeMap<&T, f64> = BTreeMap::new();
    let mut second: BTreeMap<&T, f64> = BTreeMap::new();
    for (a, b) in pairs {
        *first.entry(a).or_default() += 1.0;
        *second.entry(b).or_default() += 1.0;
    }
    let observed = pairs.iter().filter(|(a, b)| a == b).count() as f64 / total;
    let expected: f64 =
        first.iter().map(|(code, n)| n / total * second.get(code).copied().unwrap_or_default() / total).sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_of_the_textbook() {
        // 50 cases, 20 both yes, 15 both no, 5 and 10 apart: observed 0.70, expected 0.50, kappa 0.40.
        let mut pairs = vec![("yes", "yes"); 20];
        pairs.extend(vec![("no", "no"); 15]);
        pairs.extend(vec![("yes", "no"); 5]);
        pairs.extend(vec![("no", "yes"); 10]);
        assert!((kappa(&pairs).unwrap() - 0.40).abs() < 1e-9);
    }

    #[test]
    fn nothing_to_compare_has_no_kappa() {
        assert_eq!(kappa::<u8>(&[]), None);
        assert_eq!(kappa(&[(1, 1), (1, 1)]), None);
    }
}
