//! What the tests share.

pub mod anyshire;
pub mod backups;
pub mod choose;
pub mod codes;
pub mod computed;
pub mod copy;
pub mod draw;
pub mod failing;
pub mod mutating;
pub mod pages;
pub mod paint;
pub mod references;
pub mod searched;
pub mod snapshot;
