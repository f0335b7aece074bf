//! Who may ask, in which form, and how that is refused.
//! Not what a token of each kind may do everywhere: `matrix`.

use serde_json::json;

use crate::home::{Checks, Home};
use crate::matrix::PATHS;

const NOT_PROVIDED: &str = "Authentication credentials were not provided.";

pub fn checks(home: &Home, checks: &mut Checks) {
    let good = &home.token;
    for (header, detail) in [
        (None, NOT_PROVIDED),
        (Some("Token".to_owned()), "Invalid token header. No credentials provided."),
        (Some(format!("Token {good} x")), "Invalid token header. Token string should not contain spaces."),
        (Some("Token 0123456789012345678901234567890123456789".to_owned()), "Invalid token."),
        (Some(format!("Bearer {good}")), NOT_PROVIDED),
        (Some(good.clone()), NOT_PROVIDED),
    ] {
        let headers: Vec<(&str, &str)> = header.iter().map(|value| ("authorization", value.as_str())).collect();
        for path in ["/api/", "/api/pumping/", "/api/profile"] {
            let answer = home.send("GET", path, &headers, b"");
            checks.answer(path, &answer, 403, json!({ "detail": detail }));
            checks.is("no challenge", answer.headers.contains_key("www-authenticate"), false);
        }
    }
    for scheme in ["Token", "token", "TOKEN"] {
        let header = format!("{scheme} {good}");
        checks.code(scheme, &home.send("GET", "/api/pumping/", &[("authorization", &header)], b""), 200);
    }
    let profile = home.get("profile");
    let body = profile.json();
    checks.code("profile", &profile, 200);
    checks.is("the key", body["api_key"].as_str(), Some(good.as_str()));
    checks.is("the user", body["user"]["username"].as_str(), Some("alex"));
    for (field, value) in [("first_name", ""), ("last_name", ""), ("email", "")] {
        checks.is(field, body["user"][field].as_str(), Some(value));
    }
    checks.is("language", body["language"].as_str(), Some("en-US"));
    checks.is("zone", body["timezone"].as_str(), Some("UTC"));
    checks.is("a number", body["user"]["id"].as_u64(), Some(1));
}

pub fn methods(home: &Home, checks: &mut Checks) {
    let root = home.get("");
    let order = PATHS.into_iter().chain(["profile", "schema"]);
    let mut from = 0;
    for name in order {
        let slash = if ["profile", "schema"].contains(&name) { "" } else { "/" };
        let entry = format!("\"{name}\":\"http://{}/api/{name}{slash}\"", home.address);
        let at = root.text[from..].find(&entry).unwrap_or_else(|| panic!("{entry} in {}", root.text));
        from += at + entry.len();
        checks.is(name, home.get(name).status, 200);
    }
    home.child();
    let started = home.post("timers/", &json!({ "name": "x" }));
    checks.code("a timer", &started, 201);
    for (path, allow) in [
        ("", "GET, HEAD, OPTIONS"),
        ("profile", "GET, HEAD, OPTIONS"),
        ("pumping/", "GET, POST, HEAD, OPTIONS"),
        ("timers/1/", "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"),
        ("children/robin-lee/", "GET, PUT, PATCH, DELETE, HEAD, OPTIONS"),
    ] {
        let answer = home.get(path);
        checks.is(path, answer.headers.get("allow").map(String::as_str), Some(allow));
        checks.is("vary", answer.headers.get("vary").map(String::as_str), Some("Accept-Language, Cookie, origin"));
        checks.is("a PUT", home.with("PUT", path, &[], b"").status, 405);
        let head = home.with("HEAD", path, &[], b"");
        checks.is("a HEAD has no body", (head.status, head.text.as_str()), (200, ""));
    }
    checks.answer(
        "PUT",
        &home.with("PUT", "timers/1/", &[], b""),
        405,
        json!({ "detail": "Method \"PUT\" not allowed." }),
    );
    checks.code("GET restart", &home.get("timers/1/restart/"), 405);
    checks.code("POST restart", &home.post("timers/1/restart/", &json!({})), 405);
    checks.code("DELETE a list", &home.delete("pumping/"), 405);
    checks.code("POST to one", &home.post("timers/1/", &json!({})), 405);
    media(home, checks);
    forms(home, checks);
}

fn media(home: &Home, checks: &mut Checks) {
    for (accept, code) in [
        ("*/*", 200),
        ("application/json", 200),
        ("text/html, application/json;q=0.9", 200),
        ("text/html,*/*;q=0.1", 200),
        ("text/html", 406),
        ("application/xml", 406),
        ("", 406),
    ] {
        checks.code(accept, &home.with("GET", "pumping/", &[("accept", accept)], b""), code);
    }
    checks.is(
        "406",
        home.with("GET", "", &[("accept", "text/html")], b"").json(),
        json!({ "detail": "Could not satisfy the request Accept header." }),
    );
    checks.code("format", &home.get("pumping/?format=json"), 200);
    checks.code("another format", &home.get("pumping/?format=xml"), 404);
    checks.code("nowhere", &home.get("none/"), 404);
    checks.code("a slash less", &home.get("timers/1"), 200);
    let media = home.with("POST", "pumping/", &[("content-type", "text/plain")], b"x");
    checks.answer("415", &media, 415, json!({ "detail": "Unsupported media type \"text/plain\" in request." }));
    for (body, name) in [("[]", "list"), ("\"x\"", "str"), ("3", "int"), ("true", "bool")] {
        let answer = home.with("POST", "pumping/", &[("content-type", "application/json")], body.as_bytes());
        let text = format!("Invalid data. Expected a dictionary, but got {name}.");
        checks.refused(&answer, "non_field_errors", &text);
    }
    let broken = home.with("POST", "pumping/", &[("content-type", "application/json")], b"{\"child\":");
    checks.code("broken JSON", &broken, 400);
    let told = broken.json()["detail"].as_str().unwrap_or_default().starts_with("JSON parse error - ");
    checks.is("broken JSON", told, true);
}

fn forms(home: &Home, checks: &mut Checks) {
    let options = home.options("pumping/").json();
    checks.is("name", options["name"].as_str(), Some("Pumping List"));
    checks.is("amount", options["actions"]["POST"]["amount"]["type"].as_str(), Some("float"));
    checks.is("child", options["actions"]["POST"]["child"]["type"].as_str(), Some("field"));
    checks.is("required", options["actions"]["POST"]["amount"]["required"].as_bool(), Some(true));
    checks.is("read only", options["actions"]["POST"]["duration"]["read_only"].as_bool(), Some(true));
    let filters = json!(["child", "end", "end_max", "end_min", "start", "start_max", "start_min"]);
    checks.is("filters", options["filters"].clone(), filters);
    checks.is("renders", options["renders"].clone(), json!(["application/json"]));
    checks.is("no description", options.get("description").is_none(), true);
    let one = home.options("timers/1/").json();
    checks.is("instance", one["name"].as_str(), Some("Timer Instance"));
    checks.is("no actions", one.get("actions").is_none(), true);
    for (path, name) in [
        ("bmi/", "BMI List"),
        ("changes/", "Diaper Change List"),
        ("head-circumference/", "Head Circumference List"),
        ("tummy-times/", "Tummy Time List"),
        ("tags/", "Tag List"),
        ("", "Api Root"),
        ("profile", "Profile"),
    ] {
        checks.is(path, home.options(path).json()["name"].as_str(), Some(name));
    }
    let choices = home.options("feedings/").json()["actions"]["POST"]["type"]["choices"][0].clone();
    checks.is("choices", choices, json!({ "value": "breast milk", "display_name": "Breast milk" }));
    checks.is("OpenAPI", home.get("schema").json()["openapi"].as_str(), Some("3.0.2"));
}
