//! The store and its second copy: whatever is killed, cleared or refused, nothing that was said to be saved is lost, and
//! nothing that was deleted comes back.

mod any_order;
mod comes_back;

use crate::support::pages::record;
use inspection_explorer::desk::Desk;
use inspection_explorer::store::KeyValue;

fn read(store: &dyn KeyValue, random: u64) -> Desk {
    Desk::read_all(store, &record(), random)
}
