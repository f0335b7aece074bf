//! FHIR over HTTP: who may read, what is told, and what never is.
//! Whether it is FHIR is judged by a model that is not ours: tools/fhir/validate.py.

use serde_json::json;

use crate::home::Home;

#[test]
fn a_clinic_reads_sessions_and_nothing_else() {
    let home = Home::new();
    home.child();
    let entry = json!({
        "child": 1, "amount": 105, "start": "2026-03-09T10:00:00Z", "end": "2026-03-09T10:20:00Z",
        "notes": "canary\nLeft 60 ml, right 45 ml",
    });
    assert_eq!(home.post("pumping/", &entry).status, 201);
    for path in ["Patient", "Patient/me", "Observation", "Observation/x", "Bundle"] {
        assert_eq!(home.send("GET", &format!("/fhir/{path}"), &[], b"").status, 401, "{path}");
    }
    let token = format!("Bearer {}", home.reads);
    let get = |path: &str| home.send("GET", &format!("/fhir/{path}"), &[("authorization", &token)], b"");
    let found = get("Observation").json();
    assert_eq!(found["total"], 3);
    let whole = &found["entry"][0]["resource"];
    assert_eq!(
        whole["valueQuantity"],
        json!({
            "value": 105.0, "unit": "mL", "system": "http://unitsofmeasure.org", "code": "mL",
        })
    );
    assert_eq!(whole["effectivePeriod"]["start"], "2026-03-09T11:00:00+01:00");
    assert_eq!(whole["hasMember"].as_array().unwrap().len(), 2);
    let left = &found["entry"][1]["resource"];
    assert_eq!(left["bodySite"]["coding"][0]["code"], "80248007");
    let one = get(&format!("Observation/{}", left["id"].as_str().unwrap()));
    assert_eq!((one.status, one.json()["valueQuantity"]["value"].as_f64()), (200, Some(60.0)));
    let bundle = get("Bundle");
    assert_eq!(bundle.json()["entry"].as_array().unwrap().len(), 4);
    assert_eq!(bundle.headers["content-type"], "application/fhir+json");
    assert!(!bundle.text.contains("canary") && !bundle.text.contains("Robin"));
    assert_eq!(get("Observation?_count=0").json()["entry"].as_array().unwrap().len(), 0);
    assert_eq!((get("Patient/me").status, get("Patient/you").status, get("Observation/no").status), (200, 404, 404));
    assert_eq!(get("metadata").json()["fhirVersion"], "4.0.1");
    assert_eq!(home.send("POST", "/fhir/Observation", &[("authorization", &token)], b"{}").status, 405);
    let stranger = format!("Token {}", home.another_family());
    let theirs = home.send("GET", "/fhir/Observation", &[("authorization", &stranger)], b"");
    assert_eq!(theirs.json()["total"], 0);
}
