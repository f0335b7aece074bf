//! When the next session is due, in words.
//! Never late, never a reproach: what is past its time is "when you are ready".

use content::words::args;
use engine::plan::Today;
use leptos::prelude::*;

use crate::adapters::{calendar, clock};
use crate::state::App;

const MINUTE_MS: i64 = 60_000;

/// The line.
#[component]
pub fn Next(
    /// The day.
    plan: Memo<Today>,
) -> impl IntoView {
    let app = App::here();
    let left_min = Memo::new(move |_| {
        let next = plan.with(|plan| plan.next_ms)?;
        Some((next - app.now.get()).div_euclid(MINUTE_MS) + 1)
    });
    view! {
        <p class="next">{move || left_min.get().map(|left| headline(app, left))}</p>
        <p class="muted small">{move || plan.with(|plan| detail(app, plan, left_min.get()))}</p>
    }
}

fn headline(app: App, left_min: i64) -> String {
    match left_min {
        ..=0 => app.say("next-ready"),
        1..=59 => app.say_with("next-in-minutes", args([("minutes", left_min.into())])),
        _ => app
            .say_with("next-in-hours", args([("hours", (left_min / 60).into()), ("minutes", (left_min % 60).into())])),
    }
}

fn detail(app: App, plan: &Today, left_min: Option<i64>) -> Option<String> {
    let at = clock::moment_at(plan.next_ms?);
    let nth = i64::try_from(plan.done + 1).ok()?;
    let aim = i64::from(app.settings.with(|settings| settings.per_day));
    let told = args([("time", calendar::time(&at).into()), ("nth", nth.into()), ("aim", aim.into())]);
    let id = match left_min {
        Some(..=0) => "next-was-at",
        _ if plan.next_today && nth <= aim => "next-at-nth",
        _ => "next-at",
    };
    Some(app.say_with(id, told))
}
