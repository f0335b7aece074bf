//! The one story that every store must pass, in memory, in the browser and on both databases.
//! Not a unit test of any of them, and no benchmark. Panics at the first thing that does not hold, and says which.

mod crowd;
mod records;
mod tokens;

use domain::fact::{DeviceId, FactId};

pub use records::record_story;
pub use tokens::token_story;

use crate::store::{Appended, Cursor, FamilyId, Page, Parcel, Store};

/// Runs the whole story. `open` opens the same store each time; `family` is the first of a hundred ids that are free.
///
/// # Panics
/// When the store breaks its contract.
pub async fn story<S: Store>(open: impl AsyncFn() -> S, family: u128) {
    let store = open().await;
    let mut families = (family..).map(FamilyId);
    let mut next = || families.next().unwrap_or(FamilyId(family));
    an_unknown_family_has_nothing(&store, next()).await;
    parcels_come_back_in_order(&store, next()).await;
    what_is_known_stays_as_it_was(&store, next()).await;
    pages_join_without_gap(&store, next()).await;
    families_are_apart(&store, next(), next()).await;
    any_bytes_come_back(&store, next()).await;
    erasing_forgets_one_family(&store, next(), next()).await;
    crowd::many_writers_leave_no_gap(&store, next()).await;
    crowd::a_reader_among_writers_misses_nothing(&store, next()).await;
    crowd::erasing_among_writers_leaves_a_whole_order(&store, next()).await;
    reopening_keeps_everything(&open, next()).await;
    assert!(kept(store.health().await).kind.len() > 2, "a healthy store says what it is");
}

/// The value, or the end of the story.
fn kept<T>(result: Result<T, crate::StoreError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("the store refused: {error}"),
    }
}

/// A parcel by number, with a body that tells it.
fn parcel(number: u128) -> Parcel {
    Parcel { id: FactId(number), device: DeviceId(number % 3), body: format!("body {number}").into_bytes() }
}

fn parcels(numbers: impl IntoIterator<Item = u128>) -> Vec<Parcel> {
    numbers.into_iter().map(parcel).collect()
}

async fn all<S: Store>(store: &S, family: FamilyId) -> Vec<Parcel> {
    let page = kept(store.since(family, Cursor(0), 10_000).await);
    assert!(!page.more, "everything was asked for");
    let places: Vec<u64> = page.parcels.iter().map(|placed| placed.at.0).collect();
    assert_eq!(places, (1..=places.len() as u64).collect::<Vec<_>>(), "places count from 1 without gaps");
    page.parcels.into_iter().map(|placed| placed.parcel).collect()
}

async fn an_unknown_family_has_nothing<S: Store>(store: &S, family: FamilyId) {
    assert_eq!(kept(store.head(family).await), Cursor(0));
    let nothing = Page { parcels: Vec::new(), next: Cursor(0), more: false };
    assert_eq!(kept(store.since(family, Cursor(0), 10).await), nothing);
    assert_eq!(kept(store.append(family, &[]).await), Appended { new: 0, head: Cursor(0) });
    kept(store.erase(family).await);
}

async fn parcels_come_back_in_order<S: Store>(store: &S, family: FamilyId) {
    // Ids do not rise with places: order is that of arrival.
    let sent = parcels([9, 2, 5]);
    assert_eq!(kept(store.append(family, &sent).await), Appended { new: 3, head: Cursor(3) });
    assert_eq!(kept(store.append(family, &parcels([1])).await), Appended { new: 1, head: Cursor(4) });
    assert_eq!(all(store, family).await, [sent, parcels([1])].concat());
    assert_eq!(kept(store.head(family).await), Cursor(4));
}

async fn what_is_known_stays_as_it_was<S: Store>(store: &S, family: FamilyId) {
    kept(store.append(family, &parcels([1, 2])).await);
    assert_eq!(kept(store.append(family, &parcels([1, 2])).await), Appended { new: 0, head: Cursor(2) });
    let other = Parcel { body: b"another body".to_vec(), ..parcel(2) };
    let mixed = [parcel(1), other, parcel(3), parcel(3)];
    assert_eq!(kept(store.append(family, &mixed).await), Appended { new: 1, head: Cursor(3) }, "repeats count once");
    assert_eq!(all(store, family).await, parcels([1, 2, 3]), "the first body stays");
}

async fn pages_join_without_gap<S: Store>(store: &S, family: FamilyId) {
    kept(store.append(family, &parcels(1..=7)).await);
    let mut cursor = Cursor(0);
    let mut seen = Vec::new();
    loop {
        let page = kept(store.since(family, cursor, 3).await);
        assert!(page.parcels.len() <= 3, "no more than asked for");
        seen.extend(page.parcels.iter().map(|placed| placed.at.0));
        cursor = page.next;
        if !page.more {
            break;
        }
    }
    assert_eq!(seen, (1..=7).collect::<Vec<_>>());
    assert_eq!(cursor, Cursor(7));
    for beyond in [7, 8, u64::MAX] {
        let page = kept(store.since(family, Cursor(beyond), 3).await);
        assert_eq!(page, Page { parcels: Vec::new(), next: Cursor(beyond), more: false }, "nothing lies beyond");
    }
    let exact = kept(store.since(family, Cursor(0), 7).await);
    assert!(!exact.more && exact.parcels.len() == 7, "a page that ends at the head knows it");
}

async fn families_are_apart<S: Store>(store: &S, one: FamilyId, other: FamilyId) {
    kept(store.append(one, &parcels([1, 2])).await);
    let theirs = vec![Parcel { body: b"theirs".to_vec(), ..parcel(1) }];
    assert_eq!(kept(store.append(other, &theirs).await), Appended { new: 1, head: Cursor(1) });
    assert_eq!(all(store, one).await, parcels([1, 2]));
    assert_eq!(all(store, other).await, theirs);
}

async fn any_bytes_come_back<S: Store>(store: &S, family: FamilyId) {
    let with = |id: u128, body: Vec<u8>| Parcel { id: FactId(id), device: DeviceId(u128::MAX - id), body };
    let sent = vec![
        with(0, Vec::new()),
        with(u128::MAX, (0..=255).collect()),
        with(1 << 127, vec![0; 3]),
        with(5, (0..1_000_000_u32).map(|n| n.to_le_bytes()[0]).collect()),
    ];
    kept(store.append(family, &sent).await);
    assert!(all(store, family).await == sent, "bodies come back byte for byte");
}

async fn erasing_forgets_one_family<S: Store>(store: &S, gone: FamilyId, stays: FamilyId) {
    kept(store.append(gone, &parcels([1, 2])).await);
    kept(store.append(stays, &parcels([1, 2])).await);
    kept(store.erase(gone).await);
    kept(store.erase(gone).await);
    assert_eq!(all(store, gone).await, []);
    assert_eq!(kept(store.head(gone).await), Cursor(0));
    assert_eq!(all(store, stays).await, parcels([1, 2]));
    assert_eq!(kept(store.append(gone, &parcels([2])).await), Appended { new: 1, head: Cursor(1) }, "it starts anew");
}

async fn reopening_keeps_everything<S: Store>(open: &impl AsyncFn() -> S, family: FamilyId) {
    let before = open().await;
    kept(before.append(family, &parcels([3, 1])).await);
    drop(before);
    let after = open().await;
    assert_eq!(all(&after, family).await, parcels([3, 1]));
    assert_eq!(kept(after.append(family, &parcels([3, 4])).await), Appended { new: 1, head: Cursor(3) });
}
