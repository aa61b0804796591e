//! Random walks through the views, with fixed seeds: after every step each control says what the address asks for.

use crate::fault::{Done, Fault};
use crate::page::Page;
use crate::stage::play;
use serde_json::{Value, json};

/// Numbers that look random and are the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, number: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % number.max(1) as u64).unwrap()
    }
}

/// What a reader can do on the page, by sort. A script does the same to the control as a reader's hand.
const ACTS: &str = "
    const seen = (selector) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility());
    const press = (selector) => seen(selector).map(e =>
        [e.textContent.trim() || e.ariaLabel || e.value, () => e.click()]);
    const acts = {
        nav: press('nav a'),
        list: seen('select').flatMap(list => [...list.options].map(option =>
            [`${list.closest('label').firstChild.textContent}: ${option.value}`, () => {
                list.value = option.value;
                list.dispatchEvent(new Event('change', { bubbles: true }));
            }])),
        box: press('input[type=checkbox]'),
        switch: press('.switch'),
        clear: press('.chips button.quiet, .panel-head button'),
        open: press('.finding h3 button'),
        mark: press('.mark'),
        link: press('main a[href^=\"?\"]'),
        type: seen('#find').flatMap(field => ['care', 'fost', '', 'plan. '].map(text => [`type '${text}'`, () => {
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        }])),
    };
    const own = acts[arguments[0]];
    if (arguments[1] === null) return own.length;
    own[arguments[1]][1]();
    return `${arguments[0]}: ${own[arguments[1]][0].slice(0, 60)}`;";

/// The sorts of acts, those with most to go wrong most often.
const SORTS: [&str; 16] = [
    "list", "list", "list", "list", "nav", "nav", "box", "box", "switch", "switch", "clear", "open", "open", "mark",
    "link", "type",
];

/// A walk: the addresses of the history, and which of them is shown.
struct Walk<'a> {
    page: &'a Page,
    dice: Dice,
    addresses: Vec<String>,
    at: usize,
    done: Vec<String>,
}

impl Walk<'_> {
    /// Takes a step. The history must then hold what it should.
    async fn step(&mut self) -> Done {
        let back = self.at > 0;
        let forward = self.at + 1 < self.addresses.len();
        match self.dice.below(10) {
            0..3 if back => {
                self.page.back().await?;
                self.at -= 1;
                self.done.push("Back".to_owned());
            }
            3..5 if forward => {
                self.page.forward().await?;
                self.at += 1;
                self.done.push("Forward".to_owned());
            }
            _ => self.act().await?,
        }
        Ok(())
    }

    async fn act(&mut self) -> Done {
        let sort = SORTS[self.dice.below(SORTS.len())];
        let number: usize = self.page.script(ACTS, &[json!(sort), Value::Null]).await?;
        if number == 0 {
            return Ok(());
        }
        let chosen = self.dice.below(number);
        let act: String = self.page.script(ACTS, &[json!(sort), json!(chosen)]).await?;
        if sort == "type" {
            self.page.pause().await?;
        }
        let query = self.page.query().await?;
        self.done.push(format!("{act} → {query}"));
        if query != self.addresses[self.at] {
            // Typing changes the address in its place.
            let kept = if sort == "type" { self.at } else { self.at + 1 };
            self.addresses.truncate(kept);
            self.addresses.push(query);
            self.at = kept;
        }
        Ok(())
    }

    /// Waits until the page shows the present address, in every control.
    async fn agrees(&self) -> Done {
        let colours = "return document.documentElement.dataset.colours ?? 'system'";
        let colours: String = self.page.script(colours, &[]).await?;
        self.page.controls_agree(&self.addresses[self.at], &colours).await
    }
}

/// Walks from an address.
async fn walk(page: &Page, seed: u64, from: &str, steps: usize) -> Done {
    page.open(from).await?;
    let mut walk = Walk {
        page,
        dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
        addresses: vec![from.to_owned()],
        at: 0,
        done: Vec::new(),
    };
    walk.agrees().await?;
    for _ in 0..steps {
        walk.step().await?;
        if let Err(fault) = walk.agrees().await {
            return Err(Fault::new(format!("seed {seed} from '{from}', after {:#?}: {fault:?}", walk.done)));
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_control_says_what_the_page_shows_on_walks_through_all_views() {
    play(async |page: &Page| {
        for (seed, from) in [(1, ""), (2, "view=findings&kind=concern"), (3, "view=threads&state=raised,persists")] {
            walk(page, seed, from, 35).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn every_list_says_what_the_page_shows_on_walks_among_lists() {
    play(async |page: &Page| {
        for (seed, from) in
            [(4, "view=compare"), (5, "view=threads&years=4"), (6, "view=plan&plan=C1"), (7, "view=area&area=leaders")]
        {
            walk(page, seed, from, 25).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn lists_follow_back_and_forward() {
    play(async |page: &Page| {
        page.open("view=compare").await?;
        for (value, query) in [
            ("sif-2016", "view=compare&compare=sif-2016,ilacs-2024"),
            ("ilacs-2021", "view=compare&compare=ilacs-2021,ilacs-2024"),
        ] {
            page.choose("p.choose label:first-child select", value).await?;
            page.controls_agree(query, "system").await?;
        }
        page.back().await?;
        page.controls_agree("view=compare&compare=sif-2016,ilacs-2024", "system").await?;
        page.forward().await?;
        page.controls_agree("view=compare&compare=ilacs-2021,ilacs-2024", "system").await?;
        page.open("view=threads").await?;
        for (value, query) in [("workforce", "view=threads&topic=workforce"), ("health", "view=threads&topic=health")] {
            page.choose("form.choose label:nth-of-type(3) select", value).await?;
            page.controls_agree(query, "system").await?;
        }
        page.back().await?;
        page.controls_agree("view=threads&topic=workforce", "system").await
    })
    .await;
}
