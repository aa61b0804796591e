//! The picture that stands beside a link to the page, where one is shown with a preview.

use crate::html::escaped;

/// The file of the picture, beside the page and in the folder of a record.
pub const PICTURE: &str = "preview.png";

/// What stands for the picture of a record that has none.
const ICON: &str = "icon-512.png";

/// The name of the setting with the address.
const SETTING: &str = "SITE_ADDRESS";

/// Where a site will be, with a stroke at its end; empty where that is not known. Previews are made by other programs, of
/// which many follow whole addresses alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteAddress(String);

/// An address that no site can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{SETTING} is '{0}', which is no address of a site: write it whole, as https://example.org/inspections/")]
pub struct NotAnAddress(String);

impl SiteAddress {
    /// Reads the setting.
    ///
    /// # Errors
    /// [`NotAnAddress`] where it does not begin with `https://` or `http://`, or holds what no address holds.
    pub fn new(setting: &str) -> Result<Self, NotAnAddress> {
        if setting.is_empty() {
            return Ok(Self::default());
        }
        let host = setting.strip_prefix("https://").or_else(|| setting.strip_prefix("http://")).unwrap_or_default();
        let holds = |sign: char| sign.is_ascii_alphanumeric() || "-._~:/%@+".contains(sign);
        if host.is_empty() || host.starts_with('/') || !host.chars().all(holds) {
            return Err(NotAnAddress(setting.to_owned()));
        }
        Ok(Self(format!("{}/", setting.trim_end_matches('/'))))
    }
}

/// The lines of the head that name the picture: the record's, or the sign of the explorer.
pub fn preview(has_picture: bool, address: &SiteAddress, title: &str) -> String {
    let (file, kind, shows) = match has_picture {
        true => (PICTURE, "summary_large_image", format!("The chart of the grades. {title}")),
        false => (ICON, "summary", title.to_owned()),
    };
    let at = &address.0;
    let mut lines = vec![
        format!("<meta property=\"og:image\" content=\"{}\">", escaped(&format!("{at}{file}"))),
        format!("<meta property=\"og:image:alt\" content=\"{}\">", escaped(&shows)),
        format!("<meta name=\"twitter:card\" content=\"{kind}\">"),
    ];
    if !at.is_empty() {
        lines.push(format!("<meta property=\"og:url\" content=\"{}\">", escaped(at)));
    }
    lines.join("\n  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_without_a_picture_has_the_sign_of_the_explorer() {
        let lines = preview(false, &SiteAddress::default(), "A & B");
        assert!(lines.contains("content=\"icon-512.png\"") && lines.contains("\"summary\""), "{lines}");
        assert!(lines.contains("A &amp; B") && !lines.contains("og:url"), "{lines}");
    }

    #[test]
    fn where_the_address_is_known_the_picture_is_named_whole() {
        let address = SiteAddress::new("https://example.org/a").unwrap();
        let lines = preview(true, &address, "T");
        assert!(lines.contains("content=\"https://example.org/a/preview.png\""), "{lines}");
        assert!(lines.contains("og:url\" content=\"https://example.org/a/\"") && lines.contains("large"), "{lines}");
        assert_eq!(SiteAddress::new("https://example.org/a/"), Ok(address));
    }

    #[test]
    fn what_is_no_address_is_told() {
        for bad in
            ["example.org", "ftp://example.org/", "https://", "https:///a", "https://a.org/\"><script>", "javascript:x"]
        {
            let told = SiteAddress::new(bad).map_err(|error| error.to_string());
            assert!(told.is_err_and(|told| told.contains(bad) && told.contains("write it whole")), "{bad}");
        }
    }
}
