//! Draws the articles' pictures: small PNG files of a river, a town and a sky, without a codec.

/// Names longer than this are no picture's.
const LONGEST_NAME: usize = 60;
const WIDTH: usize = 480;
const HEIGHT: usize = 270;
/// Pixels are palette indices of four bits, so that the image fits one stored deflate block.
const COLOURS: usize = 16;

/// The picture of a name, the same for the same name; `None` if the name cannot be a picture's.
pub(super) fn png(name: &str) -> Option<Vec<u8>> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.is_empty() || name.len() > LONGEST_NAME || !name.bytes().all(plain) {
        return None;
    }
    let seed = crc32(name.as_bytes());
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::with_capacity(13);
    for side in [WIDTH, HEIGHT] {
        head.extend(u32::try_from(side).ok()?.to_be_bytes());
    }
    head.extend([4, 3, 0, 0, 0]); // 4 bits, palette, deflate, no filter, not interlaced
    chunk(&mut file, *b"IHDR", &head)?;
    chunk(&mut file, *b"PLTE", &palette(seed))?;
    chunk(&mut file, *b"IDAT", &zlib_stored(&scanlines(seed))?)?;
    chunk(&mut file, *b"IEND", &[])?;
    Some(file)
}

/// Sky in eight steps, houses in four, water in four; the seed turns the hour of the day.
fn palette(seed: u32) -> Vec<u8> {
    const SKIES: [[u8; 3]; 4] =
        [[120, 170, 220], [235, 170, 120], [150, 195, 190], [200, 175, 215]];
    let sky = SKIES[seed as usize % SKIES.len()];
    let mut colours = Vec::with_capacity(3 * COLOURS);
    for step in 0..8_u8 {
        colours.extend(sky.map(|part| part.saturating_add(step * 9)));
    }
    for step in 0..4_u8 {
        colours.extend([70 + step * 18, 62 + step * 14, 74 + step * 8]);
    }
    for step in 0..4_u8 {
        colours.extend(sky.map(|part| part / 2 + step * 14));
    }
    colours
}

/// Rows of packed pixels, each behind its filter byte 0.
fn scanlines(seed: u32) -> Vec<u8> {
    let roofs: Vec<usize> = (0..WIDTH).map(|x| roof(x, seed)).collect();
    let mut rows = Vec::with_capacity(HEIGHT * (1 + WIDTH / 2));
    for y in 0..HEIGHT {
        rows.push(0);
        for x in (0..WIDTH).step_by(2) {
            rows.push(pixel(x, y, roofs[x], seed) << 4 | pixel(x + 1, y, roofs[x + 1], seed));
        }
    }
    rows
}

/// The row in which the bank of the river begins.
const BANK: usize = 195;

fn pixel(x: usize, y: usize, roof: usize, seed: u32) -> u8 {
    let step = |value: usize| u8::try_from(value).unwrap_or(0);
    if y >= BANK {
        let wave = (x / 24 + y / 6 + seed as usize % 7) % 3;
        return 12 + step((wave + (y - BANK) / 30).min(3));
    }
    if y >= roof {
        let window = x % 14 > 8 && y % 18 > 10 && y > roof + 8;
        return if window { 11 } else { 8 + step(x / 37 % 3) };
    }
    let (sun_x, sun_y) = (60 + seed as usize % 360, 60 + seed as usize % 31);
    let in_sun = x.abs_diff(sun_x).pow(2) + y.abs_diff(sun_y).pow(2) < 26 * 26;
    if in_sun { 7 } else { step((y / 28).min(6)) }
}

/// The height of the town at a column: houses, and a church with two towers.
fn roof(x: usize, seed: u32) -> usize {
    let church = 110 + seed as usize % 240;
    for tower in [church, church + 44] {
        let off = x.abs_diff(tower);
        if off < 11 {
            return 52 + off * 5;
        }
    }
    if x > church && x < church + 44 {
        return 120;
    }
    let house = (x / 37 * 7 + seed as usize % 11) % 5;
    140 + house * 9
}

/// A zlib stream of one stored block (RFC 1950 and 1951).
fn zlib_stored(data: &[u8]) -> Option<Vec<u8>> {
    let length = u16::try_from(data.len()).ok()?;
    let mut stream = vec![0x78, 0x01, 1];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(data);
    stream.extend(adler32(data).to_be_bytes());
    Some(stream)
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) -> Option<()> {
    file.extend(u32::try_from(data.len()).ok()?.to_be_bytes());
    let start = file.len();
    file.extend(kind);
    file.extend(data);
    let sum = crc32(&file[start..]);
    file.extend(sum.to_be_bytes());
    Some(())
}

/// The checksum of PNG chunks (ISO 3309).
fn crc32(data: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in data {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = sum & 1 == 1;
            sum >>= 1;
            if carry {
                sum ^= 0xEDB8_8320;
            }
        }
    }
    !sum
}

/// The checksum of zlib streams (RFC 1950).
fn adler32(data: &[u8]) -> u32 {
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in data {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_as_published() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b"IEND"), 0xAE42_6082);
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn a_picture_is_small_and_depends_on_its_name() {
        let one = png("lange-tafel").unwrap();
        assert!(
            one.starts_with(b"\x89PNG\r\n\x1a\n") && one.ends_with(&0xAE42_6082_u32.to_be_bytes())
        );
        assert!(one.len() < 66_000);
        assert_eq!(one, png("lange-tafel").unwrap());
        assert_ne!(one, png("fachkonferenz").unwrap());
        assert_eq!(png("../geheim"), None);
    }
}
