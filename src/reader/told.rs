//! What the reader is told of what was found in the store: what happened, whether anything was lost, what to do.

use crate::desk::Desk;
use crate::envelope::Misread;
use record::words::{count, grouped};

/// How many different reasons one notice names.
const REASONS: usize = 3;

impl Desk {
    /// The notices.
    pub fn told(&self) -> Vec<String> {
        let mut told = Vec::new();
        let unread: Vec<Misread> = self.unread().map(|unread| unread.why).collect();
        let (newer, damaged): (Vec<Misread>, Vec<Misread>) =
            unread.into_iter().filter(|why| *why != Misread::Aside).partition(|why| matches!(why, Misread::Newer(_)));
        let reasons = reasons(&damaged);
        match damaged.len() {
            0 => {}
            1 => told.push(format!(
                "Something that was saved here could not be read: {reasons}. It was left unchanged and nothing was \
                 overwritten. You find it below your notes, and in the backup."
            )),
            number => told.push(format!(
                "{} things that were saved here could not be read: {reasons}. They were left unchanged and nothing was \
                 overwritten. You find them below your notes, and in the backup.",
                grouped(number)
            )),
        }
        let newer = newer.len() + self.newer();
        if newer > 0 {
            told.push(format!(
                "{} saved by a newer version of this page and left unchanged. What this version understands of it is shown. \
                 Reload the page to get that version.",
                if newer == 1 { "1 thing was".to_owned() } else { format!("{} were", count(newer, "thing", "things")) }
            ));
        }
        told.extend(self.trouble.as_ref().map(ToString::to_string));
        told
    }
}

/// The different reasons, the first ones in words.
fn reasons(damaged: &[Misread]) -> String {
    let mut reasons: Vec<String> = Vec::new();
    for why in damaged {
        let why = why.to_string();
        if !reasons.contains(&why) && reasons.len() <= REASONS {
            reasons.push(why);
        }
    }
    if reasons.len() > REASONS {
        reasons.truncate(REASONS);
        reasons.push("and for other reasons".to_owned());
    }
    reasons.join("; ")
}
