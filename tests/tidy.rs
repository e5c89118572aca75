//! House rules that can be checked: who imports whom, how long files are, what opens them.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room of `src/` with its level and the rooms it may import.
const ROOMS: &[(&str, u8, &[&str])] = &[
    ("text", 0, &[]),
    ("ident", 0, &[]),
    ("diagnostic", 0, &["text"]),
    ("paper", 1, &["text", "ident", "diagnostic"]),
    ("read", 2, &["language", "paper", "text", "ident", "diagnostic"]),
    ("language", 2, &["text"]),
    ("skos", 2, &["language", "text", "diagnostic"]),
    ("extract", 3, &["skos", "language", "paper", "text", "ident", "diagnostic"]),
    ("resolve", 4, &["paper", "text", "ident", "diagnostic"]),
    ("graph", 4, &["paper", "text", "ident", "diagnostic"]),
    ("annotation", 4, &["paper", "text", "ident", "diagnostic"]),
    ("store", 5, &["graph", "diagnostic", "text"]),
    ("export", 6, &["store", "graph", "text"]),
    ("query", 6, &["export", "store", "graph", "text"]),
    (
        "pipeline",
        6,
        &[
            "store",
            "graph",
            "annotation",
            "resolve",
            "extract",
            "skos",
            "language",
            "read",
            "paper",
            "text",
            "ident",
            "diagnostic",
        ],
    ),
    (
        "cli",
        8,
        &[
            "pipeline",
            "query",
            "export",
            "store",
            "graph",
            "annotation",
            "resolve",
            "extract",
            "skos",
            "read",
            "paper",
            "text",
            "ident",
            "diagnostic",
        ],
    ),
];

/// The rooms that may name a type of oxigraph; `skos` its parsers only.
const MAY_NAME_OXIGRAPH: &[&str] = &["graph", "store", "query", "export", "skos"];

/// The rooms that may ask the clock, the environment or the file system.
const MAY_TOUCH_THE_WORLD: &[&str] = &["cli", "pipeline", "store", "export", "query"];

/// No file is longer without its tests, unless its module comment says why ("Long because").
const LONGEST: usize = 600;

struct File {
    path: PathBuf,
    room: String,
    text: String,
}

impl File {
    /// The lines before the test module, which stands last.
    fn code(&self) -> &str {
        self.text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default()
    }

    fn complain(&self, what: &str) -> String {
        format!("{}: {what}", self.path.display())
    }
}

fn files() -> Vec<File> {
    fn list(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of the source tree") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                list(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    list(&root, &mut found);
    found.sort();
    let file = |path: PathBuf| {
        let inside = path.strip_prefix(&root).expect("below the root").to_owned();
        let first =
            inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("source is text");
        File { room: first.trim_end_matches(".rs").to_owned(), path: inside, text }
    };
    found.into_iter().map(file).collect()
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Rooms that `crate::ROOM` is written for in the code of a file.
fn imports(code: &str) -> Vec<&str> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let mut complaints = Vec::new();
    for file in files().iter().filter(|file| !matches!(file.room.as_str(), "lib" | "main")) {
        let Some((_, _, allowed)) = ROOMS.iter().find(|(room, ..)| *room == file.room) else {
            complaints.push(file.complain("its room is not in the table"));
            continue;
        };
        for import in imports(file.code()) {
            let is_room = ROOMS.iter().any(|(room, ..)| *room == import);
            if is_room && import != file.room && !allowed.contains(&import) {
                complaints.push(file.complain(&format!("imports '{import}'")));
            }
        }
    }
    none(&complaints);
}

#[test]
fn the_table_points_down_or_sideways_only() {
    for (room, level, allowed) in ROOMS {
        for other in *allowed {
            let (_, below, _) =
                ROOMS.iter().find(|(name, ..)| name == other).expect("in the table");
            assert!(
                below <= level,
                "{room} (level {level}) may not import {other} (level {below})"
            );
        }
    }
}

#[test]
fn only_some_rooms_name_oxigraph() {
    let complaints: Vec<String> = files()
        .iter()
        .filter(|file| !MAY_NAME_OXIGRAPH.contains(&file.room.as_str()))
        .filter(|file| file.code().contains("oxigraph::"))
        .map(|file| file.complain("names a type of oxigraph"))
        .collect();
    none(&complaints);
}

#[test]
fn pure_rooms_touch_nothing_outside() {
    let outside =
        ["std::fs", "std::env", "std::net", "SystemTime", "Instant::now", "std::io::stdin"];
    let mut complaints = Vec::new();
    for file in files() {
        if MAY_TOUCH_THE_WORLD.contains(&file.room.as_str()) || file.room == "main" {
            continue;
        }
        for name in outside.iter().filter(|name| file.code().contains(**name)) {
            complaints.push(file.complain(&format!("uses {name}")));
        }
    }
    none(&complaints);
}

#[test]
fn files_open_with_what_they_are_for() {
    let complaints: Vec<String> = files()
        .iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.complain("has no module comment"))
        .collect();
    none(&complaints);
}

#[test]
fn files_are_short() {
    let mut complaints = Vec::new();
    for file in files() {
        let lines = file.code().lines().count();
        if lines > LONGEST && !file.text.contains("Long because") {
            complaints.push(file.complain(&format!("{lines} lines, at most {LONGEST}")));
        }
    }
    none(&complaints);
}

#[test]
fn nothing_is_left_undone() {
    let mut complaints = Vec::new();
    for file in files() {
        for word in ["todo!(", "unimplemented!(", "dbg!(", "FIXME", "// XXX", "#[ignore"] {
            if file.text.contains(word) {
                complaints.push(file.complain(&format!("holds {word}")));
            }
        }
    }
    none(&complaints);
}
