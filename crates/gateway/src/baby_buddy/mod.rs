//! The API of Baby Buddy, so that its clients speak to Letdown as they are: docs/gateway.md.
//! Every request is answered from memory; a change is acknowledged when it is kept.

mod body;
mod changes;
mod fields;
mod lists;
mod options;
mod refusal;
mod route;
mod rules;
mod schema_file;

use std::sync::Arc;

use axum::Router;
use axum::extract::{OriginalUri, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use percent_encoding::percent_decode_str;
use sync::{Scope, Store, Token, Tokens};

use crate::gateway::Gateway;
use crate::home::{Home, Pending};
use crate::household::Household;
use crate::household::answer::push_text;
use crate::household::resources::{RESOURCES, at};
use crate::household::table::Row;
use body::Input;
use changes::{Asking, Change};
use refusal::Refusal;
use route::Route;

/// Where the address of an answer begins: the public address, or what the request names.
#[derive(Debug, Clone)]
pub struct Public(pub Option<String>);

struct Speaking<S> {
    gateway: Arc<Gateway<S>>,
    public: Public,
}

/// Everything under `/api`.
pub fn router<S: Store + Tokens>(gateway: Arc<Gateway<S>>, public: Public) -> Router {
    let answer = any(answer::<S>);
    Router::new()
        .route("/api", answer.clone())
        .route("/api/", answer.clone())
        .route("/api/{*path}", answer)
        .with_state(Arc::new(Speaking { gateway, public }))
}

/// A good answer.
struct Reply {
    status: StatusCode,
    json: String,
}

impl Reply {
    fn ok(json: String) -> Reply {
        Reply { status: StatusCode::OK, json }
    }
}

/// Who asks, and where.
struct Caller<S> {
    home: Arc<Home<S>>,
    token: Arc<Token>,
    /// The token as it was shown: the profile shows it back to who has it.
    shown: String,
    /// The address of `/api`, without a slash behind.
    base: String,
}

async fn answer<S: Store + Tokens>(State(speaking): State<Arc<Speaking<S>>>, request: Request) -> Response {
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy().into_owned();
    let route = Route::find(&path);
    let allow = route.map_or("", |route| route.allow());
    if let Some(Route::Media(name)) = route {
        return media(&speaking, name).await;
    }
    let mut response = match speak(&speaking, route, request).await {
        Ok(reply) if reply.status == StatusCode::NO_CONTENT => reply.status.into_response(),
        Ok(reply) => (reply.status, [(header::CONTENT_TYPE, "application/json")], reply.json).into_response(),
        Err(refusal) => {
            (refusal.status(), [(header::CONTENT_TYPE, "application/json")], refusal.json()).into_response()
        }
    };
    speaking.gateway.answers.count(response.status());
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie, origin"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if !allow.is_empty() {
        headers.insert(header::ALLOW, HeaderValue::from_static(allow));
    }
    response
}

async fn speak<S: Store + Tokens>(
    speaking: &Speaking<S>,
    route: Option<Route<'_>>,
    request: Request,
) -> Result<Reply, Refusal> {
    let route = route.ok_or_else(Refusal::not_found)?;
    let (parts, body) = request.into_parts();
    let query = lists::query(parts.uri.query().unwrap_or_default());
    negotiate(&parts.headers, &query)?;
    let caller = admit(speaking, &parts).await?;
    permit(&route, &parts.method, caller.token.scope)?;
    let input = match parts.method {
        Method::POST | Method::PATCH => body::read(&parts.headers, body).await?,
        _ => Input::Json(serde_json::Map::new()),
    };
    caller.answer(&speaking.gateway, route, &parts.method, &query, &input).await
}

/// JSON is all there is to be had.
fn negotiate(headers: &HeaderMap, query: &lists::Query) -> Result<(), Refusal> {
    if let Some(format) = query.get("format").and_then(|formats| formats.last())
        && format != "json"
    {
        return Err(Refusal::not_found());
    }
    let Some(accept) = headers.get(header::ACCEPT) else { return Ok(()) };
    let accept = accept.to_str().unwrap_or_default();
    let fits = |media: &str| matches!(media, "*/*" | "application/*" | "application/json");
    if accept.split(',').any(|media| fits(media.split(';').next().unwrap_or_default().trim())) {
        return Ok(());
    }
    Err(Refusal::detail(StatusCode::NOT_ACCEPTABLE, "Could not satisfy the request Accept header."))
}

async fn admit<S: Store + Tokens>(
    speaking: &Speaking<S>,
    parts: &axum::http::request::Parts,
) -> Result<Caller<S>, Refusal> {
    let refuse = |text: &str| Err(Refusal::detail(StatusCode::FORBIDDEN, text));
    let told = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let words: Vec<&str> = told.split_ascii_whitespace().collect();
    let shown = match words.as_slice() {
        [scheme, rest @ ..] if scheme.eq_ignore_ascii_case("token") => match rest {
            [] => return refuse("Invalid token header. No credentials provided."),
            [token] => *token,
            _ => return refuse("Invalid token header. Token string should not contain spaces."),
        },
        _ => return refuse("Authentication credentials were not provided."),
    };
    let gateway = &speaking.gateway;
    let token = gateway.admit(shown).await.map_err(Refusal::store)?.filter(|token| token.scope != Scope::Calendar);
    let Some(token) = token else { return refuse("Invalid token.") };
    let home = gateway.home(token.family).await.map_err(Refusal::store)?;
    let Some(home) = home else { return refuse("Invalid token.") };
    Ok(Caller { home, token, shown: shown.to_owned(), base: base(&speaking.public, parts) })
}

/// The address of `/api`: the public one, or by the name under which the request came.
fn base(public: &Public, parts: &axum::http::request::Parts) -> String {
    if let Some(public) = &public.0 {
        return format!("{}/api", public.trim_end_matches('/'));
    }
    let host = parts.headers.get(header::HOST).and_then(|value| value.to_str().ok());
    let authority = parts.uri.authority().map(axum::http::uri::Authority::as_str);
    let original = parts.extensions.get::<OriginalUri>().map_or(parts.uri.path(), |uri| uri.0.path());
    let before = original.strip_suffix(parts.uri.path()).unwrap_or_default();
    format!("http://{}{before}/api", host.or(authority).unwrap_or("localhost"))
}

/// A token that reads may look; asking for forms is for those who may fill them in.
fn permit(route: &Route<'_>, method: &Method, scope: Scope) -> Result<(), Refusal> {
    let looks = *method == Method::GET || *method == Method::HEAD;
    let free = scope == Scope::Write
        || match route {
            Route::Root => true,
            Route::Profile => false,
            _ => looks,
        };
    if !free {
        return Err(Refusal::detail(StatusCode::FORBIDDEN, "You do not have permission to perform this action."));
    }
    if route.allow().split(", ").any(|allowed| allowed == method.as_str()) && *method != Method::PUT {
        return Ok(());
    }
    Err(Refusal::detail(StatusCode::METHOD_NOT_ALLOWED, format!("Method \"{method}\" not allowed.")))
}

impl<S: Store + Tokens> Caller<S> {
    async fn answer(
        &self,
        gateway: &Gateway<S>,
        route: Route<'_>,
        method: &Method,
        query: &lists::Query,
        input: &Input,
    ) -> Result<Reply, Refusal> {
        let look = *method == Method::GET || *method == Method::HEAD;
        match route {
            Route::Root if look => Ok(Reply::ok(self.root())),
            Route::Root => Ok(Reply::ok(options::plain("Api Root"))),
            Route::Profile if look => Ok(Reply::ok(self.profile())),
            Route::Profile => Ok(Reply::ok(options::plain("Profile"))),
            Route::Schema if look => Ok(Reply::ok(schema_file::write())),
            Route::Schema => Ok(Reply::ok(options::plain("Schema"))),
            Route::List(place) if look => self.list(gateway, place, query),
            Route::List(place) if *method == Method::POST => self.add(gateway, place, input).await,
            Route::List(place) => Ok(Reply::ok(options::of(place, false))),
            Route::One(place, name) => match method.as_str() {
                "OPTIONS" => Ok(Reply::ok(options::of(place, true))),
                "PATCH" => self.edit(gateway, place, name, input).await,
                "DELETE" => self.delete(place, name).await,
                _ => self.one(gateway, place, name),
            },
            Route::Restart(name) if *method == Method::PATCH => self.restart(gateway, name).await,
            Route::Restart(_) => Ok(Reply::ok(options::of(at::TIMERS, true))),
            Route::Media(_) => Err(Refusal::not_found()),
        }
    }

    fn root(&self) -> String {
        let mut json = String::from("{");
        for resource in &RESOURCES {
            push_text(&mut json, resource.path);
            json.push(':');
            push_text(&mut json, &format!("{}/{}/", self.base, resource.path));
            json.push(',');
        }
        json.push_str("\"profile\":");
        push_text(&mut json, &format!("{}/profile", self.base));
        json.push_str(",\"schema\":");
        push_text(&mut json, &format!("{}/schema", self.base));
        json.push('}');
        json
    }

    fn profile(&self) -> String {
        let user = serde_json::json!({
            "id": self.user(),
            "username": self.token.label,
            "first_name": "",
            "last_name": "",
            "email": "",
            "is_staff": self.token.scope == Scope::Write,
        });
        let rest = serde_json::json!({ "user": user, "language": "en-US", "timezone": "UTC", "api_key": self.shown });
        rest.to_string()
    }

    fn user(&self) -> u64 {
        let household = self.home.look();
        let user = household.users().iter().find(|(_, name)| **name == self.token.label);
        user.map_or(1, |(number, _)| *number)
    }

    fn asking(&self, gateway: &Gateway<S>) -> Asking {
        Asking { user: self.user(), shell: gateway.shell, now_us: (gateway.shell.now_us)() }
    }

    fn tell(&self, household: &Household, place: usize, row: &Row, now_us: i64) -> String {
        match &row.answer {
            Some(answer) => answer.to_string(),
            None => household.tell(place, row, now_us, &format!("{}/media/", self.base)),
        }
    }

    fn list(&self, gateway: &Gateway<S>, place: usize, query: &lists::Query) -> Result<Reply, Refusal> {
        let now_us = (gateway.shell.now_us)();
        let household = self.home.look();
        let address = format!("{}/{}/", self.base, RESOURCES[place].path);
        let page = lists::page(&household, place, query, &address)?;
        let mut json = String::with_capacity(256 * (page.rows.len() + 1));
        let quoted = |json: &mut String, address: Option<&str>| match address {
            Some(address) => push_text(json, address),
            None => json.push_str("null"),
        };
        json.push_str(&format!("{{\"count\":{},\"next\":", page.count));
        quoted(&mut json, page.next.as_deref());
        json.push_str(",\"previous\":");
        quoted(&mut json, page.previous.as_deref());
        json.push_str(",\"results\":[");
        for (nth, row) in page.rows.into_iter().enumerate() {
            json.push_str(if nth == 0 { "" } else { "," });
            match &row.answer {
                Some(answer) => json.push_str(answer),
                None => json.push_str(&self.tell(&household, place, row, now_us)),
            }
        }
        json.push_str("]}");
        Ok(Reply::ok(json))
    }

    fn one(&self, gateway: &Gateway<S>, place: usize, name: &str) -> Result<Reply, Refusal> {
        let household = self.home.look();
        let row = find(&household, place, name)?;
        Ok(Reply::ok(self.tell(&household, place, row, (gateway.shell.now_us)())))
    }

    async fn add(&self, gateway: &Gateway<S>, place: usize, input: &Input) -> Result<Reply, Refusal> {
        let asking = self.asking(gateway);
        let (json, pending) = {
            let mut household = self.home.change();
            let change = changes::add(&household, place, input, asking)?;
            self.apply(&mut household, place, change, asking)?
        };
        pending.kept().await.map_err(Refusal::store)?;
        Ok(Reply { status: StatusCode::CREATED, json })
    }

    async fn edit(&self, gateway: &Gateway<S>, place: usize, name: &str, input: &Input) -> Result<Reply, Refusal> {
        let asking = self.asking(gateway);
        let (json, pending) = {
            let mut household = self.home.change();
            let change = changes::edit(&household, place, find(&household, place, name)?, input, asking)?;
            self.apply(&mut household, place, change, asking)?
        };
        pending.kept().await.map_err(Refusal::store)?;
        Ok(Reply::ok(json))
    }

    async fn restart(&self, gateway: &Gateway<S>, name: &str) -> Result<Reply, Refusal> {
        let asking = self.asking(gateway);
        let (json, pending) = {
            let mut household = self.home.change();
            let change = changes::restart(find(&household, at::TIMERS, name)?, asking);
            self.apply(&mut household, at::TIMERS, change, asking)?
        };
        pending.kept().await.map_err(Refusal::store)?;
        Ok(Reply::ok(json))
    }

    async fn delete(&self, place: usize, name: &str) -> Result<Reply, Refusal> {
        let pending = {
            let mut household = self.home.change();
            let bodies = changes::delete(&household, place, find(&household, place, name)?);
            self.home.tell(&mut household, bodies).map_err(Refusal::store)?
        };
        pending.kept().await.map_err(Refusal::store)?;
        Ok(Reply { status: StatusCode::NO_CONTENT, json: String::new() })
    }

    /// Shows the change, and hands it in; the answer may go out when it is kept.
    fn apply(
        &self,
        household: &mut Household,
        place: usize,
        change: Change,
        asking: Asking,
    ) -> Result<(String, Pending), Refusal> {
        let pending = self.home.tell(household, change.bodies).map_err(Refusal::store)?;
        let row = household.table(place).get(change.number).ok_or_else(Refusal::not_found)?;
        Ok((self.tell(household, place, row, asking.now_us), pending))
    }
}

/// The record that an address names.
fn find<'a>(household: &'a Household, place: usize, name: &str) -> Result<&'a Row, Refusal> {
    let resource = &RESOURCES[place];
    let row = if resource.by_slug() {
        household.by_slug(place, name)
    } else {
        let number: u64 = name.parse().map_err(|_| Refusal::not_found())?;
        household.table(place).get(number)
    };
    row.ok_or_else(|| Refusal::no_such(resource.class))
}

/// A picture, for whoever knows its name: programs show pictures without their token.
async fn media<S: Store + Tokens>(speaking: &Speaking<S>, name: &str) -> Response {
    match speaking.gateway.picture(name) {
        Some(picture) => {
            let headers =
                [(header::CONTENT_TYPE, picture.media_type.clone()), (header::CACHE_CONTROL, "private".to_owned())];
            (headers, picture.bytes.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
