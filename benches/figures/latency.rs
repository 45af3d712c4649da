//! From a new item on a list to its post on both networks.

use std::time::Duration;

use jiff::civil::Date;
use weitersagen::clock;
use weitersagen::sandbox::SandboxConfig;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

use super::process::Program;
use super::{median, millis};

/// How often the daemon looks; the wait for its next look is in the figure.
const POLLED: &str = "@every 1s";
/// An item that is not posted within this time is one that another site has told already.
const PATIENCE: Duration = Duration::from_secs(15);

/// Releases the sample articles one after another, and prints how long each took to be posted.
pub(crate) async fn measure(program: &Program, today: Date) -> anyhow::Result<()> {
    let rehearsal = Rehearsal::start(0, SandboxConfig::default(), today).await?;
    let pace = Pace { schedule: POLLED.into(), ..Pace::default() };
    let config = rehearsal.write_config(&program.dir.join("latency"), &pace)?;
    let _daemon = program.run(&config)?;
    // The first look makes known what stands there.
    clock::sleep(Duration::from_secs(4)).await;
    let sandbox = &rehearsal.sandbox;
    let posts = || (sandbox.facebook_posts().len(), sandbox.x_posts().len());
    let mut times = Vec::new();
    let mut released = 0;
    while rehearsal.sites.publish_next().is_some() {
        released += 1;
        let (before, begun) = (posts(), clock::monotonic());
        loop {
            let now = posts();
            if now.0 > before.0 && now.1 > before.1 {
                times.push(begun.elapsed());
                break;
            }
            if begun.elapsed() > PATIENCE {
                break;
            }
            clock::sleep(Duration::from_millis(5)).await;
        }
    }
    let told = times.len();
    anyhow::ensure!(2 * told > released, "only {told} of {released} articles were posted");
    println!(
        "new item to its posts   {:>8.0} ms   {told} of {released} samples, polled every second",
        millis(median(times))
    );
    Ok(())
}
