//! Where the app runs: its base path, the page's query, and notes kept for this tab.
//! Not the router: this answers before there is one.

/// The path of `<base href>` without its last slash: empty at the root of a site.
#[must_use]
pub fn base_path() -> String {
    let document = leptos::prelude::document();
    let path = document
        .base_uri()
        .ok()
        .flatten()
        .and_then(|uri| web_sys::Url::new(&uri).ok())
        .map(|url| url.pathname())
        .unwrap_or_default();
    let has_base = document.query_selector("base[href]").ok().flatten().is_some();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if has_base { folder.to_owned() } else { String::new() }
}

/// A parameter of the page's query as the page was loaded.
#[must_use]
pub fn query(name: &str) -> Option<String> {
    let search = web_sys::window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// What stands behind the number sign of the address: no browser sends that anywhere.
#[must_use]
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address of a page of the app for another device.
#[must_use]
pub fn link_to(path: &str, fragment: &str) -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{}{path}#{fragment}", base_path())
}

/// What this tab noted under `name`; survives a reload, not the tab.
#[must_use]
pub fn tab_note(name: &str) -> Option<String> {
    web_sys::window()?.session_storage().ok()??.get_item(name).ok()?
}

/// Notes `text` for this tab. A browser that forbids it is left in peace.
pub fn set_tab_note(name: &str, text: &str) {
    if let Some(Ok(Some(notes))) = web_sys::window().map(|window| window.session_storage()) {
        let _ = notes.set_item(name, text);
    }
}
