package org.ayni.app.iso20022;

import java.io.InputStream;

/** Reads a reply of the bank, pain.002.001.10 or camt.054.001.08, told apart by the namespace and not by the name. */
public final class BankReply {

    /** The two kinds of reply. */
    public enum Kind {
        STATUS_REPORT("pain.002.001.10"),
        NOTIFICATION("camt.054.001.08");

        private final String message;

        Kind(String message) {
            this.message = message;
        }

        /** As ISO 20022 calls the message. */
        public String message() {
            return message;
        }

        String namespace() {
            return "urn:iso:std:iso:20022:tech:xsd:" + message;
        }
    }

    /** Takes the lines in the order of the file. A file that turns out unreadable has already given some. */
    @FunctionalInterface
    public interface Sink {
        void line(ReplyLine line);
    }

    private BankReply() {}

    /**
     * @param name how messages call the file
     * @throws UnreadableFile with the line and the reason; whatever the sink got until then does not count
     */
    public static Kind read(InputStream in, String name, Sink sink) throws UnreadableFile {
        try (XmlCursor xml = XmlCursor.open(in, name, XmlCursor.LARGEST_FILE)) {
            Kind kind = kind(xml);
            switch (kind) {
                case STATUS_REPORT -> new StatusReportReader(xml, sink).document();
                case NOTIFICATION -> new NotificationReader(xml, sink).document();
            }
            xml.end();
            return kind;
        }
    }

    /**
     * Looks only at the beginning: which of the two messages a file is.
     *
     * @param name how messages call the file
     * @throws UnreadableFile when it begins as neither
     */
    public static Kind kindOf(InputStream in, String name) throws UnreadableFile {
        try (XmlCursor xml = XmlCursor.open(in, name, XmlCursor.LARGEST_FILE)) {
            return kind(xml);
        }
    }

    private static Kind kind(XmlCursor xml) throws UnreadableFile {
        for (Kind kind : Kind.values()) {
            if (xml.namespace().equals(kind.namespace())) {
                return kind;
            }
        }
        throw xml.error("se esperaba una respuesta pain.002.001.10 o camt.054.001.08 y el espacio de nombres es "
                + XmlCursor.shortened(xml.namespace()));
    }
}
