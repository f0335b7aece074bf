//! After a phone died in mid-session: what happened is asked, never guessed and never thrown away unasked.
//! Not the saving: that is wrap-up, as after every session.

use content::words::args;
use domain::moment::Moment;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::Live;
use crate::adapters::{calendar, clock};
use crate::components::title::Title;
use crate::state::App;

/// The question.
#[component]
pub fn Asked(
    /// The last moment the session was seen, in milliseconds since 1970 UTC.
    seen_ms: i64,
) -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let start = live.session().map_or_else(|| clock::moment_at(seen_ms), |session| session.start);
    let seen = start.moved_to(seen_ms);
    let times = [("start", calendar::time(&start).into()), ("seen", calendar::time(&seen).into())];
    let told = app.say_with("session-asked-told", args(times.clone()));
    let save = app.say_with("session-asked-save", args(times));
    let changing = RwSignal::new(false);
    let sure = RwSignal::new(false);
    let begun = start.clone();
    view! {
        <div class="session-body session-plain">
            <Title text=Signal::derive(move || app.say("session-asked-title")) class="session-title" />
            <p class="session-hint">{told}</p>
            <div class="session-buttons">
                <button class="btn" on:click=move |_| live.ended_at(seen_ms)>{save}</button>
                <Show
                    when=move || changing.get()
                    fallback=move || view! {
                        <button class="btn btn-soft" on:click=move |_| changing.set(true)>
                            {app.say("session-asked-change")}
                        </button>
                    }
                >
                    <OtherTime start=begun.clone() seen_ms />
                </Show>
                <Show
                    when=move || sure.get()
                    fallback=move || view! {
                        <button class="btn btn-soft" on:click=move |_| sure.set(true)>{app.say("session-asked-drop")}</button>
                    }
                >
                    <Sure sure />
                </Show>
            </div>
        </div>
    }
}

#[component]
fn Sure(sure: RwSignal<bool>) -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let drop = move |_| spawn_local(async move { live.close().await });
    view! {
        <div class="session-card" role="group" aria-label=app.say("session-asked-sure")>
            <p>{app.say("session-asked-sure")}</p>
            <div class="session-two">
                <button class="btn btn-soft" on:click=move |_| sure.set(false)>{app.say("session-asked-keep")}</button>
                <button class="btn btn-soft session-hurts" on:click=drop>{app.say("session-asked-drop-sure")}</button>
            </div>
        </div>
    }
}

#[component]
fn OtherTime(start: Moment, seen_ms: i64) -> impl IntoView {
    let (app, live) = (App::here(), Live::here());
    let time = RwSignal::new(wall(&start.moved_to(seen_ms)));
    let late = RwSignal::new(false);
    let save = move |_| match end_of(&start, &time.get_untracked(), clock::now_ms()) {
        Some(end_ms) => live.ended_at(end_ms),
        None => late.set(true),
    };
    view! {
        <div class="session-card">
            <label for="ended-at">{app.say("session-asked-ended")}</label>
            <input
                id="ended-at" type="time" class="session-time" prop:value=time
                aria-describedby="ended-why" on:input=move |event| time.set(event_target_value(&event))
            />
            <p id="ended-why" class="session-small" role="status">
                {move || late.get().then(|| app.say("session-asked-not-yet"))}
            </p>
            <button class="btn" on:click=save>{app.say("session-asked-save-time")}</button>
        </div>
    }
}

/// Hour and minute on her wall clock.
fn wall(moment: &Moment) -> String {
    let wall = moment.wall();
    format!("{:02}:{:02}", wall.hour(), wall.minute())
}

/// The first moment after the start at which her clock showed this; none when that is still to come.
fn end_of(start: &Moment, time: &str, now_ms: i64) -> Option<i64> {
    const DAY_MIN: i64 = 24 * 60;
    let (hour, minute) = time.split_once(':')?;
    let told = hour.parse::<i64>().ok()? * 60 + minute.get(..2)?.parse::<i64>().ok()?;
    let wall = start.wall();
    let began = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
    let after = (told - began).rem_euclid(DAY_MIN);
    let end = start.epoch_ms() - i64::from(wall.second()) * 1000 + after * 60_000;
    (end <= now_ms).then_some(end.max(start.epoch_ms()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_after_midnight_is_the_next_day() {
        let start = Moment::new(1_790_031_500_000, 0, "UTC");
        let wall_start = wall(&start);
        assert_eq!(end_of(&start, &wall_start, i64::MAX), Some(start.epoch_ms()));
        let later = wall(&start.moved_to(start.epoch_ms() + 3_600_000));
        let end = end_of(&start, &later, i64::MAX).unwrap();
        assert!((end - start.epoch_ms() - 3_600_000).abs() < 60_000);
    }

    #[test]
    fn a_time_that_has_not_come_is_refused() {
        let start = Moment::new(1_790_031_500_000, 0, "UTC");
        let later = wall(&start.moved_to(start.epoch_ms() + 7_200_000));
        assert_eq!(end_of(&start, &later, start.epoch_ms() + 3_600_000), None);
        assert_eq!(end_of(&start, "soon", i64::MAX), None);
    }
}
