//! What must hold of kept milk: the ledger balances whatever she does, and no deed makes milk younger.
//! Not the words of it.

use domain::amount::{Unit, Yield};
use domain::fact::{Body, DeviceId, Fact, FactId, Stamp};
use domain::moment::Moment;
use domain::session::{Origin, Session};
use domain::stash::{Deed, Move, Outlet, State};
use proptest::prelude::*;

use super::*;
use crate::timeline::{Timeline, fold};
use domain::amount::Volume;

const HOUR: i64 = 3_600_000;
const START: i64 = 1_790_000_000_000;
const FAR: i64 = START + 10_000 * HOUR;

fn rules(id: &str) -> KeepRules {
    let text = include_str!("../../../../content/care/storage.toml");
    let sets = wire::storage_toml::read_json(&wire::storage_toml::as_json(text).unwrap()).unwrap();
    sets.into_iter().find(|set| set.id == id).unwrap()
}

fn ml(ml: f64) -> Volume {
    Volume::new(ml, Unit::Ml).unwrap()
}

fn at(hours: i64) -> Moment {
    Moment::new(START + hours * HOUR, 0, "UTC")
}

fn fact(id: u128, body: Body) -> Fact {
    Fact::new(FactId(id), DeviceId(1), Stamp { ms: u64::try_from(id).unwrap(), counter: 0 }, at(0), body)
}

fn done(id: u128, hours: i64, deed: Deed) -> Fact {
    fact(id, Body::Milk(Move { at: at(hours), deed }))
}

fn stored(id: u128, hours: i64, amount: f64, shelf: Shelf) -> Fact {
    let deed = Deed::Stored { session: None, volume: ml(amount), pumped: at(hours), shelf, label: String::new() };
    done(id, hours, deed)
}

fn pumped(id: u128, hours: i64, total: Option<f64>, destination: Destination) -> Fact {
    let session = Session {
        start: at(hours),
        end: at(hours),
        origin: Origin::Logged,
        gate: None,
        events: Vec::new(),
        amounts: Yield { total: total.map(ml), ..Yield::default() },
        discomfort: None,
        firm: Vec::new(),
        destination: Some(destination),
        note: String::new(),
        kit: domain::session::Kit::default(),
        trial: None,
    };
    fact(id, Body::Session(Box::new(session)))
}

fn moved(id: u128, hours: i64, bag: u128, shelf: Shelf) -> Fact {
    done(id, hours, Deed::Moved { bag: FactId(bag), shelf })
}

fn used(id: u128, hours: i64, bag: u128, amount: Option<f64>, to: Outlet) -> Fact {
    done(id, hours, Deed::Used { bag: FactId(bag), volume: amount.map(ml), to })
}

fn stash_at(facts: &[Fact], rules: &KeepRules, now_ms: i64) -> Stash {
    let Timeline { sessions, moves, .. } = fold(facts);
    fold_stash(&sessions, &moves, rules, now_ms)
}

/// Until when the first bag is good, in hours after the start: best and at most.
fn good_h(facts: &[Fact], set: &str) -> (i64, i64) {
    let rules = rules(set);
    let until = stash_at(facts, &rules, START + 100 * 24 * HOUR).bags[0].good_until(&rules);
    ((until.best_ms - START) / HOUR, (until.most_ms - START) / HOUR)
}

#[test]
fn every_shelf_by_every_set() {
    let expected = [
        ("cdc", [(4, 4), (24, 24), (96, 96), (4320, 8760), (4320, 8760)]),
        ("abm", [(4, 8), (24, 24), (96, 192), (4320, 8760), (8760, 8760)]),
        ("unit", [(4, 4), (24, 24), (48, 48), (2160, 2160), (2160, 2160)]),
    ];
    for (set, hours) in expected {
        for (shelf, hours) in Shelf::ALL.into_iter().zip(hours) {
            assert_eq!(good_h(&[stored(1, 0, 60.0, shelf)], set), hours, "{set} {shelf:?}");
        }
    }
}

#[test]
fn time_out_of_the_fridge_adds_up_and_never_lengthens_its_days() {
    let out = |hours: i64| [stored(1, 0, 60.0, Shelf::Fridge), moved(2, hours, 1, Shelf::Room)];
    assert_eq!(good_h(&out(10), "cdc"), (14, 14));
    assert_eq!(good_h(&out(95), "cdc"), (96, 96));
    let twice = [out(10).to_vec(), vec![moved(3, 13, 1, Shelf::Fridge), moved(4, 20, 1, Shelf::Room)]].concat();
    assert_eq!(good_h(&twice, "cdc"), (21, 21));
    assert_eq!(good_h(&twice[..3], "cdc"), (96, 96));
}

#[test]
fn another_freezer_does_not_start_the_time_anew() {
    let facts =
        [stored(1, 0, 60.0, Shelf::Fridge), moved(2, 50, 1, Shelf::Freezer), moved(3, 900, 1, Shelf::DeepFreezer)];
    assert_eq!(good_h(&facts, "cdc"), (50 + 4320, 50 + 8760));
}

#[test]
fn a_day_in_the_fridge_from_fully_thawed_and_never_frozen_again() {
    let out = vec![stored(1, 0, 60.0, Shelf::Freezer), moved(2, 100, 1, Shelf::Fridge)];
    assert_eq!(good_h(&out, "cdc"), (124, 124));
    let thawed = [out, vec![done(3, 110, Deed::Thawed { bag: FactId(1) })]].concat();
    assert_eq!(good_h(&thawed, "cdc"), (134, 134));
    // Said twice, the day does not begin anew.
    let again = [thawed.clone(), vec![done(4, 120, Deed::Thawed { bag: FactId(1) })]].concat();
    assert_eq!(good_h(&again, "cdc"), (134, 134));
    let refrozen = [thawed, vec![moved(5, 112, 1, Shelf::Freezer)]].concat();
    assert_eq!(good_h(&refrozen, "cdc"), (112, 112));
    let odd = stash_at(&refrozen, &rules("cdc"), FAR).odd;
    assert_eq!(odd, [Odd::Refrozen { deed: FactId(5), bag: FactId(1) }]);
}

#[test]
fn warmed_and_offered_milk_has_two_hours_at_most() {
    let warmed = vec![stored(1, 0, 60.0, Shelf::Fridge), done(2, 10, Deed::Warmed { bag: FactId(1) })];
    assert_eq!(good_h(&warmed, "cdc"), (12, 12));
    let offered = [warmed, vec![done(3, 11, Deed::Offered { bag: FactId(1) })]].concat();
    assert_eq!(good_h(&offered, "cdc"), (12, 12));
    assert_eq!(good_h(&offered, "unit"), (11, 11));
    let late = [stored(1, 0, 60.0, Shelf::Fridge), done(2, 95, Deed::Offered { bag: FactId(1) })];
    assert_eq!(good_h(&late, "cdc"), (96, 96));
}

#[test]
fn what_was_over_stays_over() {
    for shelf in [Shelf::Fridge, Shelf::Freezer, Shelf::Cooler] {
        let facts = [stored(1, 0, 60.0, Shelf::Room), moved(2, 5, 1, shelf)];
        assert_eq!(good_h(&facts, "cdc"), (4, 4), "{shelf:?}");
    }
}

#[test]
fn the_oldest_milk_in_a_pool_counts() {
    let pool = Deed::Pooled { bags: vec![FactId(1), FactId(2)], shelf: Shelf::Fridge, label: "both".into() };
    let facts = [stored(1, 0, 60.0, Shelf::Fridge), stored(2, 20, 40.0, Shelf::Fridge), done(3, 30, pool)];
    assert_eq!(good_h(&facts, "cdc"), (96, 96));
    let stash = stash_at(&facts, &rules("cdc"), START + 31 * HOUR);
    assert_eq!((stash.bags.len(), stash.bags[0].left, stash.bags[0].label.as_str()), (1, Some(ml(100.0)), "both"));
}

#[test]
fn her_own_numbers_replace_the_sets() {
    let own = domain::stash::Keep { state: State::Fresh, shelf: Shelf::Fridge, best_h: 72, most_h: 80 };
    let choice = domain::stash::StorageChoice { rules: "cdc".into(), own: vec![own] };
    let rules = choice.over(&rules("cdc"));
    let until = good_until(Destination::Fridge, 0, &rules).unwrap();
    assert_eq!((until.best_ms, until.most_ms), (72 * HOUR, 80 * HOUR));
    assert_eq!(good_until(Destination::Fed, 0, &rules), None);
}

#[test]
fn a_session_is_a_bag_by_itself_less_what_she_bagged() {
    let now = START + HOUR;
    let rules = rules("cdc");
    let session = pumped(1, 0, Some(120.0), Destination::Fridge);
    assert_eq!(stash_at(std::slice::from_ref(&session), &rules, now).bags[0].left, Some(ml(120.0)));
    let bag = |id, amount| {
        let session = Some(FactId(1));
        let shelf = Shelf::Freezer;
        done(id, 0, Deed::Stored { session, volume: ml(amount), pumped: at(0), shelf, label: String::new() })
    };
    let part = stash_at(&[session.clone(), bag(2, 70.0)], &rules, now);
    assert_eq!(part.bags.iter().map(|bag| bag.left).collect::<Vec<_>>(), [Some(ml(50.0)), Some(ml(70.0))]);
    let more = stash_at(&[session, bag(2, 70.0), bag(3, 60.0)], &rules, now);
    assert_eq!(more.odd, [Odd::MoreThanPumped { session: FactId(1), over: ml(10.0) }]);
    assert_eq!(more.bags.len(), 2);
}

#[test]
fn an_untouched_session_leaves_the_stash_a_day_after_it_is_over() {
    let facts = [pumped(1, 0, Some(120.0), Destination::Fridge), stored(2, 0, 80.0, Shelf::Fridge)];
    let rules = rules("cdc");
    assert_eq!(stash_at(&facts, &rules, START + 119 * HOUR).bags.len(), 2);
    let later = stash_at(&facts, &rules, START + 120 * HOUR);
    assert_eq!((later.bags.len(), later.ledger.untold), (1, ml(120.0)));
    assert_eq!(later.bags[0].freshness(&rules, START + 120 * HOUR), Freshness::Over);
}

#[test]
fn taking_more_than_there_is_says_so_and_never_goes_below_nothing() {
    let facts = [stored(1, 0, 60.0, Shelf::Fridge), used(2, 1, 1, Some(80.0), Outlet::Fed)];
    let stash = stash_at(&facts, &rules("cdc"), FAR);
    assert_eq!(stash.odd, [Odd::TookMore { deed: FactId(2), bag: FactId(1), over: ml(20.0) }]);
    assert_eq!((stash.ledger.fed, stash.ledger.left), (ml(60.0), Volume::ZERO));
}

#[test]
fn taking_a_bag_back_tells_what_was_done_with_it() {
    let gone = fact(3, Body::Deleted { of: FactId(1) });
    let facts = [stored(1, 0, 60.0, Shelf::Fridge), used(2, 1, 1, None, Outlet::Fed), gone];
    let stash = stash_at(&facts, &rules("cdc"), FAR);
    assert_eq!(stash.odd, [Odd::NoSuchBag { deed: FactId(2), bag: FactId(1) }]);
    assert_eq!(stash.ledger, Ledger::default());
}

#[test]
fn what_ends_first_is_used_first_and_what_is_over_comes_last() {
    let facts = [
        stored(1, 0, 60.0, Shelf::Freezer),
        stored(2, 90, 60.0, Shelf::Fridge),
        stored(3, 95, 60.0, Shelf::Room),
        stored(4, 0, 60.0, Shelf::Fridge),
    ];
    let order = stash_at(&facts, &rules("cdc"), START + 97 * HOUR).bags.iter().map(|bag| bag.id.0).collect::<Vec<_>>();
    assert_eq!(order, [3, 2, 1, 4]);
}

#[test]
fn made_kept_and_drunk() {
    let facts = [
        pumped(1, 0, Some(100.0), Destination::Fed),
        pumped(2, 3, Some(90.0), Destination::Fridge),
        used(3, 20, 2, Some(70.0), Outlet::Fed),
        done(4, 24, Deed::Drunk { volume: ml(30.0) }),
        used(5, 25, 2, None, Outlet::Discarded("left over".into())),
        stored(6, 30, 200.0, Shelf::Fridge),
    ];
    let (rules, now) = (rules("cdc"), START + 48 * HOUR);
    let Timeline { sessions, moves, .. } = fold(&facts);
    let stash = fold_stash(&sessions, &moves, &rules, now);
    let sums = sums_between(&stash, &sessions, &moves, START, now);
    let expected =
        Sums { made: ml(190.0), kept: ml(200.0), drunk: ml(200.0), donated: Volume::ZERO, discarded: ml(20.0) };
    assert_eq!(sums, expected);
    // 200 ml in the two days since the first feed, and 200 ml are left.
    assert_eq!(days_of_milk(&stash, &rules, now), Some(2.0));
    assert_eq!(days_of_milk(&Stash::default(), &rules, now), None);
}

fn any_shelf() -> impl Strategy<Value = Shelf> {
    prop::sample::select(Shelf::ALL.to_vec())
}

fn any_fact(id: u128) -> impl Strategy<Value = Fact> {
    let bag = (0..12_u128).prop_map(FactId);
    let amount = || (0..9_u32).prop_map(|tens| ml(f64::from(tens) * 10.0));
    let some = prop::option::of(amount());
    let outlet = prop::sample::select(vec![Outlet::Fed, Outlet::Donated, Outlet::Discarded("old".into())]);
    let label = String::new;
    let deed = prop_oneof![
        4 => (prop::option::of(bag.clone()), amount(), -5..90_i64, any_shelf()).prop_map(move |(session, volume, before, shelf)| {
            Deed::Stored { session, volume, pumped: at(before), shelf, label: label() }
        }),
        3 => (bag.clone(), any_shelf()).prop_map(|(bag, shelf)| Deed::Moved { bag, shelf }),
        1 => bag.clone().prop_map(|bag| Deed::Thawed { bag }),
        1 => bag.clone().prop_map(|bag| Deed::Warmed { bag }),
        1 => bag.clone().prop_map(|bag| Deed::Offered { bag }),
        3 => (bag.clone(), some, outlet).prop_map(|(bag, volume, to)| Deed::Used { bag, volume, to }),
        2 => (bag.clone(), amount()).prop_map(move |(bag, volume)| Deed::Split { bag, volume, label: label() }),
        2 => (prop::collection::vec(bag.clone(), 0..4), any_shelf())
            .prop_map(move |(bags, shelf)| Deed::Pooled { bags, shelf, label: label() }),
        1 => (bag.clone(), amount()).prop_map(|(bag, volume)| Deed::Counted { bag, volume }),
        1 => amount().prop_map(|volume| Deed::Drunk { volume }),
    ];
    let places = vec![Destination::Fridge, Destination::Freezer, Destination::Fed, Destination::Room];
    let total = prop::option::of((0..9_u32).prop_map(|tens| f64::from(tens) * 10.0));
    prop_oneof![
        6 => (0..200_i64, deed).prop_map(move |(hours, deed)| done(id, hours, deed)),
        3 => (0..150_i64, total, prop::sample::select(places)).prop_map(move |(hours, total, to)| pumped(id, hours, total, to)),
        1 => bag.clone().prop_map(move |of| fact(id, Body::Deleted { of })),
        1 => bag.prop_map(move |of| fact(id, Body::Restored { of })),
    ]
}

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    (0..12_u128).prop_flat_map(|count| (0..=count).map(any_fact).collect::<Vec<_>>())
}

fn balances(ledger: Ledger) -> bool {
    let into = ledger.stored + ledger.found;
    let out = ledger.fed + ledger.donated + ledger.discarded + ledger.missing + ledger.untold;
    into == out + ledger.left
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn the_balance_is_the_ledger_after_any_edits(facts in facts(), now_h in 0..400_i64) {
        let rules = rules("cdc");
        let stash = stash_at(&facts, &rules, START + now_h * HOUR);
        prop_assert!(balances(stash.ledger), "{:?}", stash.ledger);
        let in_bags = stash.bags.iter().filter_map(|bag| bag.left).fold(Volume::ZERO, |sum, left| sum + left);
        prop_assert_eq!(in_bags, stash.ledger.left);
        let sum = |wanted: &dyn Fn(&Outlet) -> bool| {
            let of_bags = stash.given.iter().filter(|given| given.bag.is_some() && wanted(&given.to));
            of_bags.fold(Volume::ZERO, |sum, given| sum + given.volume)
        };
        prop_assert_eq!(sum(&|to| *to == Outlet::Fed), stash.ledger.fed);
        prop_assert_eq!(sum(&|to| matches!(to, Outlet::Discarded(_))), stash.ledger.discarded);
    }

    #[test]
    fn the_order_of_writing_never_matters(facts in facts(), turn in any::<prop::sample::Index>()) {
        let mut turned = facts.clone();
        turned.rotate_left(turn.index(facts.len().max(1)).min(facts.len()));
        turned.reverse();
        prop_assert_eq!(stash_at(&facts, &rules("cdc"), FAR), stash_at(&turned, &rules("cdc"), FAR));
    }

    #[test]
    fn no_deed_makes_spoiled_milk_good(facts in facts(), now_h in 0..300_i64) {
        let rules = rules("cdc");
        let now_ms = START + now_h * HOUR;
        let before = stash_at(&facts, &rules, now_ms);
        let after = stash_at(&facts, &rules, FAR);
        for old in before.bags.iter().filter(|bag| bag.freshness(&rules, now_ms) == Freshness::Over) {
            for new in after.bags.iter().filter(|bag| bag.id == old.id) {
                prop_assert_eq!(new.freshness(&rules, now_ms), Freshness::Over, "{:?}", new);
            }
        }
    }

    #[test]
    fn a_pool_is_good_no_longer_than_any_milk_in_it(
        one in 0..90_i64, other in 0..90_i64, shelves in (any_shelf(), any_shelf(), any_shelf()), last in any_shelf(),
    ) {
        let rules = rules("cdc");
        let pool = |bags: Vec<FactId>| done(8, 91, Deed::Pooled { bags, shelf: shelves.2, label: String::new() });
        let base = vec![stored(1, one, 50.0, shelves.0), stored(2, other, 50.0, shelves.1)];
        let until = |bags: &[u128]| {
            let mut facts = base.clone();
            facts.push(pool(bags.iter().copied().map(FactId).collect()));
            facts.push(moved(9, 92, 8, last));
            let stash = stash_at(&facts, &rules, FAR);
            stash.bags.iter().find(|bag| bag.id == FactId(8)).map(|bag| bag.good_until(&rules).most_ms)
        };
        prop_assert_eq!(until(&[1, 2]), until(&[1]).min(until(&[2])));
    }
}
