//! `sandbox`: the rehearsal networks alone.

use tokio::net::TcpListener;

use super::{Done, say};
use crate::sandbox::{Sandbox, SandboxConfig};

/// The port if none is asked for.
pub(super) const PORT: u16 = 8990;

pub(super) async fn sandbox(port: u16) -> Done {
    let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| {
        anyhow::anyhow!("port {port} cannot be used ({error}); choose another with --port")
    })?;
    let address = format!("http://{}", listener.local_addr()?);
    let sandbox = Sandbox::new(SandboxConfig::default());
    let config = sandbox.config();
    say::line(&format!("The sandbox networks are at {address}/ until you press Ctrl-C.\n"));
    say::line("To rehearse with them, set these in the environment …\n");
    say::line(&format!("  export FACEBOOK_PAGE_TOKEN={}", config.facebook.token));
    say::line(&format!("  export X_CONSUMER_KEY={}", config.x.consumer_key));
    say::line(&format!("  export X_CONSUMER_SECRET={}", config.x.consumer_secret));
    say::line(&format!("  export X_ACCESS_TOKEN={}", config.x.access_token));
    say::line(&format!("  export X_ACCESS_SECRET={}", config.x.access_secret));
    say::line("\n… and this in config.toml, for both accounts:\n");
    say::line(&format!("  api = \"{address}\"\n\n  [fetch]\n  allow_private = [\"127.0.0.1\"]\n"));
    say::line(&format!(
        "The rehearsal accounts are facebook.com/{} and x.com/{}; the website must link them.",
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
