//! The signature is held against the worked example of RFC 5849 and of X's own documentation.

use axum::body::Bytes;
use axum::http::{HeaderMap, Method};

use super::*;

fn call(method: Method, uri: &str, headers: &[(&'static str, &str)], body: &str) -> Call {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.insert(*name, value.parse().unwrap());
    }
    Call {
        method,
        uri: uri.parse().unwrap(),
        headers: map,
        body: Bytes::copy_from_slice(body.as_bytes()),
    }
}

/// The base string printed in RFC 5849, section 3.4.1.1.
#[test]
fn the_base_string_is_the_one_of_the_rfc() {
    let authorization = "OAuth realm=\"Example\", oauth_consumer_key=\"9djdj82h48djs9d2\", \
         oauth_token=\"kkk9d7dh3k39sjv7\", oauth_signature_method=\"HMAC-SHA1\", \
         oauth_timestamp=\"137131201\", oauth_nonce=\"7d8f3e4a\", \
         oauth_signature=\"bYT5CMsGcbgUdFHObYMEfcx6bsw%3D\"";
    let request = call(
        Method::POST,
        "/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
        &[
            ("authorization", authorization),
            ("host", "EXAMPLE.COM:80"),
            ("content-type", "application/x-www-form-urlencoded"),
        ],
        "c2&a3=2+q",
    );
    let fields = header_fields(request.authorization()).unwrap();
    assert_eq!(
        base_string(&request, &fields),
        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D\
         %253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce\
         %3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201\
         %26oauth_token%3Dkkk9d7dh3k39sjv7"
    );
}

/// The photograph request of the OAuth 1.0 specification's appendix, whose secrets and signature
/// are printed there.
#[test]
fn a_published_signature_is_taken_and_any_change_is_not() {
    let account = XAccount {
        consumer_key: "dpf43f3p2l4k3l03".into(),
        consumer_secret: "kd94hf93k423kf44".into(),
        access_token: "nnch734d00sl2jdk".into(),
        access_secret: "pfkkdhi9sl3r4s00".into(),
        ..XAccount::default()
    };
    let authorization = "OAuth oauth_consumer_key=\"dpf43f3p2l4k3l03\", \
         oauth_token=\"nnch734d00sl2jdk\", oauth_signature_method=\"HMAC-SHA1\", \
         oauth_signature=\"tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D\", \
         oauth_timestamp=\"1191242096\", oauth_nonce=\"kllo9940pd9333jh\", oauth_version=\"1.0\"";
    let headers = [("authorization", authorization), ("host", "photos.example.net")];
    let now = Timestamp::from_second(1_191_242_100).unwrap();
    let check = |uri: &str, now| verify(&call(Method::GET, uri, &headers, ""), &account, now);

    let stamp = check("/photos?file=vacation.jpg&size=original", now).unwrap();
    assert_eq!((stamp.timestamp, stamp.nonce.as_str()), (1_191_242_096, "kllo9940pd9333jh"));

    let changed = check("/photos?file=vacation.jpg&size=large", now).unwrap_err();
    assert!(changed.contains("does not match"), "{changed}");
    let late = Timestamp::from_second(1_191_242_397).unwrap();
    let late = check("/photos?file=vacation.jpg&size=original", late).unwrap_err();
    assert_eq!(late, "oauth_timestamp is off by 301 seconds");
}

#[test]
fn a_header_that_is_not_oauth_is_explained() {
    let account = XAccount::default();
    let now = Timestamp::UNIX_EPOCH;
    let refusal = |authorization: &str| {
        let headers = [("authorization", authorization)];
        verify(&call(Method::GET, "/2/users/me", &headers, ""), &account, now).unwrap_err()
    };
    assert!(refusal("Bearer abc").contains("scheme OAuth"));
    assert!(refusal("OAuth").contains("no value"));
    assert!(refusal("OAuth oauth_nonce=abc").contains("not in quotes"));
    assert!(refusal("OAuth a=\"1\", a=\"2\"").contains("twice"));
    assert!(refusal("OAuth a=\"%zz\"").contains("percent-encoded"));
    assert!(refusal("OAuth a=\"1\"").contains("oauth_signature_method is missing"));
}

#[test]
fn percent_encoding_keeps_the_unreserved_characters_only() {
    assert_eq!(percent_encode("Az9-._~ +&/ä"), "Az9-._~%20%2B%26%2F%C3%A4");
    assert_eq!(percent_decode("%C3%A4+%20").unwrap(), "ä+ ");
    assert!(percent_decode("%4").is_err());
    assert!(percent_decode("%ff").is_err());
}

proptest::proptest! {
    #[test]
    fn what_is_encoded_comes_back(text in "(?s).{0,40}") {
        proptest::prop_assert_eq!(percent_decode(&percent_encode(&text)), Ok(text));
    }

    #[test]
    fn no_header_makes_it_panic(header in "(?s)(OAuth )?(.|%|\"|=|,|[a-z_]){0,60}") {
        let _ = header_fields(&header);
    }
}
