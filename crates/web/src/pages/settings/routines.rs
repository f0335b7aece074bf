//! Routines by id and by name: the shipped ones and her own.
//! Not their limits: `engine::care::check` judges those.

use domain::protocol::Protocol;
use leptos::prelude::*;

use crate::state::App;

/// The routine of this id, hers or shipped.
#[must_use]
pub fn find(app: App, id: &str) -> Option<Protocol> {
    let own = app.timeline.with(|timeline| timeline.protocols.iter().find(|protocol| protocol.id == id).cloned());
    own.or_else(|| content::protocols::shipped(id))
}

/// Her own routines.
#[must_use]
pub fn own(app: App) -> Vec<Protocol> {
    app.timeline.with(|timeline| timeline.protocols.clone())
}

/// The shipped routines and hers.
#[must_use]
pub fn all(app: App) -> Vec<Protocol> {
    content::protocols::shipped_ids().filter_map(content::protocols::shipped).chain(own(app)).collect()
}

/// What it is called.
#[must_use]
pub fn name(app: App, protocol: &Protocol) -> String {
    protocol.name.clone().unwrap_or_else(|| app.say(&format!("protocol-{}", protocol.id)))
}

/// A line about it; for a copy, about what it is a copy of.
#[must_use]
pub fn hint(app: App, protocol: &Protocol) -> String {
    let of = protocol.copy_of.as_deref().unwrap_or(&protocol.id);
    app.say(&format!("protocol-{of}.hint"))
}
