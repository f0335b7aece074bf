//! A script of happenings through the real engine: text in, text out. The same natively and in the browser.
//! No files, no clock: whoever calls brings the text.
