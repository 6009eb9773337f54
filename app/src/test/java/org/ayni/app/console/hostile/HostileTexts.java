package org.ayni.app.console.hostile;

import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that mean harm, as an imported name or place could carry them. Each names {@link #MARK}, the function that must never
 * be called, so that a page can be asked whether any of it became more than text.
 */
final class HostileTexts {

    static final String MARK = "xqz";

    /** Markup, scripts, attributes, templates, encodings: sixty ways to become part of a page. */
    static final List<String> MARKUP = List.of(
            "<script>xqz(1)</script>",
            "<SCRIPT SRC=//x.invalid/xqz.js></SCRIPT>",
            "</script><script>xqz(3)</script>",
            "<script>xqz(4)//",
            "<<script>xqz(5);//<</script>",
            "<scr<script>ipt>xqz(6)</scr</script>ipt>",
            "<img src=x onerror=xqz(7)>",
            "<img src=x onerror='xqz(8)'>",
            "\"><img src=x onerror=xqz(9)>",
            "'><img src=x onerror=xqz(10)>",
            "<img/src=x/onerror=xqz(11)>",
            "<img src=`x` onerror=xqz(12)>",
            "<svg onload=xqz(13)>",
            "<svg/onload=xqz(14)>",
            "<svg><script>xqz(15)</script></svg>",
            "<svg><a xlink:href=\"javascript:xqz(16)\"><text>a</text></a></svg>",
            "<svg><animate onbegin=xqz(17) attributeName=x dur=1s>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=xqz(18)>",
            "<body onload=xqz(19)>",
            "<iframe src=javascript:xqz(20)>",
            "<iframe srcdoc=\"<script>xqz(21)</script>\">",
            "<object data=javascript:xqz(22)>",
            "<embed src=javascript:xqz(23)>",
            "<a href=javascript:xqz(24)>a</a>",
            "<a href=\"java\tscript:xqz(25)\">a</a>",
            "<a href=\"&#106;avascript:xqz(26)\">a</a>",
            "javascript:xqz(27)",
            "JaVaScRiPt:xqz(28)",
            "data:text/html,<script>xqz(29)</script>",
            "vbscript:xqz(30)",
            "<form action=javascript:xqz(31)><button>a",
            "<button formaction=javascript:xqz(32)>a",
            "<input autofocus onfocus=xqz(33)>",
            "\" autofocus onfocus=\"xqz(34)",
            "' autofocus onfocus='xqz(35)",
            "\" onmouseover=xqz(36) x=\"",
            "<details open ontoggle=xqz(37)>",
            "<video><source onerror=xqz(38)>",
            "<audio src=x onerror=xqz(39)>",
            "<marquee onstart=xqz(40)>",
            "<select autofocus onfocus=xqz(41)>",
            "<textarea autofocus onfocus=xqz(42)>",
            "</textarea><script>xqz(43)</script>",
            "</title><script>xqz(44)</script>",
            "</style><script>xqz(45)</script>",
            "<style>@import 'javascript:xqz(46)';</style>",
            "<link rel=stylesheet href=javascript:xqz(47)>",
            "<meta http-equiv=refresh content=\"0;url=javascript:xqz(48)\">",
            "<base href=javascript:xqz(49)//>",
            "<!--><script>xqz(50)</script>-->",
            "--><script>xqz(51)</script>",
            "]]><script>xqz(52)</script>",
            "<![CDATA[<script>xqz(53)</script>]]>",
            "<?xml version=\"1.0\"?><script>xqz(54)</script>",
            "&lt;script&gt;xqz(55)&lt;/script&gt;",
            "\\u003cscript\\u003exqz(56)\\u003c/script\\u003e",
            "${T(java.lang.Runtime).getRuntime().exec('xqz57')}",
            "[[${7*7}]]xqz58",
            "__${new java.lang.ProcessBuilder('xqz59')}__::.x",
            "\u2028xqz(60)\u2029<div hx-get=/xqz hx-trigger=load>",
            "<div data-opens=xqz onclick=xqz(61)>");

    /** What a spreadsheet would run. */
    static final List<String> FORMULAS = List.of(
            "=HYPERLINK(\"http://x.invalid\",\"xqz\")",
            "+xqz!A1",
            "-2+3+cmd|' /C xqz'!A0",
            "@SUM(1+1)*cmd|'xqz'!A0",
            "\t=xqz",
            "＝xqz()",
            "'=xqz");

    /** What a query would run, as a filter, an order or a search could carry it. */
    static final List<String> QUERIES = List.of(
            "'",
            "''",
            "';--",
            "' OR '1'='1",
            "1; DROP TABLE registry.household;--",
            "household_id; SELECT pg_sleep(10)",
            "(SELECT 1/0)",
            "1) UNION SELECT current_user--",
            "\" OR \"\"=\"",
            "$$;SELECT 1;$$",
            "%",
            "%%%%%%%%",
            "_",
            "\\",
            "\\'",
            ":name",
            "?",
            "{0}",
            "../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "CON",
            "a\r\nSet-Cookie: xqz=1",
            "\u001b[31mxqz",
            "9".repeat(400),
            "a".repeat(10_000));

    private HostileTexts() {}

    /** All that may stand in a name. */
    static List<String> names() {
        return Stream.concat(MARKUP.stream(), FORMULAS.stream()).toList();
    }
}
