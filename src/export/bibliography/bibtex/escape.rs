//! Texts as TeX and BibTeX read them back.
//!
//! BibTeX counts braces even behind a backslash: where those of a text are not in pairs,
//! each is a command.

/// Characters that TeX acts on, and what prints them.
const ACTIVE: &[(char, &str)] = &[
    ('\\', r"\textbackslash{}"),
    ('{', r"\{"),
    ('}', r"\}"),
    ('~', r"\textasciitilde{}"),
    ('^', r"\textasciicircum{}"),
    ('`', r"\textasciigrave{}"),
    ('&', r"\&"),
    ('%', r"\%"),
    ('$', r"\$"),
    ('#', r"\#"),
    ('_', r"\_"),
];

/// What prints braces that are not in pairs.
const UNPAIRED: &[(char, &str)] = &[('{', r"\textbraceleft{}"), ('}', r"\textbraceright{}")];

/// Characters that TeX joins with one of their kind: two hyphens are a dash.
const JOINED: &str = "-',<>";

/// A text that prints as it is.
pub fn text(plain: &str) -> String {
    Escaper::new(plain).text(plain)
}

/// A title: formulas stay formulas, and words keep capitals that styles would take away.
pub fn title(plain: &str) -> String {
    let escaper = Escaper::new(plain);
    let shouted = !plain.contains(char::is_lowercase);
    let mut escaped = String::with_capacity(plain.len());
    let mut rest = plain;
    while let Some((before, formula, behind)) = next_formula(rest) {
        escaped.push_str(&escaper.words(before, shouted));
        escaped.push_str(formula);
        rest = behind;
    }
    escaped.push_str(&escaper.words(rest, shouted));
    escaped
}

/// Pages, with the dash of a range as TeX has it.
pub fn pages(plain: &str) -> String {
    let dash = plain.replace(['–', '—'], "-");
    let parts: Vec<String> = dash.split('-').map(|part| text(part.trim())).collect();
    parts.join("--")
}

/// An address or identifier, which LaTeX reads without commands.
pub fn verbatim(plain: &str) -> String {
    plain
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| match c {
            '{' | '}' | '\\' => format!("%{:02X}", c as u32),
            _ => c.to_string(),
        })
        .collect()
}

/// Escapes parts of one text.
struct Escaper {
    /// Whether the braces of the whole text are in pairs.
    paired: bool,
}

impl Escaper {
    fn new(whole: &str) -> Self {
        Self { paired: is_paired(whole) }
    }

    fn text(&self, plain: &str) -> String {
        let mut escaped = String::with_capacity(plain.len());
        let mut previous = None;
        for c in plain.chars() {
            match self.command(c) {
                Some(command) => escaped.push_str(command),
                None if c.is_whitespace() || c.is_control() => escaped.push(' '),
                None => {
                    if previous == Some(c) && JOINED.contains(c) {
                        escaped.push_str("{}");
                    }
                    escaped.push(c);
                }
            }
            previous = Some(c);
        }
        escaped
    }

    fn words(&self, plain: &str, shouted: bool) -> String {
        let guard = |word: &str| {
            let escaped = self.text(word);
            if !shouted && keeps_capitals(word) { format!("{{{escaped}}}") } else { escaped }
        };
        plain.split(char::is_whitespace).map(guard).collect::<Vec<_>>().join(" ")
    }

    fn command(&self, c: char) -> Option<&'static str> {
        let find = |table: &[(char, &'static str)]| {
            table.iter().find(|(one, _)| *one == c).map(|(_, command)| *command)
        };
        find(if self.paired { &[] } else { UNPAIRED }).or_else(|| find(ACTIVE))
    }
}

/// Whether every brace has its partner.
fn is_paired(text: &str) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Whether a word has a capital that is not its first letter, or is one: "DNA", "vitamin D".
fn keeps_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next();
    let mut rest = letters.peekable();
    let single = rest.peek().is_none() && first.is_some_and(|c| c.is_uppercase() && c != 'A');
    single || rest.any(char::is_uppercase)
}

/// The first formula of a text, with its dollar signs, and what stands before and behind it.
///
/// As pandoc reads them: no blank inside at either end, and no digit behind, so that
/// "$5 and $6" are prices. A formula that TeX might not survive is none.
fn next_formula(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('$').map(|at| from + at) {
        let close = open + 1 + text[open + 1..].find('$')?;
        let inside = &text[open + 1..close];
        let behind = &text[close + 1..];
        if is_formula(inside) && !behind.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((&text[..open], &text[open..=close], behind));
        }
        from = close;
    }
    None
}

fn is_formula(inside: &str) -> bool {
    let bare = inside.trim();
    let odd = inside.contains(['%', '#', '&', '~']) || bare.ends_with('\\');
    let escapes = [r"\{", r"\}", r"\\"].iter().any(|escape| inside.contains(escape));
    let whole = !bare.is_empty() && bare.len() == inside.len();
    whole && !odd && !escapes && is_paired(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tex_acts_on_is_escaped() {
        let check = |plain, escaped| assert_eq!(text(plain), escaped);
        check("R&D: 50% of $5 #1 a_b", r"R\&D: 50\% of \$5 \#1 a\_b");
        check(r"a\b{c", r"a\textbackslash{}b\textbraceleft{}c");
        check("{a} b}", r"\textbraceleft{}a\textbraceright{} b\textbraceright{}");
        check("a {b {c}} d", r"a \{b \{c\}\} d");
        check("x~y^z`", r"x\textasciitilde{}y\textasciicircum{}z\textasciigrave{}");
        check("a---b ''", "a-{}-{}-b '{}'");
        check("Größe 社会資本 “x”", "Größe 社会資本 “x”");
        check("two\nlines\u{7}", "two lines ");
    }

    #[test]
    fn capitals_are_kept_where_styles_would_take_them() {
        let check = |plain, escaped| assert_eq!(title(plain), escaped);
        check("The DNA of iPhone users", "The {DNA} of {iPhone} users");
        check("Vitamin D and A clusters", "Vitamin {D} and A clusters");
        check("A TITLE IN CAPITALS", "A TITLE IN CAPITALS");
        check("Venice and the sea", "Venice and the sea");
    }

    #[test]
    fn formulas_stay_and_prices_do_not() {
        let check = |plain, escaped| assert_eq!(title(plain), escaped);
        check("The $x^{2}$ law", "The $x^{2}$ law");
        check("From $5 to $6 a day", r"From \$5 to \$6 a day");
        check("Costs $5 for $x_1$-type", r"Costs \$5 for $x_1$-type");
        check(r"Odd $x}$ and $a%b$", r"Odd \$x\textbraceright{}\$ and \$a\%b\$");
        check("One $ alone", r"One \$ alone");
    }

    #[test]
    fn pages_have_the_dash_of_tex() {
        assert_eq!(pages("11-20"), "11--20");
        assert_eq!(pages("1-5, 7–9"), "1--5, 7--9");
        assert_eq!(pages("B04307"), "B04307");
    }
}
