//! The time: the only place that asks for it.

/// Milliseconds since the beginning of 1970.
pub fn now() -> u64 {
    js_sys::Date::now().max(0.0) as u64
}

/// Today in the reader's place, as 2026-11-22.
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// A time as the day in words, as 22 November 2026.
pub fn day(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
    let text = format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date());
    crate::record::Date::parse(&text).map(|date| date.to_string()).unwrap_or(text)
}

/// A time as day and time of day in words, as 22 November 2026, 09:05.
pub fn moment(milliseconds: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds as f64));
    format!("{}, {:02}:{:02}", day(milliseconds), date.get_hours(), date.get_minutes())
}

/// A number that no other page has.
pub fn random() -> u64 {
    let digits = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    digits() << 32 | digits()
}
