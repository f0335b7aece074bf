//! An amount of milk: a field to type in, and steps for a thumb. Blank means she does not know; 0 means none came.
//! Not the sum, and not where the milk went.

use content::words::args;
use domain::amount::{AmountError, Unit, Volume};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::state::App;

/// What a field says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: she does not know, or would rather not say.
    Blank,
    /// So much.
    Known(Volume),
    /// What cannot be, and why.
    Wrong(AmountError),
}

impl Reading {
    /// The volume, when there is one.
    #[must_use]
    pub fn known(self) -> Option<Volume> {
        match self {
            Reading::Known(volume) => Some(volume),
            Reading::Blank | Reading::Wrong(_) => None,
        }
    }
}

/// Reads what was typed. A comma is a point to half of the world.
#[must_use]
pub fn read_amount(typed: &str, unit: Unit) -> Reading {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Reading::Blank;
    }
    let number = typed.parse::<f64>().unwrap_or(f64::NAN);
    Volume::new(number, unit).map_or_else(Reading::Wrong, Reading::Known)
}

/// The number as it is shown and typed: whole millilitres where they are whole, quarters of an ounce as they are.
#[must_use]
pub fn amount_text(volume: Volume, unit: Unit) -> String {
    let places = match unit {
        Unit::Ml => 1,
        Unit::Oz => 2,
    };
    let text = format!("{:.places$}", volume.within(unit));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "65 ml".
#[must_use]
pub fn with_unit(app: App, volume: Volume, unit: Unit) -> String {
    format!("{} {}", amount_text(volume, unit), app.say(unit_name(unit)))
}

/// The message that names a unit.
#[must_use]
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Ml => "unit-ml",
        Unit::Oz => "unit-oz",
    }
}

fn step(unit: Unit) -> f64 {
    match unit {
        Unit::Ml => 5.0,
        Unit::Oz => 0.25,
    }
}

/// One step more or less. Less than nothing is "not told"; more than nothing told begins at one step.
fn stepped(typed: &str, unit: Unit, up: bool) -> String {
    let now = read_amount(typed, unit).known().map(|volume| volume.within(unit));
    let next = match (now, up) {
        (None, true) => step(unit),
        (None, false) => return "0".to_owned(),
        (Some(now), true) => now + step(unit),
        (Some(now), false) if now <= 0.0 => return String::new(),
        (Some(now), false) => (now - step(unit)).max(0.0),
    };
    Volume::new(next, unit).map_or_else(|_| typed.to_owned(), |volume| amount_text(volume, unit))
}

fn why(error: AmountError) -> &'static str {
    match error {
        AmountError::NotANumber => "amount-not-a-number",
        AmountError::BelowZero => "amount-below-zero",
        AmountError::TooLarge => "amount-too-large",
    }
}

/// A field for one amount.
#[component]
pub fn AmountField(
    /// The message of its short visible name, such as "Left".
    name: &'static str,
    /// The message of its full name, such as "Left amount".
    label: &'static str,
    /// What is typed.
    typed: RwSignal<String>,
    /// In which unit.
    unit: Unit,
) -> impl IntoView {
    let app = App::here();
    let reading = Memo::new(move |_| typed.with(|typed| read_amount(typed, unit)));
    let problem = move || match reading.get() {
        Reading::Wrong(error) => Some(app.say_with(why(error), args([("most", most(unit).into())]))),
        Reading::Blank | Reading::Known(_) => None,
    };
    let wrong = Memo::new(move |_| matches!(reading.get(), Reading::Wrong(_)));
    let change = move |up: bool| typed.update(|typed| *typed = stepped(typed, unit, up));
    let on_key = move |key: KeyboardEvent| match key.key().as_str() {
        "ArrowUp" => {
            key.prevent_default();
            change(true);
        }
        "ArrowDown" => {
            key.prevent_default();
            change(false);
        }
        _ => {}
    };
    let now = move || reading.get().known().map(|volume| amount_text(volume, unit));
    let said =
        move || reading.get().known().map_or_else(|| app.say("amount-not-told"), |volume| with_unit(app, volume, unit));
    let why_id = format!("{label}-why");
    let described = why_id.clone();
    view! {
        <div class="card amount">
            <label for=label><span aria-hidden="true">{app.say(name)}</span><span class="only-heard">{app.say(label)}</span></label>
            <div class="amount-box">
                <input id=label type="text" inputmode="decimal" autocomplete="off" enterkeyhint="done" role="spinbutton"
                    placeholder="–" aria-valuemin="0" aria-valuenow=move || now().unwrap_or_else(|| "0".to_owned())
                    aria-valuetext=said aria-invalid=move || wrong.get().to_string() aria-describedby=described
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) on:keydown=on_key/>
                <span class="muted">{app.say(unit_name(unit))}</span>
            </div>
            <div class="steps">
                <button type="button" class="step" aria-label=app.say_with("amount-less", args([("what", app.say(label).into())]))
                    on:click=move |_| change(false)>"−"</button>
                <button type="button" class="step" aria-label=app.say_with("amount-more", args([("what", app.say(label).into())]))
                    on:click=move |_| change(true)>"+"</button>
            </div>
            <p class="problem" id=why_id aria-live="polite">{problem}</p>
        </div>
    }
}

fn most(unit: Unit) -> &'static str {
    match unit {
        Unit::Ml => "1000 ml",
        Unit::Oz => "33 oz",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_not_zero() {
        assert_eq!(read_amount("  ", Unit::Ml), Reading::Blank);
        assert_eq!(read_amount("0", Unit::Ml), Reading::Known(Volume::ZERO));
    }

    #[test]
    fn what_cannot_be_is_told_apart() {
        assert_eq!(read_amount("-5", Unit::Ml), Reading::Wrong(AmountError::BelowZero));
        assert_eq!(read_amount("lots", Unit::Ml), Reading::Wrong(AmountError::NotANumber));
        assert_eq!(read_amount("1001", Unit::Ml), Reading::Wrong(AmountError::TooLarge));
        assert_eq!(read_amount("inf", Unit::Ml), Reading::Wrong(AmountError::NotANumber));
    }

    #[test]
    fn ounces_come_back_as_typed_and_a_comma_is_a_point() {
        let Reading::Known(volume) = read_amount("2,25", Unit::Oz) else { panic!("not read") };
        assert_eq!(amount_text(volume, Unit::Oz), "2.25");
    }

    #[test]
    fn steps_go_from_not_told_through_none_and_back() {
        assert_eq!(stepped("", Unit::Ml, true), "5");
        assert_eq!(stepped("", Unit::Ml, false), "0");
        assert_eq!(stepped("0", Unit::Ml, false), "");
        assert_eq!(stepped("62", Unit::Ml, true), "67");
        assert_eq!(stepped("1000", Unit::Ml, true), "1000");
    }
}
