//! A command as it is typed: words parted by spaces, quoted where they hold some; no shell.

/// The words of a line.
pub fn words(line: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' | '\'' => quoted(character, &mut characters, word.get_or_insert_default())?,
            '\\' => {
                let next = characters.next().ok_or("it ends with a backslash")?;
                word.get_or_insert_default().push(next);
            }
            space if space.is_whitespace() => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}

fn quoted(quote: char, characters: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), &'static str> {
    while let Some(character) = characters.next() {
        match character {
            _ if character == quote => return Ok(()),
            '\\' if quote == '"' => word.extend(characters.next()),
            other => word.push(other),
        }
    }
    Err("a quotation mark is open")
}

/// The line that reads as these words.
pub fn line(words: &[String]) -> String {
    let quote = |word: &String| {
        let is_plain =
            !word.is_empty() && !word.contains(|one: char| one.is_whitespace() || "\"'\\".contains(one));
        if is_plain {
            word.clone()
        } else {
            format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
        }
    };
    words.iter().map(quote).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{line, words};

    #[test]
    fn a_command_is_read_as_it_was_written() {
        for (typed, expected) in [
            ("", &[][..]),
            ("wc -w", &["wc", "-w"]),
            ("  a   b  ", &["a", "b"]),
            ("sh -c 'cat > \"it\"'", &["sh", "-c", "cat > \"it\""]),
            ("a \"b \\\" c\" ''", &["a", "b \" c", ""]),
            ("a\\ b", &["a b"]),
        ] {
            let read = words(typed).unwrap();
            assert_eq!(read, expected, "{typed}");
            assert_eq!(words(&line(&read)).unwrap(), expected, "{typed}");
        }
        assert!(words("a \"b").is_err());
        assert!(words("a\\").is_err());
    }
}
