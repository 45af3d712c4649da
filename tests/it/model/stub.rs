//! A server that answers as a model's does, with what the test wants it to say.

use std::sync::{Arc, Mutex};

use jiff::civil::date;
use serde_json::{Value, json};
use weitersagen::compose::Style;
use weitersagen::config::{self, Config};
use weitersagen::daemon::model::Scribe;
use weitersagen::daemon::tell::Matter;
use weitersagen::item::{Article, Network};

use crate::net::server::{Server, path, reply};

/// A sentence that the sample article bears out.
pub(crate) const GOOD: &str = "Die Beratungsstelle des Vereins Brückenbau zieht am 5. April 2027 in \
    das alte Postamt von Stendal um.";

/// The reply of a server whose model says this.
pub(crate) fn says(content: &str) -> Vec<u8> {
    let message = json!({ "role": "assistant", "content": content });
    completion(&json!({ "message": message, "finish_reason": "stop" }))
}

/// The same with the JSON that was asked for.
pub(crate) fn writes(sentences: &[&str]) -> Vec<u8> {
    says(&json!({ "saetze": sentences }).to_string())
}

pub(crate) fn completion(choice: &Value) -> Vec<u8> {
    let body = json!({ "id": "1", "object": "chat.completion", "choices": [choice] });
    reply("200 OK", "content-type: application/json\r\n", body.to_string().as_bytes())
}

/// A server that gives these answers one after the other, the last one for ever.
pub(crate) async fn server(answers: Vec<Vec<u8>>) -> Server {
    let next = Arc::new(Mutex::new(0_usize));
    Server::start(move |request| {
        assert_eq!(path(request), "/v1/chat/completions");
        let mut next = next.lock().unwrap();
        let answer = answers[(*next).min(answers.len() - 1)].clone();
        *next += 1;
        answer
    })
    .await
}

/// The body of the `n`th request, from 0.
pub(crate) fn asked(server: &Server, n: usize) -> Value {
    let requests = server.requests.lock().unwrap();
    let (_, body) = requests[n].split_once("\r\n\r\n").unwrap();
    serde_json::from_str(body).unwrap()
}

/// A configuration with a model at this address, and more lines in its section.
pub(crate) fn config(address: &str, more: &str) -> Config {
    let text = format!(
        "[organisation]\nname = \"Verein\"\nwebsite = \"https://www.verein.example/\"\n\
         [[sources]]\nname = \"verein\"\nurl = \"https://www.verein.example/news\"\n\
         schedule = \"*/20 6-21 * * *\"\n\
         [model]\nbase_url = \"http://{address}/v1\"\nname = \"probe\"\n{more}\n"
    );
    config::parse(&text, std::path::Path::new("config.toml")).unwrap()
}

pub(crate) fn scribe(server: &Server, more: &str) -> Scribe {
    Scribe::open(&config(&server.address.to_string(), more)).unwrap()
}

/// The sample article, to be told on a network.
pub(crate) fn matter(network: Network) -> Matter {
    let text = "Die Beratungsstelle des Vereins Brückenbau zieht am 5. April 2027 in das alte \
        Postamt am Markt von Stendal um. Dort stehen künftig sieben Räume und ein Saal für 90 \
        Gäste bereit.\n\nDie Stadt Stendal will den Umbau mit 40.000 Euro fördern. Der Landkreis \
        beteiligt sich nicht an den Kosten.\n\n„Wir bekommen endlich genug Platz für Gruppen“, \
        sagte Leiterin Hanna Beispiel bei der Vorstellung der Pläne im Rathaus von Stendal.";
    Matter {
        item: None,
        broke: false,
        article: article(text),
        quoted: None,
        network,
        style: Style::default(),
    }
}

pub(crate) fn article(text: &str) -> Article {
    Article {
        url: "https://www.verein.example/news/1.html".parse().unwrap(),
        canonical: None,
        title: Some("Beratungsstelle in Stendal zieht um".to_owned()),
        date: Some(date(2027, 3, 4)),
        author: None,
        text: text.to_owned(),
        image: None,
        more_images: Vec::new(),
        language: Some("de".to_owned()),
    }
}
