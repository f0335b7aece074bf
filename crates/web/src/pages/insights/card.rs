//! One card: a name, a picture, a sentence or two, and how it is known.
//! Not what it says.

use leptos::prelude::*;

use crate::components::told::{Table, how};
use crate::state::App;

/// What a card shows.
pub(super) struct Card {
    /// Its name: the message.
    pub name: &'static str,
    /// What it says, the most telling sentence first.
    pub sentences: Vec<String>,
    /// Its picture, as SVG.
    pub picture: Option<String>,
    /// How it is known.
    pub how: String,
    /// The numbers behind the picture.
    pub table: Option<Table>,
}

impl Card {
    /// As a view.
    pub(super) fn view(self, app: App) -> AnyView {
        let id = self.name;
        let line = |(nth, words): (usize, String)| {
            let class = if nth == 0 { "insight-line" } else { "muted small" };
            view! { <p class=class>{words}</p> }
        };
        view! {
            <section class="card insight" aria-labelledby=id>
                <h2 id=id class="insight-name">{app.say(id)}</h2>
                {self.sentences.into_iter().enumerate().map(line).collect_view()}
                {self.picture.map(|picture| view! { <div inner_html=picture></div> })}
                {how(app, self.how, self.table)}
            </section>
        }
        .into_any()
    }
}
