//! Signatures against the published worked examples of RFC 5849 and of X.

use super::*;

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

fn sign(method: &str, address: &str, parameters: &[(&str, &str)], secrets: (&str, &str)) -> String {
    let base = base_string(method, &url(address), parameters);
    signature(&base, &secret(secrets.0), &secret(secrets.1))
}

/// Section 3.4.1.1: a body, a query, repeated names and an empty value.
const RFC_PARAMETERS: [(&str, &str); 7] = [
    ("oauth_consumer_key", "9djdj82h48djs9d2"),
    ("oauth_token", "kkk9d7dh3k39sjv7"),
    ("oauth_signature_method", "HMAC-SHA1"),
    ("oauth_timestamp", "137131201"),
    ("oauth_nonce", "7d8f3e4a"),
    ("c2", ""),
    ("a3", "2 q"),
];

#[test]
fn the_base_string_of_the_rfc() {
    let address = url("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b");
    insta::assert_snapshot!(
        base_string("post", &address, &RFC_PARAMETERS),
        @"POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7"
    );
}

#[test]
fn the_signature_of_the_rfc_as_its_errata_correct_it() {
    let address = "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b";
    let signature = sign("POST", address, &RFC_PARAMETERS, ("j49sk3j29djd", "dh893hdasih9"));
    assert_eq!(signature, "r6/TJjbCOr97/+UU0NsvSne7s5g=");
}

#[test]
fn the_photo_request_of_the_rfc() {
    let address = "http://photos.example.net/photos?file=vacation.jpg&size=original";
    let parameters = [
        ("oauth_consumer_key", "dpf43f3p2l4k3l03"),
        ("oauth_token", "nnch734d00sl2jdk"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131202"),
        ("oauth_nonce", "chapoH"),
    ];
    let signature = sign("GET", address, &parameters, ("kd94hf93k423kf44", "pfkkdhi9sl3r4s00"));
    assert_eq!(signature, "MdpQcU8iPSUjWoN/UDMsK2sui9I=");
}

#[test]
fn the_token_request_of_the_rfc() {
    let parameters = [
        ("oauth_consumer_key", "dpf43f3p2l4k3l03"),
        ("oauth_token", "hh5s93j4hdidpola"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "137131201"),
        ("oauth_nonce", "walatlh"),
        ("oauth_verifier", "hfdp7dh39dks9884"),
    ];
    let secrets = ("kd94hf93k423kf44", "hdhd0244k9j7ao03");
    let signature = sign("POST", "https://photos.example.net/token", &parameters, secrets);
    assert_eq!(signature, "gKgrFCywp7rO0OXSjdot/IHF7IU=");
}

/// The example in X's guide „Creating a signature“, under each address it has been printed with.
#[test]
fn the_worked_example_of_x() {
    let parameters = [
        ("status", "Hello Ladies + Gentlemen, a signed OAuth request!"),
        ("oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"),
        ("oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"),
        ("oauth_signature_method", "HMAC-SHA1"),
        ("oauth_timestamp", "1318622958"),
        ("oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
        ("oauth_version", "1.0"),
    ];
    let secrets = (
        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE",
    );
    for (base, expected) in [
        ("https://api.twitter.com/1", "tnnArxj06cWHq44gCs1OSKk/jLY="),
        ("https://api.twitter.com/1.1", "hCtSmYh+iHYCEqBWrE7C7hYmtUk="),
        ("https://api.x.com/1.1", "Ls93hJiZbQ3akF3HF3x1Bz8/zU4="),
    ] {
        let address = format!("{base}/statuses/update.json?include_entities=true");
        assert_eq!(sign("POST", &address, &parameters, secrets), expected, "{base}");
    }
}

#[test]
fn everything_but_the_unreserved_is_encoded() {
    insta::assert_snapshot!(encode("Aa0-._~ +!*'()/„ü“&="), @"Aa0-._~%20%2B%21%2A%27%28%29%2F%E2%80%9E%C3%BC%E2%80%9C%26%3D");
}

#[test]
fn a_plus_in_the_address_is_a_space() {
    let spaced = base_string("GET", &url("https://api.x.com/2?q=a+b"), &[]);
    assert_eq!(spaced, base_string("GET", &url("https://api.x.com/2?q=a%20b"), &[]));
}

#[test]
fn the_header_holds_every_parameter_but_no_secret() {
    let keys = Keys {
        consumer_key: secret("key"),
        consumer_secret: secret("CANARY-1"),
        access_token: secret("token"),
        access_secret: secret("CANARY-2"),
    };
    let at = Timestamp::from_second(1_790_000_000).unwrap();
    let address = url("http://127.0.0.1:8990/2/tweets");
    let header = keys.authorization("POST", &address, "n0nce", at);
    insta::assert_snapshot!(
        header.expose_secret(),
        @r#"OAuth oauth_consumer_key="key", oauth_nonce="n0nce", oauth_signature_method="HMAC-SHA1", oauth_timestamp="1790000000", oauth_token="token", oauth_version="1.0", oauth_signature="ehhUVSlBLgVNq2m3IbQe5ZZ5ACY%3D""#
    );
    assert!(!format!("{keys:?}{header:?}").contains("CANARY"));
}

#[test]
fn nonces_differ_and_need_no_encoding() {
    let (one, two) = (nonce().unwrap(), nonce().unwrap());
    assert_ne!(one, two);
    assert_eq!(one.len(), 2 * NONCE_BYTES);
    assert_eq!(encode(&one), one);
}
