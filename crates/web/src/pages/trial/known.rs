//! What is known of a trial so far, in plain words: the effect with its range, in ml a day, how sure, and what it costs.
//! The gain at a session is told as just that, and never as more milk a day.

use content::words::{Args, args};
use domain::trial::{Arm, Trial, TrialKind};
use engine::timeline::TrialEntry;
use engine::trial::{self, ArmSeen, PctRange, Report};
use leptos::prelude::*;

use super::words;
use crate::components::pictures;
use crate::components::told::{Table, Told, count, how, percent, tenth, whole};
use crate::state::App;

/// Before so many sessions nothing is said of an effect.
const SAID_FROM: usize = 12;
/// Sessions a day while her log does not tell.
const USUAL_PER_DAY: f64 = 7.2;
/// From here on a chance is told as very sure.
const VERY_SURE: f64 = 0.99;
/// Done as drawn in less than this is said beside the number.
const KEPT_ENOUGH: f64 = 0.85;
/// Days in the table behind the picture, the latest first.
const DAYS_TOLD: usize = 60;

/// An effect and its range in words, for messages.
pub(super) fn effect(app: App, trial: &Trial, range: PctRange) -> Args<'static> {
    let told = [("effect", range.pct), ("low", range.lo_pct), ("high", range.hi_pct)];
    let mut told = args(told.map(|(name, pct)| (name, percent(app, pct).into())));
    told.set("with", words::phrase(app, trial));
    told
}

/// How sure that it brings more.
fn sure(app: App, p_more: f64) -> String {
    match p_more {
        p if p > VERY_SURE => app.say("trial-very-sure-more"),
        p if p < 1.0 - VERY_SURE => app.say("trial-very-sure-less"),
        p => app.say_with("trial-sure", args([("tenths", whole((p * 10.0).clamp(1.0, 9.0)).into())])),
    }
}

/// All that may be told beside the effect itself.
fn lines(app: App, entry: &TrialEntry, report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((middle, low, high)) = report.ml_per_day {
        let told = Told::here(app);
        let numbers = [("ml", middle), ("low", low), ("high", high)];
        lines.push(app.say_with("trial-ml", args(numbers.map(|(name, ml)| (name, told.difference(ml).into())))));
    }
    lines.push(sure(app, report.lasting.p_more()));
    if entry.trial.kind == TrialKind::WholeDay {
        let now = percent(app, report.immediate.in_pct().pct);
        lines.push(app.say_with("trial-now", args([("effect", now.into())])));
    }
    lines.extend(cost(app, entry, report));
    lines.extend(report.compliance.map(|kept| {
        let id = if kept < KEPT_ENOUGH { "trial-kept-few" } else { "trial-kept" };
        app.say_with(id, args([("pct", whole(kept * 100.0).into())]))
    }));
    lines
}

/// What it costs: minutes a day, and how it felt.
fn cost(app: App, entry: &TrialEntry, report: &Report) -> Vec<String> {
    let seen = app.timeline.with(|timeline| {
        let log = trial::log_of(timeline, Some(entry));
        let lived = log.iter().zip(timeline.sessions.iter().rev());
        trial::beside(entry.trial.kind.arms(), lived.filter_map(|(row, one)| Some((row.assigned?, &one.session))))
    });
    let per_day = if report.look.days >= 2.0 { told_number(report.sessions) / report.look.days } else { USUAL_PER_DAY };
    let mut lines = Vec::new();
    lines.extend(trial::minutes_a_day(&seen, per_day).map(|minutes| {
        if minutes < 1.0 {
            return app.say("trial-cost-none");
        }
        app.say_with("trial-cost", args([("minutes", whole(minutes).into())]))
    }));
    let felt = |arm: Arm| seen.iter().find(|one: &&ArmSeen| one.arm == arm)?.discomfort.map(tenth);
    if let (Some(with), Some(usual)) = (felt(Arm::Technique), felt(Arm::Control)) {
        lines.push(app.say_with("trial-comfort", args([("with", with.into()), ("usual", usual.into())])));
    }
    lines
}

#[expect(clippy::cast_precision_loss, reason = "a trial has hundreds of sessions")]
fn told_number(count: usize) -> f64 {
    count as f64
}

/// The card of what is known.
pub(super) fn card(app: App, entry: &TrialEntry, report: &Report, answered: bool) -> AnyView {
    let trial = &entry.trial;
    let range = report.lasting.in_pct();
    let early = report.sessions < SAID_FROM;
    // An answer has said the effect already.
    let first = match (early, answered) {
        (true, _) => Some(app.say("trial-too-early")),
        (false, false) => Some(app.say_with("trial-effect", effect(app, trial, range))),
        (false, true) => None,
    };
    let more = if early { Vec::new() } else { lines(app, entry, report) };
    let picture = (!early).then(|| pictures::difference([range.lo_pct, range.pct, range.hi_pct]));
    view! {
        <section class="card insight">
            {first.map(|line| view! { <p class="insight-line">{line}</p> })}
            {picture.map(|picture| view! { <div inner_html=picture></div> })}
            {more.into_iter().map(|line| view! { <p class="muted">{line}</p> }).collect_view()}
            {outlook(app, report).map(|line| view! { <p class="muted">{line}</p> })}
            {how(app, words::how(app, trial.kind), days(app, entry))}
        </section>
    }
    .into_any()
}

fn outlook(app: App, report: &Report) -> Option<String> {
    let outlook = report.outlook?;
    Some(match outlook.sessions_50 {
        Some(more) => app.say_with("trial-outlook", args([("sessions", count(more).into())])),
        None => app.say("trial-outlook-long"),
    })
}

/// The days so far: what was drawn, how many sessions, how much milk.
fn days(app: App, entry: &TrialEntry) -> Option<Table> {
    let told = Told::here(app);
    let log = app.timeline.with(|timeline| trial::log_of(timeline, Some(entry)));
    let mut days: Vec<(u32, Arm, usize, f64)> = Vec::new();
    for row in &log {
        let (Some(day), Some(arm)) = (row.block, row.assigned) else { continue };
        let sides = row.left.unwrap_or_default() + row.right.unwrap_or_default();
        let ml = if row.left.is_some() || row.right.is_some() { sides } else { row.total.unwrap_or_default() };
        match days.last_mut().filter(|last| last.0 == day) {
            Some(last) => (last.2, last.3) = (last.2 + 1, last.3 + ml),
            None => days.push((day, arm, 1, ml)),
        }
    }
    let line = |(day, arm, sessions, ml): &(u32, Arm, usize, f64)| {
        let name = app.say_with("trial-table-day", args([("day", i64::from(*day).into())]));
        vec![name, words::pill(app, &entry.trial, *arm), sessions.to_string(), told.amount(ml.round())]
    };
    (!days.is_empty()).then(|| Table {
        caption: words::question(app, &entry.trial),
        head: ["insights-table-day", "trial-table-drawn", "insights-table-sessions", "trial-table-milk"]
            .map(|id| app.say(id))
            .to_vec(),
        rows: days.iter().rev().take(DAYS_TOLD).map(line).collect(),
    })
}
