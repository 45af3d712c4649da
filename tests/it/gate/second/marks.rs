//! Quotation marks and brackets, paired anew.

/// What stands between marks that open and close, with where it begins and ends in the text.
fn quotations(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (place, &(at, c)) in chars.iter().enumerate() {
        let before = place.checked_sub(1).map_or(' ', |before| chars[before].1);
        match (open, c) {
            (None, '„') => open = Some((at + c.len_utf8(), '“')),
            (None, '»') if before == ' ' || place == 0 => open = Some((at + c.len_utf8(), '«')),
            (None, '«') if before == ' ' || place == 0 => open = Some((at + c.len_utf8(), '»')),
            (None, '“') if before == ' ' || place == 0 => open = Some((at + c.len_utf8(), '”')),
            (Some((start, '“')), '“' | '”' | '"') => {
                found.push((start, at));
                open = None;
            }
            (Some((start, close)), c) if c == close => {
                found.push((start, at));
                open = None;
            }
            _ => {}
        }
    }
    found
}

/// The line without what is quoted in it.
pub(crate) fn unquoted(line: &str) -> String {
    let mut plain = String::new();
    let mut end = 0;
    for (start, stop) in quotations(line) {
        plain.push_str(&line[end..start]);
        end = stop;
    }
    plain + &line[end..]
}

/// Letters, digits and blanks alone.
fn normal(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn not_verbatim(told: &[&str], source: &str) -> Option<String> {
    let source = normal(source);
    told.iter().find_map(|line| {
        let mut inner = quotations(line).into_iter().map(|(start, end)| &line[start..end]);
        inner.find(|inner| !source.contains(&normal(inner))).map(ToOwned::to_owned)
    })
}

/// A quotation that is a sentence of its own, with nobody who says it before or behind.
pub(crate) fn speakerless(body: &[&str]) -> Option<String> {
    body.iter().find_map(|line| {
        quotations(line).into_iter().find_map(|(start, end)| {
            let before = line[..start].trim_end_matches(['„', '»', '«', '“', '"']).trim_end();
            let begins = before.is_empty() || before.ends_with(['.', '!', '?']);
            let whole = line[start..end].ends_with(['.', '!', '?']);
            let behind = line[end..].trim_start_matches(['“', '”', '«', '»', '"']);
            let ends = behind.is_empty() || before.is_empty() && behind.trim().is_empty();
            (begins && whole && ends).then(|| line[start..end].to_owned())
        })
    })
}

pub(crate) fn unbalanced(told: &[&str]) -> Option<String> {
    told.iter()
        .find(|line| {
            let count = |marks: &[char]| line.matches(|c| marks.contains(&c)).count();
            // `:)` is a smile and `a)` an item.
            count(&['(']) > count(&[')'])
                || count(&['[']) != count(&[']'])
                || count(&['„']) > count(&['“', '”', '"'])
                || count(&['»']) != count(&['«'])
                || !count(&['"']).is_multiple_of(2) && count(&['„']) == 0
        })
        .map(ToString::to_string)
}
