//! Checks an OAuth 1.0a signature (RFC 5849), written apart from the signing side so that each
//! checks the other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use ring::hmac;

use super::call::Call;
use super::config::XAccount;

/// How far a timestamp may be off, in seconds.
pub(super) const TOLERANCE_SECS: i64 = 300;

/// What makes a signed request unique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Seconds since 1970.
    pub(super) timestamp: i64,
    /// The client's random word.
    pub(super) nonce: String,
}

/// Checks that the request is signed by the account, now. Whether the nonce is new is left to the
/// caller, who remembers.
///
/// # Errors
/// What is wrong, for the log; X itself says no more than „Unauthorized“.
pub(super) fn verify(call: &Call, account: &XAccount, now: Timestamp) -> Result<Stamp, String> {
    let fields = header_fields(call.authorization())?;
    let field = |name: &str| -> Result<&str, String> {
        let found = fields.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.as_str())
            .ok_or_else(|| format!("{name} is missing from the Authorization header"))
    };
    expect_field("oauth_signature_method", field("oauth_signature_method")?, "HMAC-SHA1")?;
    expect_field("oauth_consumer_key", field("oauth_consumer_key")?, &account.consumer_key)?;
    expect_field("oauth_token", field("oauth_token")?, &account.access_token)?;
    if let Ok(version) = field("oauth_version") {
        expect_field("oauth_version", version, "1.0")?;
    }
    let signature = STANDARD
        .decode(field("oauth_signature")?)
        .map_err(|_| "oauth_signature is not Base64".to_owned())?;

    let base = base_string(call, &fields);
    let key = format!(
        "{}&{}",
        percent_encode(&account.consumer_secret),
        percent_encode(&account.access_secret)
    );
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes());
    // The base string holds no secret; shown, it tells a client's author what went wrong.
    hmac::verify(&key, base.as_bytes(), &signature)
        .map_err(|_| format!("the signature does not match; the base string here is {base}"))?;

    stamp(field("oauth_timestamp")?, field("oauth_nonce")?, now)
}

/// The instant that the signature names, if it names one.
pub(super) fn signed_at(call: &Call) -> Option<Timestamp> {
    let fields = header_fields(call.authorization()).ok()?;
    let (_, seconds) = fields.into_iter().find(|(name, _)| name == "oauth_timestamp")?;
    Timestamp::from_second(seconds.parse().ok()?).ok()
}

fn expect_field(name: &str, value: &str, expected: &str) -> Result<(), String> {
    if value == expected {
        return Ok(());
    }
    Err(format!("{name} is not the one expected"))
}

fn stamp(timestamp: &str, nonce: &str, now: Timestamp) -> Result<Stamp, String> {
    let digits = !timestamp.is_empty() && timestamp.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = timestamp.parse::<i64>().ok().filter(|_| digits);
    let timestamp = seconds.ok_or("oauth_timestamp is not a number of seconds")?;
    let off = now.as_second().saturating_sub(timestamp);
    if off.saturating_abs() > TOLERANCE_SECS {
        return Err(format!("oauth_timestamp is off by {off} seconds"));
    }
    if nonce.is_empty() {
        return Err("oauth_nonce is empty".into());
    }
    Ok(Stamp { timestamp, nonce: nonce.to_owned() })
}

/// The fields of `OAuth name="value", …`, decoded; each at most once (RFC 5849, 3.5.1).
fn header_fields(header: &str) -> Result<Vec<(String, String)>, String> {
    let (scheme, rest) = header.split_once(' ').unwrap_or((header, ""));
    if !scheme.eq_ignore_ascii_case("OAuth") {
        return Err("the Authorization header is not of the scheme OAuth".into());
    }
    let mut fields: Vec<(String, String)> = Vec::new();
    for part in rest.split(',') {
        let (name, value) = part
            .trim()
            .split_once('=')
            .ok_or("a field of the Authorization header has no value")?;
        let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let value = quoted.ok_or_else(|| format!("the value of {name} is not in quotes"))?;
        let (name, value) = (percent_decode(name)?, percent_decode(value)?);
        if fields.iter().any(|(known, _)| *known == name) {
            return Err(format!("{name} stands twice in the Authorization header"));
        }
        fields.push((name, value));
    }
    Ok(fields)
}

/// Method, address and sorted parameters as signed (RFC 5849, 3.4.1).
fn base_string(call: &Call, fields: &[(String, String)]) -> String {
    let mut parameters = call.query();
    if call.media_type() == "application/x-www-form-urlencoded" {
        parameters.extend(call.form());
    }
    let signed = fields.iter().filter(|(name, _)| name != "oauth_signature" && name != "realm");
    parameters.extend(signed.cloned());

    let mut encoded: Vec<(String, String)> = parameters
        .iter()
        .map(|(name, value)| (percent_encode(name), percent_encode(value)))
        .collect();
    encoded.sort();
    let pairs: Vec<String> =
        encoded.into_iter().map(|(name, value)| format!("{name}={value}")).collect();

    format!(
        "{}&{}&{}",
        call.method.as_str(),
        percent_encode(&address(call)),
        percent_encode(&pairs.join("&"))
    )
}

/// The address without query; the port only where it is not the scheme's own.
fn address(call: &Call) -> String {
    let host = call.host().to_ascii_lowercase();
    let host = host.strip_suffix(":80").unwrap_or(&host);
    format!("http://{host}{}", call.uri.path())
}

/// RFC 3986: everything but letters, digits and `-._~` becomes `%XX`.
pub(super) fn percent_encode(text: &str) -> String {
    const HEX: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or('0');
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 0x0F)]);
        }
    }
    encoded
}

/// Undoes [`percent_encode`]; a `+` stays a `+`.
fn percent_decode(text: &str) -> Result<String, String> {
    let broken = || format!("{text} is not percent-encoded text");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut nibble = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
        let (Some(high), Some(low)) = (nibble(), nibble()) else {
            return Err(broken());
        };
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| broken())?);
    }
    String::from_utf8(bytes).map_err(|_| broken())
}

#[cfg(test)]
mod tests;
