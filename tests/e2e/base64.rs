//! Bytes that are told as text.

use crate::fault::{Done, Fault};

/// The bytes of a text in base 64.
pub fn decoded(text: &str) -> Done<Vec<u8>> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for sign in text.bytes().filter(|sign| *sign != b'=') {
        let value = digits.iter().position(|digit| *digit == sign).ok_or_else(|| Fault::new("this is no base 64"))?;
        bits = bits << 6 | u32::try_from(value)?;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    Ok(bytes)
}
