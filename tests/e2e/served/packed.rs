//! The packed copies beside the files of a built site, for hosts that send such copies.

use crate::folder::files;
use crate::host;
use crate::left_out::left_out_here;
use crate::page::Page;
use crate::reader::FINDINGS;
use crate::site::Site;
use crate::stage::Stage;
use flate2::read::GzDecoder;
use shell::{Files, is_packed};
use std::io::Read;

/// The files of the built site, with the packed copies. `None`, and told, where it was built without.
fn packed() -> Option<Files> {
    let mut all = Files::new();
    files(&Site::build_folder().unwrap(), "", &mut all).unwrap();
    if all.keys().any(|name| is_packed(name)) {
        return Some(all);
    }
    left_out_here("this site was built for a quick look, without packed copies");
    None
}

#[test]
fn the_copies_hold_what_the_files_hold() {
    let Some(all) = packed() else { return };
    let worth = |name: &str| [".html", ".js", ".css", ".wasm", ".json"].iter().any(|end| name.ends_with(end));
    for (name, bytes) in all.iter().filter(|(name, bytes)| worth(name) && bytes.len() > 1_000) {
        let copy = |end: &str| all.get(&format!("{name}{end}")).unwrap_or_else(|| panic!("{name}{end} is missing"));
        let mut told = Vec::new();
        GzDecoder::new(copy(".gz").as_slice()).read_to_end(&mut told).unwrap();
        assert!(told == *bytes, "{name}.gz is of another {name}");
        let (br, gz) = (copy(".br").len(), copy(".gz").len());
        assert!(br < gz && gz < bytes.len(), "{name}: {} bytes, {gz} with gzip, {br} with brotli", bytes.len());
    }
}

#[tokio::test]
async fn a_host_may_send_the_copies() {
    if packed().is_none() {
        return;
    }
    Stage::with_packed_copies()
        .play(async |page: &Page| {
            page.open(FINDINGS).await?;
            page.counts("h1", 1).await?;
            let port = page.driver.current_url().await?.port().unwrap_or_default();
            let copies = host::change(port, |host| std::mem::take(&mut host.copies));
            let came = |part: &str| copies.iter().any(|target| target.contains(part));
            page.insist(
                ["_bg.wasm", "boot.js", ".css"].into_iter().all(came),
                format!("copies were sent of {copies:?}"),
            )
        })
        .await;
}
