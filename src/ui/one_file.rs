//! The explorer away from its host: in one file, where a reader gets it and what is true of it once it is open; and saved on
//! this device.

use super::on_device::on_this_device;
use super::opening::opening;
use crate::browser::site;
use leptos::prelude::*;

/// What is said of the file on the site.
const ON_ANY_COMPUTER: &str = "One file holds the whole explorer. It opens with a double click on any computer, without a network. Notes do not go with it: to carry them, download a backup under Notes and restore it in the file.";

/// Where the notes are in the file. Browsers differ, and it cannot be told from the page which way this one goes.
const KEPT_HERE: &str = "Notes are saved in this browser, on this computer. In Firefox they belong to the file in its folder: if you move or rename it, it opens without them. In other browsers every page that is opened from this computer’s disk can read them.";

/// How notes get from the file to the site.
const CARRY: &str =
    "To carry notes between this file and the site, download a backup under Notes and restore it there.";

/// What is said of the file where another record is open: that one is not in it.
const NOT_THIS_RECORD: &str =
    "It does not hold the record that you opened here. Take that file with you too, and open it there under Sources.";

/// The section.
pub fn take_with_you() -> impl IntoView {
    if site::is_one_file() {
        return view! {
            <section class="not-on-paper" aria-labelledby="one-file">
                <h2 id="one-file">"This is the explorer in one file"</h2>
                <p>"Nothing in it needs a network, and nothing leaves it. "{KEPT_HERE}</p>
                <p>{CARRY}" Links that you copy here lead to this file on this computer."</p>
            </section>
        }
        .into_any();
    }
    let whose = match opening().is_other() {
        true => NOT_THIS_RECORD.to_owned(),
        false => format!("It holds the record of {}.", opening().bundled.get_value()),
    };
    view! {
        <section class="not-on-paper" aria-labelledby="one-file">
            <h2 id="one-file">"Take the explorer with you"</h2>
            <p>{ON_ANY_COMPUTER}" "{whose}</p>
            <p><a href=site::ONE_FILE download=site::ONE_FILE>"Download the explorer as one file"</a></p>
            {on_this_device()}
        </section>
    }
    .into_any()
}
