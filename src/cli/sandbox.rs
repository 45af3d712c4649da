//! `sandbox`: the rehearsal networks alone.

use tokio::net::TcpListener;

use super::{Done, say};
use crate::sandbox::{Sandbox, SandboxConfig};

/// The port if none is asked for.
pub(super) const PORT: u16 = 8990;

pub(super) async fn sandbox(port: u16, facebook: Option<String>, x: Option<String>) -> Done {
    let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| {
        anyhow::anyhow!("port {port} cannot be used ({error}); choose another with --port")
    })?;
    let address = format!("http://{}", listener.local_addr()?);
    let mut config = SandboxConfig::default();
    let plain = |name: String| name.trim_start_matches('@').to_owned();
    if let Some(name) = facebook.map(plain) {
        config.facebook.name.clone_from(&name);
        config.facebook.username = name;
    }
    if let Some(name) = x.map(plain) {
        config.x.name.clone_from(&name);
        config.x.username = name;
    }
    let sandbox = Sandbox::new(config);
    let config = sandbox.config();
    say::line(&format!("The sandbox networks are at {address}/ until you press Ctrl-C.\n"));
    say::line("To rehearse with them, set these in the environment …\n");
    say::line(&format!("  export FACEBOOK_PAGE_TOKEN={}", config.facebook.token));
    say::line(&format!("  export X_CONSUMER_KEY={}", config.x.consumer_key));
    say::line(&format!("  export X_CONSUMER_SECRET={}", config.x.consumer_secret));
    say::line(&format!("  export X_ACCESS_TOKEN={}", config.x.access_token));
    say::line(&format!("  export X_ACCESS_SECRET={}", config.x.access_secret));
    say::line(&format!("  export X_CLIENT_ID={}", config.x.client_id));
    say::line(&format!("  export X_CLIENT_SECRET={}", config.x.client_secret));
    say::line("\n… and this in config.toml, for both accounts:\n");
    say::line(&format!("  api = \"{address}\"\n\n  [fetch]\n  allow_private = [\"127.0.0.1\"]\n"));
    say::line(&format!(
        "The rehearsal accounts are facebook.com/{} and x.com/{}. They must be those that your website\n\
         links: name others with --facebook NAME and --x NAME.",
        config.facebook.username, config.x.username
    ));
    let stop = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!("Ctrl-C cannot be heard: {error}");
            std::future::pending::<()>().await;
        }
    };
    Ok(sandbox.serve(listener, stop).await?)
}
