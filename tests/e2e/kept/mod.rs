//! What a reader writes is kept: whatever is typed, however the page is left, and whatever happens to the browser's storage.

pub mod killed;
pub mod notes;
pub mod second_copy;
pub mod storage;
pub mod survival;
pub mod typing;
