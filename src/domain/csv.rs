//! Cells and lines of a CSV file (RFC 4180) that a spreadsheet opens without reckoning with what stands in them: a name
//! that begins like a formula stays a name. It must not know what a table says.

/// Stands at the head of a file, so that Excel reads it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// With which a spreadsheet takes a cell for a formula; in the East the full-width signs, too.
const BEGINS_A_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell, in quotes. One that begins like a formula (after blanks, too) gets an apostrophe before it, by which
/// spreadsheets know a text.
pub fn cell(text: &str) -> String {
    let first = text.chars().next().into_iter().chain(text.trim_start().chars().next());
    let is_formula = first.into_iter().any(|sign| BEGINS_A_FORMULA.contains(&sign));
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// A line of cells, with its end.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    format!("{}\r\n", cells.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text() {
        for formula in ["=1+1", "+7", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "＝1+1", "＠x", "\n=1"]
        {
            assert!(cell(formula).starts_with("\"'"), "{formula:?} became {}", cell(formula));
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        assert_eq!(cell("青渡调〔2026〕1号"), "\"青渡调〔2026〕1号\"");
        assert_eq!(cell(""), "\"\"");
        assert_eq!(cell("he said \"no\", twice\nand left"), "\"he said \"\"no\"\", twice\nand left\"");
        assert_eq!(line(["a", "1-2", "=b"]), "\"a\",\"1-2\",\"'=b\"\r\n");
    }
}
