//! Each known client's way of talking, as one short story each.
//! Ways, not programs: what they send and rely on was read from their sources.

use serde_json::json;

use crate::home::Home;

#[test]
fn home_assistant_reads_the_map_and_posts_forms_with_spaces_in_its_times() {
    let home = Home::new();
    let map = home.get("").json();
    let place = |name: &str| map[name].as_str().unwrap().split_once("/api/").unwrap().1.to_owned();
    home.form("POST", &place("children"), "first_name=Ro&last_name=B&birth_date=2026-01-02");
    let child = home.get(&place("children")).json()["results"][0]["id"].as_u64().unwrap();
    let body =
        format!("child={child}&amount=90.0&start=2026-03-10+10%3A00%3A00&end=2026-03-10+10%3A20%3A00&notes=&tags=a");
    let made = home.form("POST", &place("pumping"), &body);
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(made.json()["tags"], json!(["a"]));
    let last = home.get(&format!("{}?child={child}&limit=1", place("pumping"))).json();
    assert_eq!(last["results"][0]["amount"], 90.0);
    let timer = home.form("POST", &place("timers"), &format!("child={child}&name=pump"));
    assert_eq!(home.get(&format!("{}?child={child}&active=true", place("timers"))).json()["count"], 1);
    let fed = home.form("POST", &place("feedings"), &format!("timer={}&type=formula&method=bottle", timer.id()));
    assert_eq!(fed.status, 201, "{}", fed.text);
    assert_eq!(home.get(&place("timers")).json()["count"], 0);
}

#[test]
fn the_android_app_signs_in_by_its_profile_and_patches_timers() {
    let home = Home::new();
    home.child();
    assert_eq!(home.get("profile").json()["api_key"], home.token.as_str());
    let timer = home
        .post("timers/", &json!({ "child": 1, "name": "left", "start": "2026-03-10T11:00:00+00:00", "active": true }));
    let path = format!("timers/{}/", timer.id());
    assert_eq!(home.patch(&path, &json!({ "name": "right" })).json()["name"], "right");
    assert_eq!(home.patch(&format!("{path}restart/"), &json!({})).status, 200);
    let listed = home.get("timers/?child=1&active=true&ordering=-start&limit=100").json();
    assert_eq!(listed["count"], 1);
    assert_eq!(home.delete(&path).status, 204);
}

#[test]
fn an_offline_companion_sends_what_it_kept_with_offsets_and_reads_pages_to_the_end() {
    let home = Home::new();
    home.child();
    for hour in 0..9 {
        let body = json!({
            "child": 1, "amount": hour, "start": format!("2026-03-09T{:02}:00:00.250000-05:00", hour + 2),
            "end": format!("2026-03-09T{:02}:15:00.750000-05:00", hour + 2), "notes": "",
        });
        assert_eq!(home.post("pumping/", &body).status, 201);
    }
    let mut seen = Vec::new();
    let mut next = Some("pumping/?limit=4&start_min=2026-03-09T05%3A00%3A00Z".to_owned());
    while let Some(path) = next {
        let page = home.get(&path).json();
        seen.extend(page["results"].as_array().unwrap().iter().map(|row| row["id"].as_u64().unwrap()));
        next = page["next"].as_str().map(|address| address.split_once("/api/").unwrap().1.to_owned());
    }
    assert_eq!(seen, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn an_old_python_client_leaves_out_the_last_slash() {
    let home = Home::new();
    home.child();
    assert_eq!(home.get("children").json()["count"], 1);
    assert_eq!(home.post("notes", &json!({ "child": 1, "note": "x" })).status, 201);
    assert_eq!(home.get("notes/1").json()["note"], "x");
}

#[test]
fn a_keypad_posts_the_least_there_is() {
    let home = Home::new();
    home.child();
    assert_eq!(home.post("changes/", &json!({ "child": "1", "wet": "true", "solid": "false" })).status, 201);
    let timer = home.post("timers/", &json!({ "child": 1 })).id();
    assert_eq!(home.post("tummy-times/", &json!({ "timer": timer.to_string() })).status, 201);
}

#[test]
fn dashboards_send_filters_that_nobody_knows() {
    let home = Home::new();
    home.child();
    home.post("pumping/", &json!({ "child": 1, "amount": 5, "start": "2026-03-09T10:00", "end": "2026-03-09T10:10" }));
    for query in [
        "start__gte=2027-01-01",
        "start__date=2027-01-01",
        "end__date=x",
        "start_after=2027-01-01",
        "time_before=x",
        "ordering=-time",
        "active=true",
        "format=json",
        "tags=none",
    ] {
        assert_eq!(home.get(&format!("pumping/?{query}")).json()["count"], 1, "{query}");
    }
}

#[test]
fn an_assistant_asks_what_there_is_to_fill_in() {
    let home = Home::new();
    let forms = home.options("feedings/").json();
    let fields = forms["actions"]["POST"].as_object().unwrap();
    assert!(fields.contains_key("method") && fields["method"]["choices"].as_array().unwrap().len() == 6);
    assert!(home.get("schema").json()["paths"]["/api/feedings/"]["post"].is_object());
}
