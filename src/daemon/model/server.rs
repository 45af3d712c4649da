//! The server of a model: one request at a time, and what its answers mean.

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use url::Url;

use crate::config::{Config, ModelConfig};
use crate::net::{self, ApiReply, ApiRequest, Client, FetchError, FetchOptions};
use crate::summary::model::{self, Answer, Question, Strictness, Unreadable};
use crate::wording::{Phrase, Told, reading as say};

/// An answer is a few sentences.
const MAX_BODY: usize = 512 * 1024;

/// Where the model is asked.
#[derive(Debug)]
pub(super) struct Server {
    client: Client,
    /// How exactly the answer is described; servers that refuse the schema are asked in words.
    strictness: Strictness,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Failure {
    /// For the journal; nothing of a server's own words, which may repeat a key.
    pub(super) reason: Told,
    /// What to do.
    pub(super) advice: &'static Phrase,
}

#[derive(Deserialize)]
struct Models {
    data: Vec<Model>,
}

#[derive(Deserialize)]
struct Model {
    id: String,
}

impl Server {
    /// A client of its own: the admin named this one server, so that its address may be private;
    /// that holds for no other request.
    pub(super) fn open(config: &Config, model: &ModelConfig) -> Result<Self, FetchError> {
        let mut allow_private = config.allow_private.clone();
        allow_private.extend(place(&model.base_url));
        let client = Client::new(FetchOptions {
            user_agent: net::user_agent(&config.organisation.name, &config.organisation.website),
            allow_private,
            deadline: model.timeout,
            max_body: MAX_BODY,
        })?;
        Ok(Self { client, strictness: Strictness::Schema })
    }

    /// One question, one answer. A server that refuses the schema is asked once more without.
    pub(super) async fn ask(
        &mut self,
        model: &ModelConfig,
        question: &Question,
    ) -> Result<Answer, Failure> {
        let mut reply = self.complete(model, question).await?;
        if matches!(reply.status, 400 | 422) && self.strictness == Strictness::Schema {
            self.strictness = Strictness::Words;
            reply = self.complete(model, question).await?;
        }
        if reply.status != 200 {
            return Err(refusal(reply.status));
        }
        model::read(&reply.body).map_err(|unreadable| {
            let reason = match unreadable {
                Unreadable::NoChat => &say::MODEL_NO_CHAT,
                Unreadable::NoChoice => &say::MODEL_NO_CHOICE,
            };
            Failure { reason: reason.told([]), advice: &say::SEE_NAME }
        })
    }

    async fn complete(
        &self,
        model: &ModelConfig,
        question: &Question,
    ) -> Result<ApiReply, Failure> {
        let body = question.body(&model.name, self.strictness).to_string().into_bytes();
        let request = ApiRequest {
            method: "POST",
            url: address(&model.base_url, "chat/completions"),
            authorization: authorization(model)?,
            body: Some(("application/json", body)),
        };
        self.client.api(request).await.map_err(|error| unreached(&error))
    }

    /// Whether the server answers and has the model.
    pub(super) async fn probe(&self, model: &ModelConfig) -> Result<Told, Told> {
        let request = ApiRequest {
            method: "GET",
            url: address(&model.base_url, "models"),
            authorization: authorization(model).map_err(|failure| in_words(&failure))?,
            body: None,
        };
        let reply = self.client.api(request).await.map_err(|error| in_words(&unreached(&error)))?;
        if reply.status != 200 {
            return Err(in_words(&refusal(reply.status)));
        }
        let models = serde_json::from_slice::<Models>(&reply.body).map_err(|_| {
            in_words(&Failure { reason: say::MODEL_LIST.told([]), advice: &say::SEE_NAME })
        })?;
        let ids: Vec<String> = models.data.into_iter().map(|model| model.id).collect();
        let name = Told::said(&model.name);
        if ids.contains(&model.name) {
            return Ok(say::MODEL_THERE.told([name]));
        }
        let known = ids.iter().take(10).map(String::as_str).collect::<Vec<_>>().join(", ");
        Err(say::MODEL_UNKNOWN.told([name, Told::said(&known)]))
    }
}

fn in_words(failure: &Failure) -> Told {
    say::MODEL_ADVISED.told([failure.reason.clone(), failure.advice.told([])])
}

/// The host as `fetch.allow_private` would name it.
fn place(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let port = url.port_or_known_default()?;
    Some(format!("{host}:{port}"))
}

fn address(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    let base = base.path().trim_end_matches('/');
    url.set_path(&format!("{base}/{path}"));
    url
}

fn authorization(model: &ModelConfig) -> Result<Option<SecretString>, Failure> {
    let Some(key) = &model.key else {
        return Ok(None);
    };
    let unfit = |reason| Failure { reason, advice: &say::SEE_KEY };
    let key = key.read().map_err(|words| unfit(words.into()))?;
    let header = SecretString::from(format!("Bearer {}", key.expose_secret()));
    if HeaderValue::from_str(header.expose_secret()).is_err() {
        return Err(unfit(say::MODEL_KEY.told([])));
    }
    Ok(Some(header))
}

fn unreached(error: &FetchError) -> Failure {
    Failure { reason: error.told(), advice: &say::SEE_SERVICE }
}

fn refusal(status: u16) -> Failure {
    let advice = match status {
        401 | 403 => &say::SEE_KEY,
        400 | 404 | 405 | 422 => &say::SEE_NAME,
        402 | 429 => &say::SEE_LIMIT,
        _ => &say::SEE_SERVICE,
    };
    Failure { reason: say::MODEL_STATUS.told([status.into()]), advice }
}
