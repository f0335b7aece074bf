//! Entries that look odd, each with a question and an answer of one tap.
//! Nothing is changed before she answers, and every answer is a fact that can be taken back.

use std::sync::Arc;

use content::words::args;
use domain::amount::{ML_PER_OZ, Volume, Yield};
use domain::fact::Body;
use domain::session::Session;
use engine::insight::Doubt;
use engine::timeline::Entry;
use leptos::prelude::*;

use super::Seen;
use crate::adapters::{calendar, clock};
use crate::state::{App, Deed};

/// At most so many questions at once, the latest first; more would nag.
const MOST: usize = 3;
/// Entries older than this are not asked about.
const ASKED_DAYS: i64 = 30;

/// What looks odd.
#[derive(Clone, Copy, PartialEq)]
enum Odd {
    /// There twice.
    Double,
    /// Fits in the other unit: by what it must be multiplied.
    Slip(f64),
    /// Far from what is usual.
    Far,
}

pub(super) fn questions(seen: &Seen) -> Option<AnyView> {
    let app = seen.app;
    let asked: Vec<AnyView> = odd(seen).into_iter().map(|(entry, odd)| question(seen, entry, odd)).collect();
    (!asked.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="odd-name">
                <div>
                    <h2 id="odd-name">{app.say("odd-title")}</h2>
                    <p class="muted small">{app.say("odd-hint")}</p>
                </div>
                {asked}
            </section>
        }
        .into_any()
    })
}

fn odd<'a>(seen: &'a Seen) -> Vec<(&'a Entry, Odd)> {
    let from_ms = clock::now_ms() - ASKED_DAYS * 86_400_000;
    let mut found: Vec<(&Entry, Odd)> = Vec::new();
    for finding in &seen.overview.findings {
        let Some(entry) = seen.entry(finding.row) else { continue };
        match finding.doubt {
            Doubt::DoubleEntry => found.push((entry, Odd::Double)),
            Doubt::UnitSlip => found.push((entry, Odd::Slip(factor(seen, finding.row, entry)))),
            _ => {}
        }
    }
    let far = seen.insight.beside(i64::MIN).into_iter().filter(|one| one.ask).filter_map(|one| seen.entry(one.row));
    for entry in far {
        if entry.spilled.is_none() && !found.iter().any(|(other, _)| other.id == entry.id) {
            found.push((entry, Odd::Far));
        }
    }
    found.retain(|(entry, _)| entry.session.start.epoch_ms() >= from_ms);
    found.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.session.start.at));
    found.truncate(MOST);
    found
}

/// By what the amount was multiplied to fit.
fn factor(seen: &Seen, row: usize, entry: &Entry) -> f64 {
    let read = seen.insight.log().sessions.iter().find(|session| session.row == row).map(|session| session.total_ml);
    let written = entry.session.amounts.known_total().map(Volume::ml);
    match (read, written) {
        (Some(read), Some(written)) if read < written => 1.0 / ML_PER_OZ,
        _ => ML_PER_OZ,
    }
}

fn question(seen: &Seen, entry: &Entry, odd: Odd) -> AnyView {
    let (app, id) = (seen.app, entry.id);
    let start = &entry.session.start;
    let ml = entry.session.amounts.known_total().map_or(0.0, Volume::ml);
    let told = args([
        ("day", calendar::day_name(start.wall().date()).into()),
        ("time", calendar::time(start).into()),
        ("amount", seen.told.amount(ml).into()),
    ]);
    let words = match odd {
        Odd::Double => app.say_with("odd-double", told),
        Odd::Slip(_) => app.say_with("odd-slip", told),
        Odd::Far => app.say_with("odd-far", told),
    };
    let answer = match odd {
        Odd::Double => app.say("odd-double-remove"),
        Odd::Slip(factor) => app.say_with("odd-slip-fix", args([("amount", seen.told.amount(ml * factor).into())])),
        Odd::Far => app.say("odd-far-spilled"),
    };
    let session = entry.session.clone();
    let mend = move |_| match odd {
        Odd::Double => noted(app, Body::Deleted { of: id }, "odd-removed"),
        Odd::Slip(factor) => {
            noted(app, Body::Corrected { of: id, session: Box::new(scaled(&session, factor)) }, "odd-done");
        }
        Odd::Far => noted(app, Body::Vouched { of: id, spilled: true }, "odd-done"),
    };
    let keep = move |_| noted(app, Body::Vouched { of: id, spilled: false }, "odd-done");
    view! {
        <div class="odd" role="group" aria-label=words.clone()>
            <p>{words.clone()}</p>
            <div class="pair">
                <button class="btn btn-soft" on:click=mend>{answer}</button>
                <button class="btn btn-line" on:click=keep>{app.say("odd-as-meant")}</button>
            </div>
        </div>
    }
    .into_any()
}

/// Writes the answer down, and says so with a way back.
fn noted(app: App, body: Body, said: &'static str) {
    let removed = if let Body::Deleted { of } = body { Some(of) } else { None };
    let id = app.write(body);
    let undo: Deed = Arc::new(move || {
        app.write(removed.map_or(Body::Deleted { of: id }, |of| Body::Restored { of }));
    });
    app.tell(app.say(said), Some((app.say("edit-undo"), undo)));
}

fn scaled(session: &Session, factor: f64) -> Session {
    let times = |volume: Option<Volume>| volume.map(|volume| Volume::from_ml_clamped(volume.ml() * factor));
    let Yield { left, right, total } = session.amounts;
    Session { amounts: Yield { left: times(left), right: times(right), total: times(total) }, ..session.clone() }
}
