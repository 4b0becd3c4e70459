//! The FBI offices on the page: a field for a ZIP code, and all offices by state.

use super::markup::Markup;
use crate::catalog::{CONFIRM_FIRST, PartialDate};
use crate::places::{Contact, LocalOffice, Office, Places};

/// Writes the field and the offices.
pub(super) fn section(page: &mut Markup, places: &Places, today: Option<&PartialDate>) {
    page.tags(
        "<form id=sq_places class=script hidden><div><label for=sq_zip>ZIP code</label>\
         <input id=sq_zip inputmode=numeric autocomplete=off maxlength=10></div></form>\n\
         <div id=sq_answer class=box role=status></div>\n",
    );
    if let Some(line) = places.fbi_national(today) {
        page.tags("<p>Or call the FBI's national number. ");
        national(page, line);
    }
    page.tags("<details><summary>All FBI field offices by state</summary><dl>\n");
    for state in places.tables().states.iter().filter(|state| !state.offices.is_empty()) {
        page.tags("<dt>").text(&state.name);
        for at in &state.offices {
            if let Some(own) = places.tables().offices.get(usize::from(*at)) {
                page.tags("<dd>");
                office(page, own, today);
            }
        }
    }
    page.tags("</dl></details>\n");
}

fn national(page: &mut Markup, line: &Contact) {
    let Some(phone) = &line.phone else { return };
    page.text(&line.name).tags(": ").link(&phone.tel_uri(), "num", phone.as_str());
}

fn office(page: &mut Markup, office: &Office, today: Option<&PartialDate>) {
    let doubts = office.doubt.iter().cloned().collect();
    let local = LocalOffice { office: office.clone(), part: None, area: None, doubts };
    let doubt = local.doubt(today);
    page.text(&office.name).tags(": ");
    let seen = if doubt.is_none() { office.as_of.as_str() } else { "" };
    page.tags("<span").attribute("data-seen", seen).tags(">");
    match doubt.as_ref().is_none_or(|doubt| doubt.is_offered()) {
        true => page.link(&office.phone.tel_uri(), "num", office.phone.as_str()),
        false => page.tags("<span class=num>").text(office.phone.as_str()).tags("</span>"),
    };
    page.text(&format!(" (seen {})", office.as_of));
    if doubt.is_some() {
        page.text(&format!(" ({CONFIRM_FIRST})"));
    }
    page.tags("</span>");
}
