//! Numbers as she reads them: amounts in her unit, rounded as little as is honest, and short tables.
//! Not their reckoning, and no sentence: those are in the locale files.

use content::words::{Args, args};
use domain::amount::{Unit, Volume};
use leptos::prelude::*;

use super::form::{amount_text, unit_name};
use crate::state::App;

/// Tells numbers in her unit.
#[derive(Clone, Copy)]
pub struct Told {
    app: App,
    unit: Unit,
}

impl Told {
    /// In the unit of her settings.
    #[must_use]
    pub fn here(app: App) -> Told {
        Told { app, unit: app.settings.with(|settings| settings.unit) }
    }

    /// Ranges are not sharp: to 5 ml or a quarter of an ounce.
    #[must_use]
    pub fn about(self, ml: f64) -> String {
        let volume = Volume::from_ml_clamped(ml);
        match self.unit {
            Unit::Ml => format!("{:.0}", (volume.ml() / 5.0).round() * 5.0),
            Unit::Oz => {
                let quarters = (volume.oz() * 4.0).round() / 4.0;
                amount_text(Volume::new(quarters, Unit::Oz).unwrap_or(volume), Unit::Oz)
            }
        }
    }

    /// "115 ml".
    #[must_use]
    pub fn amount(self, ml: f64) -> String {
        let tenths = (Volume::from_ml_clamped(ml).ml() * 10.0).round() / 10.0;
        format!("{} {}", amount_text(Volume::from_ml_clamped(tenths), self.unit), self.unit())
    }

    /// "ml" or "oz".
    #[must_use]
    pub fn unit(self) -> String {
        self.app.say(unit_name(self.unit))
    }

    /// "55 ml more", "10 ml less".
    #[must_use]
    pub fn difference(self, ml: f64) -> String {
        difference(self.app, format!("{} {}", self.about(ml.abs()), self.unit()), ml < 0.0)
    }

    /// "85 to 130 ml".
    #[must_use]
    pub fn range(self, low: f64, high: f64) -> String {
        let told = args([("low", self.about(low).into()), ("high", self.about(high).into())]);
        format!("{} {}", self.app.say_with("insights-range", told), self.unit())
    }

    /// A message with `low`, `high` and `unit` filled in.
    #[must_use]
    pub fn with_range(self, id: &str, low: f64, high: f64) -> String {
        let mut told: Args = args([("low", self.about(low).into()), ("high", self.about(high).into())]);
        told.set("unit", self.unit());
        self.app.say_with(id, told)
    }
}

/// A whole number with its sign.
#[must_use]
pub fn whole(number: f64) -> String {
    let text = format!("{:.0}", number.abs());
    if number < 0.0 && text != "0" { format!("−{text}") } else { text }
}

/// "6 % more", "4 % less".
#[must_use]
pub fn percent(app: App, pct: f64) -> String {
    let number = app.say_with("difference-percent", args([("number", whole(pct.abs()).into())]));
    difference(app, number, pct < 0.0)
}

/// "55 ml more", "10 ml less".
#[must_use]
pub fn difference(app: App, number: String, less: bool) -> String {
    app.say_with(if less { "difference-less" } else { "difference-more" }, args([("number", number.into())]))
}

/// One decimal, where it says something.
#[must_use]
pub fn tenth(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A count for a message.
#[must_use]
pub fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A table that stands behind a picture.
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its lines; the first cell names the line.
    pub rows: Vec<Vec<String>>,
}

/// "How do we know?": words and the table, folded away.
pub fn how(app: App, words: String, table: Option<Table>) -> AnyView {
    let table = table.map(|table| {
        let row = |cells: Vec<String>| {
            let mut cells = cells.into_iter();
            let name = cells.next();
            let rest = cells.map(|cell| view! { <td>{cell}</td> }).collect_view();
            view! { <tr><th scope="row">{name}</th>{rest}</tr> }
        };
        let head = table.head.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
        view! {
            <table class="behind">
                <caption class="only-heard">{table.caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    });
    view! {
        <details class="more">
            <summary>{app.say("insights-how")}</summary>
            <div class="stack"><p class="muted">{words}</p>{table}</div>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_keep_their_sign() {
        assert_eq!((whole(-3.6).as_str(), whole(-0.2).as_str(), whole(12.5).as_str()), ("−4", "0", "12"));
        assert_eq!((tenth(2.0).as_str(), tenth(2.25).as_str()), ("2", "2.2"));
    }
}
