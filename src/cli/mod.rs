//! The terminal: every command, and what it prints.

mod admin;
mod auth;
mod backup;
mod check;
mod demo;
mod discover;
mod doctor;
mod examine;
mod forget;
mod health;
mod help;
mod init;
mod lab;
mod log;
mod once;
mod preview;
mod queue;
mod run;
mod sandbox;
mod say;
mod status;
mod token;
mod usage;
mod user;
mod why;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{FromArgMatches as _, Parser, Subcommand};
use clap_complete::Shell;
use tracing_subscriber::filter::LevelFilter;

use crate::config::{self, Config, Language};
use crate::daemon::{self, Context};
use crate::failpoint::Failpoints;
use crate::state::{Store, StoreError};
use crate::wording::terminal as words;

/// Passes an organisation's news on: watches sources, summarises in German, posts once.
#[derive(Debug, Parser)]
#[command(name = "weitersagen", version, max_term_width = 100)]
pub struct Cli {
    /// The configuration file.
    #[arg(long, global = true, value_name = "PATH", default_value = "config.toml")]
    config: PathBuf,
    /// Print JSON where a list or a record is printed.
    #[arg(long, global = true)]
    json: bool,
    /// Log more to standard error: -v what is done, -vv every detail.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
    /// How the log is written: for people, or an object a line for programs.
    #[arg(long, global = true, value_name = "FORMAT", value_enum, default_value_t)]
    log_format: log::Format,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The whole product on this machine, with no account and no internet.
    Demo(demo::Options),
    /// Five questions, a look at the website, and a `config.toml` with every line explained.
    Init(init::Options),
    /// The daemon: sources on their schedules, deliveries when due; SIGHUP reloads, SIGTERM ends.
    Run,
    /// One full round now: poll all sources, plan, send what is due, print what happened.
    Once {
        /// Send nothing and store nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// The configuration: every error with line, column, reason and suggestion.
    Check {
        /// Also ask each source, account and token.
        #[arg(long)]
        online: bool,
    },
    /// The JSON schema of the configuration, for editors.
    Schema,
    /// Everything that may stand in the way, with the next step.
    Doctor,
    /// Article, summary and the post for each network; stores nothing.
    Preview(preview::Options),
    /// The accounts that a website's „Folge uns“ links name.
    Discover {
        /// The website.
        url: String,
    },
    /// Gets and keeps the tokens of an account, step by step.
    Auth {
        #[command(subcommand)]
        network: auth::Network,
    },
    /// Sources, accounts, budget and outbox at a glance.
    Status {
        /// The list of this source, which is in quarantine, is right as it is.
        #[arg(long, value_name = "SOURCE")]
        accept: Option<String>,
    },
    /// The outbox by hand.
    Queue {
        #[command(subcommand)]
        action: Option<queue::Action>,
    },
    /// The decisions taken on an item, per account, with the reason of each.
    Why {
        /// The item's address.
        url: String,
    },
    /// Erases an item's texts and address; a hash remains, so that it is not posted again.
    Forget {
        /// The item's address.
        url: String,
    },
    /// A link that logs in at the admin page, once and within 15 minutes.
    AdminLink,
    /// The line with which a password logs in at the admin page; reads the password.
    AdminPassword,
    /// Copies the state into a file, consistent while the daemon runs.
    Backup {
        /// The file to write; an older one is replaced.
        file: PathBuf,
    },
    /// Puts the state of a backup in the place of the present one. What was posted since is read
    /// from the timelines before anything is posted.
    Restore {
        /// A file that `backup` wrote.
        file: PathBuf,
    },
    /// The sandbox networks alone: they speak Facebook's and X's protocol and show the timeline.
    Sandbox {
        /// The port on 127.0.0.1; 0 takes any free one.
        #[arg(long, default_value_t = sandbox::PORT)]
        port: u16,
        /// The name of the rehearsal's Facebook page: the one that your website links.
        #[arg(long, value_name = "NAME")]
        facebook: Option<String>,
        /// The name of the rehearsal's account on X: the one that your website links.
        #[arg(long, value_name = "NAME")]
        x: Option<String>,
    },
    /// Completions for the shell.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// The manual pages.
    Man {
        /// Write a page for each command into this folder.
        dir: Option<PathBuf>,
    },
    /// One part by itself, for measuring it: JSON lines in, JSON lines out.
    Lab(lab::Options),
}

/// Why a command ends with a status other than 0.
enum Failure {
    /// Status 1: something failed.
    Failed(anyhow::Error),
    /// Status 2: the command line or the configuration is wrong; the text is already rendered.
    Wrong(String),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

type Done = Result<(), Failure>;

impl Cli {
    /// Reads the command line; a wrong one ends the process with status 2.
    pub fn read() -> Self {
        let read = help::command().try_get_matches();
        read.and_then(|matches| Self::from_arg_matches(&matches)).unwrap_or_else(|error| {
            if let Some(message) = usage::refused(&error, help::language()) {
                say::error(&message, help::language());
                std::process::exit(2);
            }
            error.exit()
        })
    }

    /// Logs to standard error: the daemon what it does, every other command only what is wrong.
    pub fn start_logging(&self) {
        let talks = matches!(self.command, Command::Run);
        // What they would log, these two print.
        let tells = matches!(self.command, Command::Check { .. } | Command::Doctor);
        let level = match (self.verbose, talks) {
            (0, false) if tells => LevelFilter::ERROR,
            (0, false) => LevelFilter::WARN,
            (0, true) | (1, false) => LevelFilter::INFO,
            (1, true) | (2, false) => LevelFilter::DEBUG,
            _ => LevelFilter::TRACE,
        };
        log::start(self.log_format, level);
    }

    /// Runs the command. Status 0: done; 1: something failed; 2: command line or configuration.
    pub fn execute(self) -> ExitCode {
        let path = self.config.clone();
        match self.dispatch() {
            Ok(()) => ExitCode::SUCCESS,
            Err(Failure::Failed(error)) => {
                let language = help::spoken_at(&path);
                say::error(&in_words(&error, language), language);
                ExitCode::from(1)
            }
            Err(Failure::Wrong(report)) => {
                say::error(&report, help::language());
                ExitCode::from(2)
            }
        }
    }

    fn dispatch(self) -> Done {
        let (path, json) = (self.config, self.json);
        match self.command {
            Command::Demo(options) => block_on(demo::demo(options, json)),
            Command::Init(options) => block_on(init::init(&path, options, json)),
            Command::Run => {
                // Before there is a second thread: it changes the environment.
                let given = crate::admin::given();
                block_on(run::run(&path, given))
            }
            Command::Once { dry_run } => block_on(once::once(&path, dry_run, json)),
            Command::Check { online } => block_on(check::check(&path, online, json)),
            Command::Schema => Ok(say::json(&config::schema())?),
            Command::Doctor => block_on(doctor::doctor(&path, json)),
            Command::Preview(options) => block_on(preview::preview(&path, options, json)),
            Command::Discover { url } => block_on(discover::discover(&path, &url, json)),
            Command::Auth { network } => block_on(auth::auth(&path, network)),
            Command::Status { accept: Some(source) } => status::accept(&path, &source, json),
            Command::Status { accept: None } => status::status(&path, json),
            Command::Queue { action } => queue::queue(&path, action, json),
            Command::Why { url } => why::why(&path, &url, json),
            Command::Forget { url } => forget::forget(&path, &url, json),
            Command::AdminLink => admin::link(&path, json),
            Command::AdminPassword => admin::password(&path, json),
            Command::Backup { file } => backup::backup(&path, &file, json),
            Command::Restore { file } => backup::restore(&path, &file, json),
            Command::Sandbox { port, facebook, x } => {
                block_on(sandbox::sandbox(&path, (port, facebook, x)))
            }
            Command::Completions { shell } => {
                help::completions(shell);
                Ok(())
            }
            Command::Man { dir } => help::man(dir.as_deref()),
            Command::Lab(options) => lab::lab(&options),
        }
    }
}

/// What went wrong, in the language of the configuration as far as it has words for it.
fn in_words(error: &anyhow::Error, language: Language) -> String {
    match error.downcast_ref::<StoreError>() {
        Some(error) => error.told().words().of(language).to_owned(),
        None => format!("{error:#}"),
    }
}

/// One thread carries all waiting; parsing and the database have threads of their own.
fn block_on<F: Future<Output = Done>>(future: F) -> Done {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)
}

/// The configuration, or its rendered report.
fn load(path: &Path) -> Result<Config, Failure> {
    config::load(path).map_err(|report| Failure::Wrong(report.render(report.language)))
}

/// The configuration for looking at what a daemon does, and deciding about it: while the file is
/// broken, the one that the daemon goes on with. What is wrong is said.
fn load_in_force(path: &Path) -> Result<Config, Failure> {
    config::load(path).or_else(|report| match config::last_good(path) {
        Some((config, _)) => {
            let (shown, count) = (path.display().to_string(), report.problems.len().to_string());
            let told = words::LAST_GOOD.with(&[&shown, &count]);
            say::warning(told.of(config.language), config.language);
            Ok(config)
        }
        None => Err(Failure::Wrong(report.render(report.language))),
    })
}

/// A context over an opened state.
fn context(config: Config, store: Store) -> Result<Context, Failure> {
    let client = daemon::open(&config)?;
    Ok(Context { config: config.into(), store, client, failpoints: Failpoints::default() })
}
