//! Who the rehearsal networks know: one page, one account, and their fixed credentials.

use jiff::Timestamp;

use super::faults::FaultPlan;

/// What the rehearsal networks know at the start.
#[derive(Debug, Clone, Default)]
pub struct SandboxConfig {
    /// The page on Facebook.
    pub facebook: FacebookAccount,
    /// The account on X.
    pub x: XAccount,
    /// Faults in force from the start.
    pub faults: Option<FaultPlan>,
    /// Whether the networks take the same text twice. The real ones refuse some of it, which would
    /// hide a client that sends twice; whoever tests for that lets them take it.
    pub takes_duplicates: bool,
}

/// A Facebook page and its token.
#[derive(Debug, Clone)]
pub struct FacebookAccount {
    /// The page's number.
    pub page_id: String,
    /// The name in the page's address.
    pub username: String,
    /// The name as shown.
    pub name: String,
    /// The page token; of no worth outside the rehearsal.
    pub token: String,
    /// The permissions of the token.
    pub scopes: Vec<String>,
    /// The secret of the app that the token was made for.
    pub app_secret: String,
    /// The app's number.
    pub app_id: String,
    /// The token of a person who manages the page, as the explorer gives it: for an hour.
    pub person_token: String,
    /// When the person's leave to read data ends, if it does.
    pub data_access_until: Option<Timestamp>,
    /// Whether the app is in development mode: its posts are there, but followers see none.
    pub development: bool,
    /// Whether the app's settings demand `appsecret_proof` with every request.
    pub requires_proof: bool,
    /// The page's address, as the organisation's „Folge uns“ button links it.
    pub linked: String,
}

/// An account on X and its OAuth 1.0a credentials.
#[derive(Debug, Clone)]
pub struct XAccount {
    /// The account's number.
    pub user_id: String,
    /// The user name, without `@`.
    pub username: String,
    /// The name as shown.
    pub name: String,
    /// The app's key; of no worth outside the rehearsal, like the other three.
    pub consumer_key: String,
    /// The app's secret.
    pub consumer_secret: String,
    /// The user's token.
    pub access_token: String,
    /// The secret of the user's token.
    pub access_secret: String,
    /// The app's id for a login with OAuth 2.0.
    pub client_id: String,
    /// The app's secret for a login with OAuth 2.0.
    pub client_secret: String,
    /// How long the access token of a login lives, in seconds; X's own figure is two hours.
    pub access_life_secs: i64,
    /// Creates allowed in 15 minutes; X's own figure is 100.
    pub creates_per_window: u32,
}

impl Default for FacebookAccount {
    fn default() -> Self {
        Self {
            page_id: "104200000000001".into(),
            username: "begegnungshaus.elbe".into(),
            name: "Begegnungshaus Elbe e.V.".into(),
            token: "probe-page-token".into(),
            scopes: ["pages_manage_posts", "pages_read_engagement", "pages_show_list"]
                .map(Into::into)
                .to_vec(),
            app_secret: "probe-app-secret".into(),
            app_id: "260000000000001".into(),
            person_token: "probe-person-token".into(),
            data_access_until: None,
            development: false,
            requires_proof: false,
            linked: "https://www.facebook.com/begegnungshaus.elbe".into(),
        }
    }
}

impl Default for XAccount {
    fn default() -> Self {
        Self {
            user_id: "1420000000000000001".into(),
            username: "begegnung_elbe".into(),
            name: "Begegnungshaus Elbe".into(),
            consumer_key: "probe-consumer-key".into(),
            consumer_secret: "probe-consumer-secret".into(),
            access_token: "1420000000000000001-probe-access-token".into(),
            access_secret: "probe-access-secret".into(),
            client_id: "probe-client-id".into(),
            client_secret: "probe-client-secret".into(),
            access_life_secs: 7_200,
            creates_per_window: 100,
        }
    }
}
