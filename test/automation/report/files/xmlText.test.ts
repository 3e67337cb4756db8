import { expect } from "chai";
import { xmlElement, xmlText } from "../../../../automation/report/files/xmlText";

describe("XML", () => {
    it("escapes what has a meaning in a text, and leaves out what XML cannot hold", () => {
        expect(xmlText('a < b & c > d "e"')).to.equal('a &lt; b &amp; c &gt; d "e"');
        expect(xmlText("a\u0000b\u001bc\ud800d\r\n\t")).to.equal("abcd&#13;\n\t");
    });

    it("keeps line breaks and tabs in attributes", () => {
        expect(xmlElement("a", { b: 'x"\n\t<', c: 1 })).to.equal('<a b="x&quot;&#10;&#9;&lt;" c="1"/>');
    });

    it("has elements with a text, with children, and with nothing", () => {
        expect(xmlElement("a", {})).to.equal("<a/>");
        expect(xmlElement("a", {}, "1 < 2")).to.equal("<a>1 &lt; 2</a>");
        expect(xmlElement("a", {}, [xmlElement("b", {}), "<c/>"])).to.equal("<a>\n<b/>\n<c/>\n</a>");
    });
});
