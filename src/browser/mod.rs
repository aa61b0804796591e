//! What the browser does for the app: one small file a service. Nothing here decides anything.

pub mod address;
mod answered;
pub mod canvas;
pub mod checker;
pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod download;
pub mod drawn;
mod early;
pub mod files;
pub mod focus;
pub mod folds;
pub mod frames;
pub mod offline;
pub mod pages;
pub mod pastes;
pub mod persist;
pub mod preference;
pub mod print;
pub mod records;
pub mod second_copy;
pub mod site;
pub mod storage;
pub mod tasks;
pub mod watch;
pub mod width;
