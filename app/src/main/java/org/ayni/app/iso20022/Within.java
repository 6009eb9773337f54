package org.ayni.app.iso20022;

/** Small walks inside one element: the element is left at its end, whatever else it holds. */
final class Within {

    private Within() {}

    /** The text at the end of a path of children, the first one that there is; empty when there is none. */
    static String first(XmlCursor xml, String... path) throws UnreadableFile {
        return at(xml, path, 0);
    }

    private static String at(XmlCursor xml, String[] path, int depth) throws UnreadableFile {
        String found = "";
        while (xml.nextChild()) {
            if (!found.isEmpty() || !xml.name().equals(path[depth])) {
                xml.skip();
            } else if (depth + 1 == path.length) {
                found = xml.text();
            } else {
                found = at(xml, path, depth + 1);
            }
        }
        return found;
    }

    /** The amount in the first child of that name. */
    static AmountSaid amount(XmlCursor xml, String child) throws UnreadableFile {
        AmountSaid found = new AmountSaid.NotSaid();
        while (xml.nextChild()) {
            if (xml.name().equals(child)) {
                found = amountHere(xml);
            } else {
                xml.skip();
            }
        }
        return found;
    }

    /** The amount in the element where the cursor stands. */
    static AmountSaid amountHere(XmlCursor xml) throws UnreadableFile {
        String currency = xml.attribute("Ccy");
        return AmountSaid.parse(xml.text(), currency);
    }
}
