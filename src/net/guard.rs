//! Which addresses may be asked: no private one, unless the admin exempts its host.

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// The hosts that `fetch.allow_private` exempts.
#[derive(Debug, Clone, Default)]
pub(super) struct Exempt(HashMap<String, Vec<Option<u16>>>);

impl Exempt {
    /// Reads `name`, `name:port`, `127.0.0.1`, `127.0.0.1:8990`, `[::1]` or `[::1]:8990`; each is
    /// compared in the form that [`Url`] gives a host, so `LOCALHOST` and `localhost` are one.
    pub(super) fn parse(entries: &[String]) -> Self {
        let mut exempt: HashMap<String, Vec<Option<u16>>> = HashMap::new();
        for (host, port) in entries.iter().filter_map(|entry| host_port(entry)) {
            exempt.entry(host).or_default().push(port);
        }
        Self(exempt)
    }

    fn holds(&self, host: &str, port: Option<u16>) -> bool {
        let ports = self.0.get(host);
        ports.is_some_and(|ports| ports.iter().any(|only| only.is_none() || *only == port))
    }
}

fn host_port(entry: &str) -> Option<(String, Option<u16>)> {
    let entry = entry.trim();
    if let Ok(address) = entry.parse::<IpAddr>() {
        return Some((host_of_address(address), None));
    }
    let (name, port) = match entry.rsplit_once(':') {
        Some((name, digits)) if !name.ends_with(':') => (name, Some(digits.parse().ok()?)),
        _ => (entry, None),
    };
    let host = match Host::parse(name).ok()? {
        Host::Domain(name) => name.trim_end_matches('.').to_owned(),
        Host::Ipv4(address) => host_of_address(address.into()),
        Host::Ipv6(address) => host_of_address(address.into()),
    };
    Some((host, port))
}

fn host_of_address(address: IpAddr) -> String {
    address.to_canonical().to_string()
}

/// How an address may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Any address may answer: the admin exempted the host.
    Exempt,
    /// Only a public address may answer.
    Guarded,
    /// The host is a private address as it stands.
    Private,
}

/// Judges the host as it is written. A name is judged again when it is resolved.
pub(super) fn judge(url: &Url, exempt: &Exempt) -> Verdict {
    let port = url.port_or_known_default();
    let (host, address) = match url.host() {
        Some(Host::Domain(name)) => (name.trim_end_matches('.').to_owned(), None),
        Some(Host::Ipv4(address)) => (host_of_address(address.into()), Some(address.into())),
        Some(Host::Ipv6(address)) => (host_of_address(address.into()), Some(address.into())),
        None => return Verdict::Private,
    };
    if exempt.holds(&host, port) {
        return Verdict::Exempt;
    }
    match address {
        Some(address) if !is_public(address) => Verdict::Private,
        _ => Verdict::Guarded,
    }
}

/// Whether an address is one of the public internet: everything that IANA's special-purpose
/// registries (RFC 6890 and its updates) do not set apart.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

const fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127 | 224.., ..)       // this host, private, loopback, multicast and reserved
            | (100, 64..=127, _)         // shared by a provider's customers
            | (169, 254, _)              // link-local, and the clouds' metadata services
            | (172, 16..=31, _)          // private
            | (192, 0, 0 | 2)            // protocol assignments, documentation
            | (192, 88, 99)              // 6to4 relays, withdrawn
            | (192, 168, _)              // private
            | (198, 18 | 19, _)          // measuring
            | (198, 51, 100)             // documentation
            | (203, 0, 113) // documentation
    )
}

const fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    match (segments[0], segments[1]) {
        // NAT64 (RFC 6052): on a network without IPv4, this is how a public server is reached.
        (0x64, 0xff9b) if matches!(segments, [_, _, 0, 0, 0, 0, _, _]) => {
            let [first, second] = segments[6].to_be_bytes();
            let [third, fourth] = segments[7].to_be_bytes();
            is_public_v4(Ipv4Addr::new(first, second, third, fourth))
        }
        // Protocol assignments with Teredo, documentation twice, 6to4.
        (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) | (0x3fff, 0..=0x0fff) => false,
        // Global unicast is all of 2000::/3; nothing outside is given to servers.
        (0x2000..=0x3fff, _) => true,
        _ => false,
    }
}

/// A name that resolves to nothing but private addresses.
#[derive(Debug)]
pub(super) struct PrivateName(String);

impl fmt::Display for PrivateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} resolves to a private address", self.0)
    }
}

impl Error for PrivateName {}

/// Resolves names as the system does, and leaves the private addresses out. The addresses it
/// gives are the ones connected to, so a name cannot change its mind in between.
#[derive(Debug)]
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = public_of(name.as_str(), async |name| {
                Ok(tokio::net::lookup_host((name, 0)).await?.collect())
            });
            Ok(Box::new(found.await?.into_iter()) as Addrs)
        })
    }
}

/// The public ones among a name's addresses, looked up once: a second answer may be another one.
async fn public_of(
    name: &str,
    lookup: impl AsyncFn(&str) -> io::Result<Vec<SocketAddr>>,
) -> Result<Vec<SocketAddr>, Box<dyn Error + Send + Sync>> {
    let found = lookup(name).await?;
    let public: Vec<SocketAddr> =
        found.iter().copied().filter(|address| is_public(address.ip())).collect();
    if public.is_empty() && !found.is_empty() {
        return Err(PrivateName(name.to_owned()).into());
    }
    Ok(public)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn verdict(url: &str, exempt: &[&str]) -> Verdict {
        let exempt: Vec<String> = exempt.iter().map(ToString::to_string).collect();
        judge(&Url::parse(url).unwrap(), &Exempt::parse(&exempt))
    }

    #[test]
    fn private_addresses_are_refused_in_every_spelling() {
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "017700000001",
            "0.0.0.0",
            "0",
            "10.0.0.1",
            "100.64.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.178.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a9fe:a9fe]",
            "[fe80::1]",
            "[fc00::1]",
            "[fd12:3456::1]",
            "[ff02::1]",
            "[64:ff9b::7f00:1]",
            "[2001:db8::1]",
            "[2002:7f00:1::]",
            "[2001::1]",
            "[::127.0.0.1]",
            "[fec0::1]",
        ] {
            assert_eq!(verdict(&format!("http://{host}/"), &[]), Verdict::Private, "{host}");
        }
        for host in [
            "1.1.1.1",
            "100.63.0.1",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "193.0.0.1",
            "[2a00:1450::1]",
            "[2606:4700::1111]",
            "[64:ff9b::101:101]",
            "[::ffff:1.1.1.1]",
            "example.org",
        ] {
            assert_eq!(verdict(&format!("http://{host}/"), &[]), Verdict::Guarded, "{host}");
        }
    }

    /// DNS rebinding: whoever owns a name may give a public address to the check and a private one
    /// to the connection. Only what was checked comes out, and each connection is checked anew.
    #[tokio::test]
    async fn a_name_that_changes_its_mind_leads_nowhere_private() {
        let (public, private) = ("1.1.1.1:0", "127.0.0.1:0");
        let answers = [vec![public], vec![private], vec![private, public], vec![]];
        let asked = AtomicUsize::new(0);
        let lookup = async |_: &str| {
            let answer = &answers[asked.fetch_add(1, Ordering::Relaxed)];
            Ok(answer.iter().map(|address| address.parse().unwrap()).collect())
        };
        for (number, expected) in
            [Some(vec![public]), None, Some(vec![public]), Some(vec![])].into_iter().enumerate()
        {
            let found = public_of("verein.example", &lookup).await;
            assert_eq!(asked.load(Ordering::Relaxed), number + 1, "it is looked up once");
            match (found, expected) {
                (Ok(found), Some(expected)) => {
                    let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                    assert_eq!(found, expected);
                }
                (Err(error), None) => assert!(error.is::<PrivateName>(), "{error}"),
                (found, expected) => panic!("{found:?} instead of {expected:?}"),
            }
        }
    }

    #[test]
    fn an_exemption_holds_for_its_host_and_port_alone() {
        let cases = [
            ("http://127.0.0.1:8990/", "127.0.0.1:8990", Verdict::Exempt),
            ("http://127.0.0.1:8991/", "127.0.0.1:8990", Verdict::Private),
            ("http://127.0.0.1:8991/", "127.0.0.1", Verdict::Exempt),
            ("http://2130706433/", "127.0.0.1", Verdict::Exempt),
            ("http://[::ffff:127.0.0.1]/", "127.0.0.1", Verdict::Exempt),
            ("http://127.0.0.2/", "127.0.0.1", Verdict::Private),
            ("http://[::1]:80/", "[::1]:80", Verdict::Exempt),
            ("http://[::1]/", "::1", Verdict::Exempt),
            ("http://localhost:5000/", "LocalHost", Verdict::Exempt),
            ("http://localhost./", "localhost", Verdict::Exempt),
            ("https://intern.example/", "intern.example:443", Verdict::Exempt),
            ("http://intern.example/", "intern.example:443", Verdict::Guarded),
            ("http://evil.intern.example/", "intern.example", Verdict::Guarded),
            ("http://127.0.0.1/", "nonsense:port", Verdict::Private),
        ];
        for (url, entry, expected) in cases {
            assert_eq!(verdict(url, &[entry]), expected, "{url} with {entry}");
        }
    }
}
