//! The figures that `docs/quality.md` promises: what a test measures may not fall behind them.

/// By how much a share may differ from what is written down: half a point.
const TOLERANCE: f64 = 0.005;

/// Holds a measured figure against the one in the table under `section`, at `row` and `column`.
///
/// # Panics
/// Where it fell by more than half a point, and where it rose by more than that without being
/// written down: a figure that nobody keeps is not there to be kept up.
pub(crate) fn holds(section: &str, row: &str, column: &str, measured: f64) {
    let page = std::fs::read_to_string("docs/quality.md").unwrap();
    let written = figure(&page, section, row, column);
    let place = format!("docs/quality.md, „{section}“, {row}, {column}");
    assert!(
        measured >= written - TOLERANCE,
        "{place}: {written} stands there, but only {measured:.4} was measured"
    );
    assert!(
        measured <= written + TOLERANCE,
        "{place}: {written} stands there, and {measured:.4} was measured: write it down"
    );
}

/// A cell of the first table under a heading.
fn figure(page: &str, section: &str, row: &str, column: &str) -> f64 {
    let mut rows = page
        .lines()
        .skip_while(|line| line.strip_prefix("## ") != Some(section))
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter(|line| line.starts_with('|'))
        .map(cells);
    let head = rows.next().unwrap_or_else(|| panic!("no table under „{section}“"));
    let at = head.iter().position(|cell| *cell == column);
    let at = at.unwrap_or_else(|| panic!("no column „{column}“ under „{section}“"));
    let line = rows.find(|cells| cells.first() == Some(&row));
    let line = line.unwrap_or_else(|| panic!("no row „{row}“ under „{section}“"));
    line[at].parse().unwrap_or_else(|_| panic!("„{}“ is no figure", line[at]))
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

#[test]
fn a_figure_is_found_by_its_section_row_and_column() {
    let page = "## One\n\n| pages | text |\n|---|---|\n| all | .5 |\n\n## Two\n\n\
                | pages | text | day |\n|---|---|---|\n| all | .25 | .75 |\n";
    assert!((figure(page, "One", "all", "text") - 0.5).abs() < f64::EPSILON);
    assert!((figure(page, "Two", "all", "day") - 0.75).abs() < f64::EPSILON);
}
