//! Multipart bodies (RFC 7578), read strictly: every part is named, known and there once.

use super::problem::Problem;
use crate::sandbox::call::Call;

/// One part.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::sandbox) struct Part<'b> {
    pub(in crate::sandbox) name: &'b str,
    /// Empty where none is named.
    pub(in crate::sandbox) media_type: &'b str,
    pub(in crate::sandbox) bytes: &'b [u8],
}

/// The parts of a request's body.
pub(super) fn parse<'b>(call: &'b Call, known: &[&str]) -> Result<Vec<Part<'b>>, Problem> {
    if call.media_type() != "multipart/form-data" {
        return Err(Problem::unsupported_media());
    }
    let boundary = call.boundary().ok_or_else(|| Problem::invalid("no boundary is named"))?;
    let parts = split(&call.body, boundary)
        .ok_or_else(|| Problem::invalid("the body is not made of parts"))?;
    for (index, part) in parts.iter().enumerate() {
        if !known.contains(&part.name) {
            return Err(Problem::invalid(format!("{}: is not defined in the schema", part.name)));
        }
        if parts.iter().take(index).any(|earlier| earlier.name == part.name) {
            return Err(Problem::invalid(format!("{}: stands twice", part.name)));
        }
    }
    Ok(parts)
}

/// The parts of a body, in its order; `None` where it is not made of parts.
pub(in crate::sandbox) fn split<'b>(body: &'b [u8], boundary: &str) -> Option<Vec<Part<'b>>> {
    let first = format!("--{boundary}");
    let next = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes())?;
    let mut parts = Vec::new();
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let end = find(part, next.as_bytes())?;
        parts.push(one(part.get(..end)?)?);
        rest = part.get(end + next.len()..)?;
    }
    (rest == b"--\r\n" || rest == b"--").then_some(parts)
}

fn one(part: &[u8]) -> Option<Part<'_>> {
    let end = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(part.get(..end)?).ok()?;
    let bytes = part.get(end + 4..)?;
    let value = |wanted: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(": "));
        lines.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    };
    let (_, named) = value("content-disposition")?.split_once("form-data; name=\"")?;
    let (name, _) = named.split_once('"')?;
    Some(Part { name, media_type: value("content-type").unwrap_or_default(), bytes })
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_and_anything_else_is_not() {
        let body = b"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
            --B\r\ncontent-disposition: form-data; name=\"b\"; filename=\"x\"\r\n\
            Content-Type: image/png\r\n\r\n\r\n2\r\n\r\n--B--\r\n";
        let parts = split(body, "B").unwrap();
        let expected = [
            Part { name: "a", media_type: "", bytes: b"1" },
            Part { name: "b", media_type: "image/png", bytes: b"\r\n2\r\n" },
        ];
        assert_eq!(parts, expected);
        for broken in [&b""[..], b"--B", b"--B\r\n\r\n--B--", b"--B\r\nx\r\n\r\n1\r\n--B--\r\n"] {
            assert_eq!(split(broken, "B"), None, "{broken:?}");
        }
    }
}
