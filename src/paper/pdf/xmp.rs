//! The XMP packet: what the file says of itself, in the form that archives read (ISO 19005-2, 6.6.2). It says the same
//! as the Info dictionary, field by field, and must say nothing that changes from one writing to the next.

use super::finish::PROGRAM;

/// The packet for a paper of this title and language (a tag of BCP 47).
pub(super) fn packet(title: &str, language: &str) -> String {
    let title = escaped(title);
    let title = if title.is_empty() {
        String::new()
    } else {
        format!("   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n")
    };
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n   \
         <pdfaid:part>2</pdfaid:part>\n   \
         <pdfaid:conformance>U</pdfaid:conformance>\n   \
         <dc:format>application/pdf</dc:format>\n   \
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
         {title}   \
         <xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>\n   \
         <pdf:Producer>{PROGRAM}</pdf:Producer>\n  \
         </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// The characters of a title that XML and the Info dictionary can both hold; control characters are left out.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_control() && !matches!(ch, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}')).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_can_never_become_markup() {
        let packet = packet("甲 & 乙 <b>\"纠纷\"</b>", "zh-CN");
        assert!(packet.contains(">甲 &amp; 乙 &lt;b&gt;\"纠纷\"&lt;/b&gt;</rdf:li>"), "{packet}");
    }

    #[test]
    fn a_paper_without_a_title_has_no_empty_title() {
        assert!(!packet("", "en").contains("dc:title"));
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(printable("协\u{0}议\u{B}书\u{FFFF}\u{1F}"), "协议书");
    }
}
