//! HTML in which a text can't become markup.

use crate::cli::render::json;
use crate::faults::visible;

/// A piece of HTML. Tags come from the program alone; every text is escaped.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Appends tags.
    pub(super) fn tags(&mut self, tags: &'static str) -> &mut Self {
        self.0.push_str(tags);
        self
    }

    /// Appends a text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for letter in visible(text).chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                letter => self.0.push(letter),
            }
        }
        self
    }

    /// Appends an attribute. An empty value is left out; one of letters and digits needs no quotes.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) -> &mut Self {
        if value.is_empty() {
            return self;
        }
        if value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return self.tags(" ").tags(name).tags("=").text(value);
        }
        self.tags(" ").tags(name).tags("=\"").text(value).tags("\"")
    }

    /// Appends a link. An address of another scheme than those that a page may open is text.
    pub(super) fn link(&mut self, uri: &str, class: &'static str, text: &str) -> &mut Self {
        const SCHEMES: [&str; 5] = ["https://", "http://", "tel:", "sms:", "mailto:"];
        if !SCHEMES.iter().any(|scheme| uri.starts_with(scheme)) {
            return self.text(text);
        }
        self.tags("<a").attribute("class", class).attribute("href", uri);
        self.tags(">").text(text).tags("</a>")
    }

    /// Appends a term with its description, for a list of them.
    pub(super) fn term(&mut self, term: &str, description: &str) -> &mut Self {
        self.tags("<dt>").text(term).tags("<dd>").text(description)
    }

    /// Appends another piece.
    pub(super) fn piece(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    /// Appends data for the script, which reads it and never runs it.
    pub(super) fn data(&mut self, data: &serde_json::Value) -> &mut Self {
        self.0.push_str(json::line_of(data).trim_end().replace('<', "\\u003c").as_str());
        self
    }

    /// Returns the text of the page.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the text of the page.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_markup() {
        let mut page = Markup::default();
        page.tags("<p").attribute("title", "\" onclick='x").tags(">").text("<b>&\u{202e}");
        let text = "<p title=\"&quot; onclick=&#39;x\">&lt;b&gt;&amp;\\u{202e}";
        assert_eq!(page.into_string(), text);
    }

    #[test]
    fn only_known_schemes_become_links() {
        for (uri, is_link) in
            [("https://a.gov", true), ("tel:911", true), ("javascript:a()", false), ("//a", false)]
        {
            let mut page = Markup::default();
            page.link(uri, "", "a");
            assert_eq!(page.as_str().contains("<a"), is_link, "{uri}");
        }
    }

    #[test]
    fn data_does_not_end_its_element() {
        let mut page = Markup::default();
        page.data(&serde_json::json!("</script><!--"));
        assert_eq!(page.as_str(), r#""\u003c/script>\u003c!--""#);
    }
}
