//! Whether the site is saved on the reader's device, to open without a network: in words.

/// What has become of saving it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDevice {
    /// It comes when the page has nothing else to do.
    #[default]
    Waiting,
    /// It is under way.
    Saving,
    /// All of it is there.
    Saved,
    /// The network, the host or the room for it failed.
    Failed,
    /// The browser cannot, or not in a private window.
    Unsupported,
    /// The page came without encryption.
    Insecure,
    /// The reader has forbidden it.
    Blocked,
}

impl OnDevice {
    /// What `public/offline.js` says of it.
    pub fn from_token(token: &str) -> Self {
        match token {
            "saving" => Self::Saving,
            "kept" => Self::Saved,
            "failed" => Self::Failed,
            "unsupported" => Self::Unsupported,
            "insecure" => Self::Insecure,
            "blocked" => Self::Blocked,
            _ => Self::Waiting,
        }
    }

    /// What the page says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Waiting => "This site is about to be saved on this device, for use without a network.",
            Self::Saving => "This site is being saved on this device, for use without a network.",
            Self::Saved => {
                "This site is saved on this device: it opens without a network. Many browsers can also install it: look in the browser’s menu."
            }
            Self::Failed => {
                "This site could not be saved on this device, so it needs a network. The network may have failed, there may be no room, or the site may have changed meanwhile. The page tries again at your next visit."
            }
            Self::Unsupported => {
                "This site needs a network: this browser does not save sites on the device, or not in a private window."
            }
            Self::Insecure => {
                "This site needs a network: browsers save a site on the device only where its address begins with https."
            }
            Self::Blocked => {
                "This site needs a network: this browser does not let it save anything on the device. You can change that in the browser’s settings."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// What the script tells, as it stands there.
    fn tokens() -> BTreeSet<String> {
        let script = include_str!("../../public/offline.js");
        let told = script.split("state: ").skip(1).filter_map(|rest| rest.split(['}', ',', ')']).next());
        let words = told.flat_map(|told| told.split('"').skip(1).step_by(2)).map(str::to_owned);
        words.filter(|word| !word.ends_with("Error")).collect()
    }

    #[test]
    fn every_state_that_the_script_tells_has_words() {
        let tokens = tokens();
        assert_eq!(tokens.len(), 7, "{tokens:?}");
        let mut words: Vec<&str> = tokens.iter().map(|token| OnDevice::from_token(token).words()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 7, "{words:?}");
    }

    #[test]
    fn only_one_state_promises_that_no_network_is_needed() {
        let promises = |token: &String| OnDevice::from_token(token).words().contains("it opens without a network");
        assert_eq!(tokens().iter().filter(|token| promises(token)).collect::<Vec<_>>(), ["kept"]);
    }
}
