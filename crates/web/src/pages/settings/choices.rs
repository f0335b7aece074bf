//! Her choices, in four cards.
//! Not her data, nor her routines' steps.

use content::words::args;
use domain::amount::Unit;
use domain::settings::{Look, Soundscape, Wording};
use leptos::prelude::*;
use wire::words::Word;

use super::{choose, routines};
use crate::components::choice::{OneOf, Switch};
use crate::state::App;

const TEXT_SIZES: [u16; 5] = [100, 125, 150, 175, 200];
const LEAST_INTERVAL_MIN: u16 = 60;
const MOST_INTERVAL_MIN: u16 = 12 * 60;
const INTERVAL_STEP_MIN: u16 = 15;
const MOST_PER_DAY: u8 = 14;

/// The words of every value of a choice.
fn options<T: Word + Send + Sync>(app: App, prefix: &str) -> Vec<(T, String)> {
    T::WORDS.iter().map(|(value, word)| (*value, app.say(&format!("{prefix}{word}")))).collect()
}

/// What a session sounds and feels like, and which routine it follows.
#[component]
pub fn Sessions() -> impl IntoView {
    let app = App::here();
    let routine = move || {
        let id = app.settings.with(|settings| settings.protocol.clone());
        routines::find(app, &id).map(|protocol| routines::name(app, &protocol))
    };
    let s = app.settings;
    let sounds = options::<Soundscape>(app, "settings-soundscape-");
    view! {
        <h2 class="section-name">{app.say("settings-sessions")}</h2>
        <section class="card">
            <a class="line-link line-more" href=app.href("/settings/protocols")>
                <span class="grow"><span class="strong">{app.say("settings-routine")}</span><span class="muted small">{routine}</span></span>
                <span class="chevron" aria-hidden="true"></span>
            </a>
            <Switch label=app.say("settings-voice") hint=app.say("settings-voice-hint") on=Signal::derive(move || s.with(|s| s.voice))
                on_change=move |on| choose(app, |s| s.voice = on)/>
            <Switch label=app.say("settings-tones") hint=app.say("settings-tones-hint") on=Signal::derive(move || s.with(|s| s.tones))
                on_change=move |on| choose(app, |s| s.tones = on)/>
            <Switch label=app.say("settings-vibration") hint=app.say("settings-vibration-hint") on=Signal::derive(move || s.with(|s| s.vibration))
                on_change=move |on| choose(app, |s| s.vibration = on)/>
            <OneOf name="soundscape" label=app.say("settings-soundscape") options=sounds
                chosen=Signal::derive(move || s.with(|s| s.soundscape)) on_choose=move |sound| choose(app, |s| s.soundscape = sound)/>
        </section>
    }
}

/// Units, and the shape of her day.
#[component]
pub fn YourDay() -> impl IntoView {
    let app = App::here();
    let s = app.settings;
    let start = move || {
        let minutes = s.with(|s| s.day_start_min);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let set_start = move |event| {
        if let Some(minutes) = minutes_of(&event_target_value(&event)) {
            choose(app, |s| s.day_start_min = minutes);
        }
    };
    let interval = move || {
        let minutes = i64::from(s.with(|s| s.interval_min));
        app.say_with(
            "settings-interval-value",
            args([("hours", (minutes / 60).into()), ("minutes", (minutes % 60).into())]),
        )
    };
    let longer = move |by: u16| choose(app, |s| s.interval_min = (s.interval_min + by).min(MOST_INTERVAL_MIN));
    let shorter =
        move |by: u16| choose(app, |s| s.interval_min = s.interval_min.saturating_sub(by).max(LEAST_INTERVAL_MIN));
    let units = options::<Unit>(app, "unit-");
    view! {
        <h2 class="section-name">{app.say("settings-day")}</h2>
        <section class="card fields">
            <OneOf name="unit" label=app.say("settings-unit") options=units
                chosen=Signal::derive(move || s.with(|s| s.unit)) on_choose=move |unit| choose(app, |s| s.unit = unit)/>
            <Stepper name="settings-interval" value=Signal::derive(interval)
                less=move |()| shorter(INTERVAL_STEP_MIN) more=move |()| longer(INTERVAL_STEP_MIN)/>
            <Stepper name="settings-per-day" value=Signal::derive(move || s.with(|s| s.per_day).to_string())
                less=move |()| choose(app, |s| s.per_day = s.per_day.saturating_sub(1).max(1))
                more=move |()| choose(app, |s| s.per_day = (s.per_day + 1).min(MOST_PER_DAY))/>
            <label for="day-start">{app.say("settings-day-start")}</label>
            <input id="day-start" type="time" aria-describedby="day-start-hint" prop:value=start on:change=set_start/>
            <p class="muted small" id="day-start-hint">{app.say("settings-day-start-hint")}</p>
        </section>
    }
}

fn minutes_of(typed: &str) -> Option<u16> {
    let (hours, minutes) = typed.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.get(..2)?.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A value between "less" and "more".
#[component]
pub fn Stepper(
    /// The message of its name; `-hint` is a line more, when there is one.
    name: &'static str,
    /// As it is read.
    #[prop(into)]
    value: Signal<String>,
    /// One step less.
    #[prop(into)]
    less: Callback<()>,
    /// One step more.
    #[prop(into)]
    more: Callback<()>,
) -> impl IntoView {
    let app = App::here();
    let hint = format!("{name}-hint");
    let hint = app.has_word(&hint).then(|| view! { <p class="muted small">{app.say(&hint)}</p> });
    let button = move |id: &str| app.say_with(id, args([("what", app.say(name).into())]));
    view! {
        <div class="row" role="group" aria-label=move || app.say(name)>
            <div class="grow"><span class="strong">{move || app.say(name)}</span>{hint}</div>
            <div class="steps steps-line">
                <button type="button" class="step" aria-label=button("amount-less") on:click=move |_| less.run(())>"−"</button>
                <span class="strong steps-text" role="status">{value}</span>
                <button type="button" class="step" aria-label=button("amount-more") on:click=move |_| more.run(())>"+"</button>
            </div>
        </div>
    }
}

/// Day or night, and how large the text is.
#[component]
pub fn Looks() -> impl IntoView {
    let app = App::here();
    let s = app.settings;
    let sizes = TEXT_SIZES.map(|size| (size, format!("{size} %"))).to_vec();
    let looks = options::<Look>(app, "settings-look-");
    view! {
        <h2 class="section-name">{app.say("settings-looks")}</h2>
        <section class="card">
            <OneOf name="look" label=app.say("settings-look") options=looks
                chosen=Signal::derive(move || s.with(|s| s.look)) on_choose=move |look| choose(app, |s| s.look = look)/>
            <OneOf name="text-size" label=app.say("settings-text-size") options=sizes
                chosen=Signal::derive(move || s.with(|s| s.text_percent)) on_choose=move |size| choose(app, |s| s.text_percent = size)/>
        </section>
    }
}

/// Words and picture of the body.
#[component]
pub fn Body() -> impl IntoView {
    let app = App::here();
    let s = app.settings;
    let wordings = options::<Wording>(app, "settings-wording-");
    view! {
        <h2 class="section-name">{app.say("settings-body")}</h2>
        <section class="card">
            <OneOf name="wording" label=app.say("settings-wording") options=wordings
                chosen=Signal::derive(move || s.with(|s| s.wording)) on_choose=move |wording| choose(app, |s| s.wording = wording)/>
            <Switch label=app.say("settings-mirror") hint=app.say("settings-mirror-hint") on=Signal::derive(move || s.with(|s| s.mirror))
                on_change=move |on| choose(app, |s| s.mirror = on)/>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_in_minutes() {
        assert_eq!(minutes_of("04:30"), Some(270));
        assert_eq!(minutes_of("24:00"), None);
        assert_eq!(minutes_of(""), None);
    }
}
