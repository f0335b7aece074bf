//! Any fact that can be, for property tests.
//! Not likely facts: texts are odd, numbers are large, lists are long.

use domain::amount::{Volume, Yield};
use domain::care::{Access, Advice, Finding, Gate, Level};
use domain::fact::{Body, DeviceId, Extra, Fact, FactId, Stamp};
use domain::moment::Moment;
use domain::place::{Breast, Quadrant, Spot};
use domain::plan::{Answer, DueAnswer, Night, Plan, Rhythm, Span, Weaning, Weekdays};
use domain::protocol::{Protocol, Step};
use domain::record::{Record, RecordKey};
use domain::session::{Event, Happening, Kit, Origin, Session};
use domain::settings::Settings;
use domain::stash::{Deed, Keep, Move, Outlet, StorageChoice};
use domain::trial::{InTrial, Trial, TrialEnd};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::words::Word;

fn word<W: Word + std::fmt::Debug>() -> impl Strategy<Value = W> {
    select(W::WORDS.iter().map(|(case, _)| *case).collect::<Vec<_>>())
}

fn moment() -> impl Strategy<Value = Moment> {
    let zone = select(vec!["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Asia/Kolkata"]);
    (-2_000_000_000_000_i64..8_000_000_000_000, -50_000..50_000_i32, zone)
        .prop_map(|(ms, offset_s, zone)| Moment::new(ms, offset_s, zone))
}

fn volume() -> impl Strategy<Value = Volume> {
    (0..1_000_000_u32).prop_map(|microlitres| Volume::from_ml_clamped(f64::from(microlitres) / 1000.0))
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        select(vec![
            Happening::PumpOn,
            Happening::Letdown,
            Happening::Pause,
            Happening::Resume,
            Happening::Next,
            Happening::Skip,
            Happening::Finish,
            Happening::Stop,
        ]),
        (word(), word()).prop_map(|(state, side)| Happening::Flow { state, side }),
        (option::of(word()), option::of(word()), option::of(any::<u8>()))
            .prop_map(|(breast, quadrant, level)| Happening::Pain { breast, quadrant, level }),
        any::<u8>().prop_map(Happening::PainLevel),
    ]
}

fn gate() -> impl Strategy<Value = Gate> {
    let finding = (any::<String>(), option::of(word()), any::<u16>()).prop_map(|(name, breast, value)| Finding {
        name,
        breast,
        value,
    });
    let advice = (any::<String>(), word::<Level>(), option::of(word()), any::<String>())
        .prop_map(|(rule, level, breast, say)| Advice { rule, level, breast, say });
    (
        vec(finding, 0..3),
        word::<Access>(),
        word::<Access>(),
        any::<bool>(),
        any::<u8>(),
        vec(advice, 0..3),
        any::<u32>(),
    )
        .prop_map(|(findings, left, right, pump, pain_before, advice, rules_version)| Gate {
            findings,
            left,
            right,
            pump,
            pain_before,
            advice,
            rules_version,
        })
}

fn step() -> impl Strategy<Value = Step> {
    let texts = (any::<String>(), any::<String>(), any::<String>());
    (texts, word(), any::<u32>(), word(), any::<u8>(), any::<u32>(), word(), word()).prop_map(
        |((id, source, say), act, seconds, places, pressure, pace_per_min, hands, until)| Step {
            id,
            act,
            seconds,
            places,
            pressure,
            pace_per_min,
            hands,
            until,
            source,
            say,
        },
    )
}

fn protocol() -> impl Strategy<Value = Protocol> {
    let texts = (any::<String>(), option::of(any::<String>()), option::of(any::<String>()));
    let numbers = (any::<u32>(), any::<u32>(), any::<u32>());
    let order = Just(Quadrant::ALL.to_vec()).prop_shuffle();
    (texts, numbers, word(), word(), word(), word::<Breast>(), order, vec(step(), 0..3)).prop_map(
        |((id, name, copy_of), (version, hold_s, rest_s), purpose, release, sides, first, order, steps)| Protocol {
            id,
            version,
            name,
            copy_of,
            purpose,
            release,
            sides,
            first,
            order: [order[0], order[1], order[2], order[3]],
            hold_s,
            rest_s,
            steps,
        },
    )
}

fn record_key() -> impl Strategy<Value = RecordKey> {
    (any::<String>(), any::<u64>()).prop_map(|(kind, number)| RecordKey { kind, number })
}

pub(crate) fn session() -> impl Strategy<Value = Session> {
    let origin = prop_oneof![
        Just(Origin::Logged),
        protocol().prop_map(|protocol| Origin::Live(Box::new(protocol))),
        (any::<String>(), any::<String>()).prop_map(|(from, id)| Origin::Imported { from, id }),
    ];
    let amounts = (option::of(volume()), option::of(volume()), option::of(volume()))
        .prop_map(|(left, right, total)| Yield { left, right, total });
    let event = (any::<u64>(), happening()).prop_map(|(at_ms, what)| Event { at_ms, what });
    let after = (
        option::of(any::<u8>()),
        vec(select(Spot::all().collect::<Vec<_>>()), 0..4),
        option::of(word()),
        any::<String>(),
    );
    let kit = (option::of(any::<u8>()), any::<String>()).prop_map(|(flange_mm, pump)| Kit { flange_mm, pump });
    let part = (any::<u128>(), word(), option::of(word())).prop_map(|(trial, assigned, done)| InTrial {
        trial: FactId(trial),
        assigned,
        done,
    });
    let beside = (kit, option::of(part));
    (moment(), moment(), origin, option::of(gate()), vec(event, 0..4), amounts, after, beside).prop_map(
        |(start, end, origin, gate, events, amounts, (discomfort, firm, destination, note), (kit, trial))| Session {
            start,
            end,
            origin,
            gate,
            events,
            amounts,
            discomfort,
            firm,
            destination,
            note,
            kit,
            trial,
        },
    )
}

fn trial() -> impl Strategy<Value = Trial> {
    (word(), word(), option::of(any::<[u8; 2]>()), any::<u64>(), -20_000..60_000_i32, any::<u32>()).prop_map(
        |(question, kind, numbers, seed, first_day, sessions)| Trial {
            question,
            kind,
            numbers,
            seed,
            first_day,
            sessions,
        },
    )
}

fn trial_end() -> impl Strategy<Value = TrialEnd> {
    prop_oneof![
        Just(TrialEnd::ByHer),
        (word(), any::<u32>()).prop_map(|(verdict, sessions)| TrialEnd::ByItself { verdict, sessions }),
    ]
}

fn settings() -> impl Strategy<Value = Settings> {
    (word(), word(), word(), word(), any::<[bool; 4]>(), any::<[u16; 3]>(), any::<u8>(), any::<String>()).prop_map(
        |(unit, soundscape, wording, look, on, numbers, per_day, protocol)| Settings {
            unit,
            soundscape,
            wording,
            look,
            per_day,
            protocol,
            voice: on[0],
            tones: on[1],
            vibration: on[2],
            mirror: on[3],
            day_start_min: numbers[0],
            text_percent: numbers[1],
            interval_min: numbers[2],
        },
    )
}

fn of_any() -> impl Strategy<Value = FactId> {
    any::<u128>().prop_map(FactId)
}

fn deed() -> impl Strategy<Value = Deed> {
    let bag = any::<u128>().prop_map(FactId);
    let outlet = prop_oneof![Just(Outlet::Fed), Just(Outlet::Donated), any::<String>().prop_map(Outlet::Discarded),];
    prop_oneof![
        (option::of(bag.clone()), volume(), moment(), word(), any::<String>())
            .prop_map(|(session, volume, pumped, shelf, label)| Deed::Stored { session, volume, pumped, shelf, label }),
        (bag.clone(), word()).prop_map(|(bag, shelf)| Deed::Moved { bag, shelf }),
        bag.clone().prop_map(|bag| Deed::Thawed { bag }),
        bag.clone().prop_map(|bag| Deed::Warmed { bag }),
        bag.clone().prop_map(|bag| Deed::Offered { bag }),
        (bag.clone(), option::of(volume()), outlet).prop_map(|(bag, volume, to)| Deed::Used { bag, volume, to }),
        (bag.clone(), volume(), any::<String>()).prop_map(|(bag, volume, label)| Deed::Split { bag, volume, label }),
        (vec(bag.clone(), 0..4), word(), any::<String>()).prop_map(|(bags, shelf, label)| Deed::Pooled {
            bags,
            shelf,
            label
        }),
        (bag.clone(), volume()).prop_map(|(bag, volume)| Deed::Counted { bag, volume }),
        (bag, any::<String>()).prop_map(|(bag, label)| Deed::Labelled { bag, label }),
        volume().prop_map(|volume| Deed::Drunk { volume }),
    ]
}

fn rhythm() -> impl Strategy<Value = Rhythm> {
    let night = (span(), any::<u16>()).prop_map(|(span, minutes)| Night { span, minutes });
    prop_oneof![
        (any::<u16>(), option::of(night)).prop_map(|(minutes, night)| Rhythm::Every { minutes, night }),
        vec(0..1440_u16, 0..5).prop_map(Rhythm::Times),
        any::<u8>().prop_map(Rhythm::Count),
        Just(Rhythm::Off),
    ]
}

fn span() -> impl Strategy<Value = Span> {
    (0..1440_u16, 0..1440_u16).prop_map(|(from, to)| Span { from, to })
}

fn plan() -> impl Strategy<Value = Plan> {
    let day = || (-3_000..60_000_i64).prop_map(domain::moment::day_at);
    let weaning = (day(), any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(first, from, to, days_each)| Weaning {
        first,
        from,
        to,
        days_each,
    });
    let other = vec((any::<[bool; 7]>().prop_map(Weekdays), rhythm()), 0..3);
    (word(), option::of(day()), rhythm(), other, option::of(span()), any::<bool>(), option::of(weaning)).prop_map(
        |(situation, born, rhythm, other_days, quiet, remind, weaning)| Plan {
            situation,
            born,
            rhythm,
            other_days,
            quiet,
            remind,
            weaning,
        },
    )
}

fn due_answer() -> impl Strategy<Value = DueAnswer> {
    let answer = prop_oneof![Just(Answer::Skip), any::<u16>().prop_map(|minutes| Answer::Snooze { minutes })];
    (any::<i64>(), any::<i64>(), answer).prop_map(|(due_ms, at_ms, answer)| DueAnswer { due_ms, at_ms, answer })
}

fn storage() -> impl Strategy<Value = StorageChoice> {
    let keep = (word(), word(), any::<u32>(), any::<u32>()).prop_map(|(state, shelf, one, other): (_, _, u32, u32)| {
        Keep { state, shelf, best_h: one.min(other), most_h: one.max(other) }
    });
    (any::<String>(), vec(keep, 0..4)).prop_map(|(rules, own)| StorageChoice { rules, own })
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        session().prop_map(|session| Body::Session(Box::new(session))),
        (of_any(), session()).prop_map(|(of, session)| Body::Corrected { of, session: Box::new(session) }),
        of_any().prop_map(|of| Body::Deleted { of }),
        of_any().prop_map(|of| Body::Restored { of }),
        gate().prop_map(Body::Gate),
        settings().prop_map(Body::Settings),
        protocol().prop_map(Body::Protocol),
        any::<String>().prop_map(|id| Body::ProtocolGone { id }),
        (record_key(), any::<String>(), any::<i64>()).prop_map(|(key, text, number)| {
            let raw = serde_json::json!({ "note": text, "count": [number, null], "": {} }).to_string();
            Body::Record(Record { key, raw })
        }),
        record_key().prop_map(Body::RecordGone),
        trial().prop_map(Body::TrialStarted),
        (of_any(), trial_end()).prop_map(|(of, how)| Body::TrialEnded { of, how }),
        (of_any(), any::<bool>()).prop_map(|(of, spilled)| Body::Vouched { of, spilled }),
        (moment(), deed()).prop_map(|(at, deed)| Body::Milk(Move { at, deed })),
        storage().prop_map(Body::Storage),
        plan().prop_map(Body::Plan),
        due_answer().prop_map(Body::DueAnswered),
        Just(Body::Unknown {
            kind: "stash".into(),
            raw: r#"{"bag":{"n":1.50,"big":123456789012345678901234567890}}"#.into()
        }),
    ]
}

/// Any fact.
pub(crate) fn fact() -> impl Strategy<Value = Fact> {
    (any::<u128>(), any::<u128>(), any::<u64>(), any::<u32>(), moment(), body(), any::<bool>()).prop_map(
        |(id, device, ms, counter, moment, body, newer)| {
            let known = !matches!(body, Body::Unknown { .. });
            let mut fact = Fact::new(FactId(id), DeviceId(device), Stamp { ms, counter }, moment, body);
            if newer && known {
                fact.extra.push(Extra { path: vec!["mood".into()], raw: r#"{"a":[1.10,null]}"#.into() });
            }
            fact
        },
    )
}
