//! The attributes of an element that hide its words, cross them out, or raise them.

mod sheet;

use html5gum::StartTag;
pub(super) use sheet::Sheet;
pub(in crate::shelf) use sheet::style_sheets;

/// How words are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Visibility {
    /// As any others.
    Plainly,
    /// Not at all.
    Never,
    /// Not to those who have the page read out to them.
    Unread,
    /// Crossed out.
    Crossed,
}

/// Returns the value of an attribute.
pub(super) fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

/// Returns how the words of an element are shown on a page with these rules.
pub(super) fn shown(tag: &StartTag<()>, sheet: &Sheet) -> Visibility {
    let has = |name: &str| tag.attributes.contains_key(name.as_bytes());
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    let rules = sheet.effects(tag, &style);
    let is_hidden = rules.hide(super::elements::is_container(&tag.name)) || declares(&style, hides);
    let is_crossed = rules.cross_out() || declares(&style, crosses_out);
    let is_closed = &**tag.name == b"dialog" && !has("open");
    if has("hidden") || has("popover") || is_closed || is_hidden {
        Visibility::Never
    } else if matches!(&**tag.name, b"s" | b"del" | b"strike") || is_crossed {
        Visibility::Crossed
    } else if attribute(tag, "aria-hidden").is_some_and(|own| own.eq_ignore_ascii_case("true")) {
        Visibility::Unread
    } else {
        Visibility::Plainly
    }
}

/// Returns whether the words of an element stand above their line. Cells and blocks do not:
/// they are only aligned so.
pub(super) fn is_raised(tag: &StartTag<()>, sheet: &Sheet) -> bool {
    let name: &[u8] = &tag.name;
    if super::elements::is_container(name) || matches!(name, b"p" | b"img" | b"tr") {
        return false;
    }
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase();
    name == b"sup" || declares(&style, raises) || sheet.effects(tag, &style).raise()
}

/// Returns whether one of the declarations of a style, `property: value`, passes a test.
fn declares(style: &str, test: fn(&str, &str) -> bool) -> bool {
    style.split(';').filter_map(|own| own.split_once(':')).any(|(property, value)| {
        let value = value.split('!').next().unwrap_or_default();
        test(property.trim(), value.trim())
    })
}

fn hides(property: &str, value: &str) -> bool {
    match property {
        "display" => value == "none",
        "visibility" => matches!(value, "hidden" | "collapse"),
        "content-visibility" => value == "hidden",
        "font-size" | "opacity" => {
            let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            number.parse::<f64>().is_ok_and(|number| number == 0.0)
        }
        "color" | "-webkit-text-fill-color" => value == "transparent",
        _ => false,
    }
}

fn crosses_out(property: &str, value: &str) -> bool {
    let is_line =
        matches!(property, "text-decoration" | "text-decoration-line" | "-webkit-text-decoration");
    is_line && value.split_whitespace().any(|word| word == "line-through")
}

fn raises(property: &str, value: &str) -> bool {
    // Fewer pixels than this only straighten a line.
    const LEAST_PIXELS: f64 = 3.0;
    let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let is_above = match value.strip_prefix(number) {
        Some("px" | "pt") => number.parse::<f64>().is_ok_and(|up| up >= LEAST_PIXELS),
        Some("") | None => false,
        Some(_) => number.parse::<f64>().is_ok_and(|up| up > 0.0),
    };
    match property {
        "vertical-align" => is_above || matches!(value, "super" | "text-top"),
        "font-variant-position" => value == "super",
        _ => false,
    }
}
