//! Vibration: a pattern for each cue, felt through a pocket or a pillow, where the phone can.
//! Not beats: twenty buzzes a minute for ten minutes help nobody.

use engine::coach::CueKind;
use wasm_bindgen::JsValue;

use super::reach;

/// On and off in milliseconds, beginning with on.
#[must_use]
pub fn pattern(kind: CueKind) -> &'static [u32] {
    match kind {
        CueKind::Settle | CueKind::Wash | CueKind::Stroke | CueKind::Circle | CueKind::HandExpress => &[60],
        CueKind::Compress => &[40, 60, 180],
        CueKind::Release => &[180, 60, 40],
        CueKind::PumpOn | CueKind::PumpOff => &[90, 90, 90],
        CueKind::Lighten => &[30, 80, 30],
        CueKind::Stop | CueKind::Call => &[300, 120, 300],
        CueKind::WrapUp => &[60, 80, 60, 80, 200],
        CueKind::Rest => &[],
    }
}

/// Whether this browser can vibrate at all.
#[must_use]
pub fn available() -> bool {
    reach::navigator().is_some_and(|navigator| reach::member(&navigator, "vibrate").is_some())
}

/// Vibrates for a cue, once she has touched the page: before that browsers forbid it and complain.
pub fn buzz(kind: CueKind) {
    let pattern = pattern(kind);
    let wanted = |navigator: &JsValue| !pattern.is_empty() && touched(navigator);
    if let Some(navigator) = reach::navigator().filter(wanted) {
        let list: js_sys::Array = pattern.iter().map(|&ms| JsValue::from(ms)).collect();
        reach::call(&navigator, "vibrate", &[list.into()]);
    }
}

fn touched(navigator: &JsValue) -> bool {
    let activation = reach::member(navigator, "userActivation");
    activation.and_then(|activation| reach::member(&activation, "hasBeenActive")).is_none_or(|been| been.is_truthy())
}
