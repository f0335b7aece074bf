//! The part of the story with many at once.
//! One task drives them all, so that it runs in a browser too; the store decides what really happens at once.

use futures_util::future::{join, join_all};

use super::{all, kept, parcel, parcels};
use crate::store::{Cursor, FamilyId, Parcel, Store};

/// Writers and how many parcels each brings.
const WRITERS: u128 = 8;
const EACH: u128 = 12;

/// Each writer brings its own parcels one by one, and between them one that all bring.
async fn write<S: Store>(store: &S, family: FamilyId, writer: u128) {
    for nth in 0..EACH {
        let own = parcel(1_000 + writer * EACH + nth);
        kept(store.append(family, &[own, parcel(nth)]).await);
    }
}

async fn write_all<S: Store>(store: &S, family: FamilyId) {
    join_all((0..WRITERS).map(|writer| write(store, family, writer))).await;
}

fn everything() -> Vec<Parcel> {
    parcels((0..EACH).chain(1_000..1_000 + WRITERS * EACH))
}

pub(super) async fn many_writers_leave_no_gap<S: Store>(store: &S, family: FamilyId) {
    write_all(store, family).await;
    let mut found = all(store, family).await;
    found.sort_by_key(|parcel| parcel.id);
    assert_eq!(found, everything(), "each parcel once, none lost");
    assert_eq!(kept(store.head(family).await), Cursor(found.len() as u64));
}

pub(super) async fn a_reader_among_writers_misses_nothing<S: Store>(store: &S, family: FamilyId) {
    let reading = async {
        let mut cursor = Cursor(0);
        let mut seen: Vec<Parcel> = Vec::new();
        while seen.len() < everything().len() {
            let page = kept(store.since(family, cursor, 5).await);
            for placed in page.parcels {
                // What turns up behind the cursor later would be missed for ever.
                assert_eq!(placed.at.0, seen.len() as u64 + 1, "no place is skipped");
                seen.push(placed.parcel);
            }
            cursor = page.next;
            breathe().await;
        }
        seen
    };
    let (mut seen, ()) = join(reading, write_all(store, family)).await;
    seen.sort_by_key(|parcel| parcel.id);
    assert_eq!(seen, everything());
}

pub(super) async fn erasing_among_writers_leaves_a_whole_order<S: Store>(store: &S, family: FamilyId) {
    let erasing = async {
        for _ in 0..4 {
            breathe().await;
            kept(store.erase(family).await);
        }
    };
    join(erasing, write_all(store, family)).await;
    let left = all(store, family).await;
    assert_eq!(kept(store.head(family).await), Cursor(left.len() as u64), "the head is that of what is left");
    kept(store.erase(family).await);
    assert_eq!(all(store, family).await, []);
}

/// Lets the others have a turn, without a clock.
async fn breathe() {
    let mut waited = false;
    std::future::poll_fn(move |context| {
        if waited {
            return std::task::Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}
