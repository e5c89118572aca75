//! Events that the paper reports.

use super::sheet::Sheet;
use super::vocabulary::{etl, schema};

/// Writes every event of the paper. Who attended is said with the memberships.
pub fn write(sheet: &mut Sheet<'_>) {
    for found in &sheet.paper.events {
        let event = &found.event;
        let node = sheet.iris.event(&found.key);
        sheet.kind(&node, schema::EVENT);
        sheet.text(&node, schema::NAME, &event.name);
        sheet.maybe(&node, schema::LOCATION, event.place.as_deref());
        sheet.maybe(&node, etl::AS_PRINTED, event.date.as_deref());
        if let Some(date) = &event.start_date {
            sheet.date(&node, schema::START_DATE, date);
        }
        if let Some(date) = &event.end_date {
            sheet.date(&node, schema::END_DATE, date);
        }
        sheet.link(&sheet.iris.paper(), schema::MENTIONS, &node);
        sheet.finding(&node, event.evidence);
    }
}
