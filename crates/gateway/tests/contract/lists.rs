//! Lists: pages, addresses of pages, orders and filters.
//! Filters that one resource has alone are with that resource.

use serde_json::{Value, json};

use crate::home::{Checks, Home};
use crate::people::ids;

pub fn checks(home: &Home, checks: &mut Checks) {
    home.child();
    for day in 1..=7_u64 {
        let amount = (day * 37) % 11;
        let start = format!("2026-03-{day:02}T10:00:00Z");
        let end = format!("2026-03-{day:02}T10:{:02}:00Z", 10 + amount);
        checks.code(
            "made",
            &home.post("pumping/", &json!({ "child": 1, "amount": amount, "start": start, "end": end })),
            201,
        );
    }
    let base = format!("http://{}/api/pumping/", home.address);
    let whole = home.get("pumping/").json();
    checks.is("count", whole["count"].as_u64(), Some(7));
    checks.is("no next", whole["next"].clone(), Value::Null);
    checks.is("no previous", whole["previous"].clone(), Value::Null);
    checks.is("newest first", ids(home, "pumping/"), vec![7, 6, 5, 4, 3, 2, 1]);
    for (query, expected, next, previous) in [
        ("limit=3", vec![7, 6, 5], Some("limit=3&offset=3"), None),
        ("limit=3&offset=3", vec![4, 3, 2], Some("limit=3&offset=6"), Some("limit=3")),
        ("offset=6&limit=3", vec![1], None, Some("limit=3&offset=3")),
        ("limit=3&offset=2", vec![5, 4, 3], Some("limit=3&offset=5"), Some("limit=3")),
        ("limit=3&offset=99", vec![], None, Some("limit=3&offset=96")),
        ("limit=0", vec![7, 6, 5, 4, 3, 2, 1], None, None),
        ("limit=-1&offset=-5", vec![7, 6, 5, 4, 3, 2, 1], None, None),
        ("limit=x&offset=y", vec![7, 6, 5, 4, 3, 2, 1], None, None),
        ("limit=2&z=1&child=1&a=b%20c", vec![7, 6], Some("a=b+c&child=1&limit=2&offset=2&z=1"), None),
        ("limit=100000", vec![7, 6, 5, 4, 3, 2, 1], None, None),
    ] {
        let page = home.get(&format!("pumping/?{query}")).json();
        checks.is(query, page["count"].as_u64(), Some(7));
        checks.is(query, ids(home, &format!("pumping/?{query}")), expected);
        let address = |query: Option<&str>| query.map_or(Value::Null, |query| json!(format!("{base}?{query}")));
        checks.is("next", page["next"].clone(), address(next));
        checks.is("previous", page["previous"].clone(), address(previous));
    }
    for (query, expected) in [
        ("ordering=start", vec![1, 2, 3, 4, 5, 6, 7]),
        ("ordering=-start", vec![7, 6, 5, 4, 3, 2, 1]),
        ("ordering=amount", vec![3, 6, 1, 4, 7, 2, 5]),
        ("ordering=-amount", vec![5, 2, 7, 4, 1, 6, 3]),
        ("ordering=duration", vec![3, 6, 1, 4, 7, 2, 5]),
        ("ordering=-time", vec![7, 6, 5, 4, 3, 2, 1]),
        ("ordering=nothing,start", vec![1, 2, 3, 4, 5, 6, 7]),
        ("start_min=2026-03-05T10:00:00Z", vec![7, 6, 5]),
        ("start_min=2026-03-05T10:00:00.000001Z", vec![7, 6]),
        ("start_max=2026-03-02T10:00:00Z", vec![2, 1]),
        ("start=2026-03-02T10:00:00Z", vec![2]),
        ("start=2026-03-02T11:00:00%2B01:00", vec![2]),
        ("end_min=2026-03-06&end_max=2026-03-07", vec![6]),
        ("start_min=2026-03-03&start_max=2026-03-04", vec![3]),
        ("child=", vec![7, 6, 5, 4, 3, 2, 1]),
        ("child=9&child=1", vec![7, 6, 5, 4, 3, 2, 1]),
        ("start__gte=x&start__date=y&end__date=z&start_after=1&active=true", vec![7, 6, 5, 4, 3, 2, 1]),
    ] {
        checks.is(query, ids(home, &format!("pumping/?{query}")), expected);
    }
    for (query, field, text) in [
        ("child=9", "child", "Select a valid choice. That choice is not one of the available choices."),
        ("child=x", "child", "Select a valid choice. That choice is not one of the available choices."),
        ("start=soon", "start", "Enter a valid date/time."),
        ("end_max=soon", "end_max", "Enter a valid date/time."),
        ("start=2026-03-02T11:00:00+01:00", "start", "Enter a valid date/time."),
    ] {
        checks.refused(&home.get(&format!("pumping/?{query}")), field, text);
    }
    checks.refused(&home.get("changes/?amount=x"), "amount", "Enter a number.");
    let user = "Select a valid choice. That choice is not one of the available choices.";
    checks.refused(&home.get("timers/?user=77"), "user", user);
}
