//! Makes the browser a phone: its size, touch, network, speed, day or night, text size.
//! Every setting holds for the tab in which it was made; `Phone` makes them again in a new one.

use serde_json::{Value, json};

use crate::browser::Browser;

/// What the phone's owner has chosen for all apps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// A dark screen.
    pub night: bool,
    /// Text size in percent of the usual.
    pub text_percent: u32,
    /// Motion kept to what is needed.
    pub still: bool,
}

impl Default for Look {
    fn default() -> Look {
        Look { night: false, text_percent: 100, still: false }
    }
}

/// How good the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// As it is.
    Open,
    /// As browsers' own developer tools slow it down under this name: 1.44 Mbit/s, 562.5 ms.
    Fast3g,
    /// None.
    Offline,
}

/// The phone's body: size of its screen, and fingers instead of a mouse.
pub fn phone(browser: &Browser) -> Result<(), String> {
    let screen = json!({"width": 390, "height": 844, "deviceScaleFactor": 3, "mobile": true,
        "screenWidth": 390, "screenHeight": 844});
    browser.command("Emulation.setDeviceMetricsOverride", screen)?;
    browser.command("Emulation.setTouchEmulationEnabled", json!({"enabled": true, "maxTouchPoints": 5}))?;
    browser.command("Accessibility.enable", json!({}))?;
    browser.command("Network.enable", json!({})).map(drop)
}

/// What its owner has chosen.
pub fn look(browser: &Browser, look: Look) -> Result<(), String> {
    let features: Value = json!([
        {"name": "prefers-color-scheme", "value": if look.night { "dark" } else { "light" }},
        {"name": "prefers-reduced-motion", "value": if look.still { "reduce" } else { "no-preference" }},
    ]);
    browser.command("Emulation.setEmulatedMedia", json!({"features": features}))?;
    let standard = 16 * look.text_percent / 100;
    let fixed = 13 * look.text_percent / 100;
    browser.command("Page.setFontSizes", json!({"fontSizes": {"standard": standard, "fixed": fixed}})).map(drop)
}

/// How good the network is.
pub fn network(browser: &Browser, network: Network) -> Result<(), String> {
    // Bytes a second, as the developer tools reckon: nine tenths of the nominal rate, and 3.75 times the latency.
    let (offline, latency, down, up) = match network {
        Network::Open => (false, 0.0, -1.0, -1.0),
        Network::Fast3g => (false, 150.0 * 3.75, 1.6e6 / 8.0 * 0.9, 750e3 / 8.0 * 0.9),
        Network::Offline => (true, 0.0, 0.0, 0.0),
    };
    let parameters =
        json!({"offline": offline, "latency": latency, "downloadThroughput": down, "uploadThroughput": up});
    browser.command("Network.emulateNetworkConditions", parameters).map(drop)
}

/// A processor this many times slower.
pub fn slow_cpu(browser: &Browser, times: f64) -> Result<(), String> {
    browser.command("Emulation.setCPUThrottlingRate", json!({"rate": times})).map(drop)
}
