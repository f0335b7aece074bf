//! What an address under `/api` means. With and without a slash at the end, since older clients differ.
//! Not whether it is there, nor who may see it.

use crate::household::resources::{RESOURCES, at};

/// A place of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route<'a> {
    /// The map of everything.
    Root,
    /// Who asks.
    Profile,
    /// The API in the form of OpenAPI.
    Schema,
    /// A resource.
    List(usize),
    /// One of its records, by number or slug, as it stands in the address.
    One(usize, &'a str),
    /// A timer that starts again.
    Restart(&'a str),
    /// A picture.
    Media(&'a str),
}

impl<'a> Route<'a> {
    /// What a path means.
    pub fn find(path: &'a str) -> Option<Route<'a>> {
        let rest = path.strip_prefix("/api")?;
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let parts: Vec<&str> = rest.strip_suffix('/').unwrap_or(rest).split('/').collect();
        let resource = |name: &str| RESOURCES.iter().position(|resource| resource.path == name);
        match parts.as_slice() {
            [""] => Some(Route::Root),
            ["profile"] => Some(Route::Profile),
            ["schema"] => Some(Route::Schema),
            [name] => resource(name).map(Route::List),
            ["media", name] => Some(Route::Media(name)),
            [_, ""] => None,
            [name, one] => resource(name).map(|place| Route::One(place, one)),
            [name, one, "restart"] if resource(name) == Some(at::TIMERS) => Some(Route::Restart(one)),
            _ => None,
        }
    }

    /// The methods that the address lists.
    pub fn allow(self) -> &'static str {
        match self {
            Route::Root | Route::Profile | Route::Schema | Route::Media(_) => "GET, HEAD, OPTIONS",
            Route::List(_) => "GET, POST, HEAD, OPTIONS",
            Route::One(..) => "GET, PUT, PATCH, DELETE, HEAD, OPTIONS",
            Route::Restart(_) => "PATCH, OPTIONS",
        }
    }
}
