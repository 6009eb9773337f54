package org.ayni.app.iso20022;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ayni.kernel.money.Soles;

/** Writes elements one after the other, always the same bytes for the same calls. Closing it does not close the stream. */
final class XmlOut implements AutoCloseable {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    XmlOut(OutputStream out, String namespace) throws IOException {
        try {
            writer = FACTORY.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeCharacters("\n");
            writer.writeStartElement("Document");
            writer.writeDefaultNamespace(namespace);
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    XmlOut start(String... names) throws IOException {
        try {
            for (String name : names) {
                writer.writeStartElement(name);
            }
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
        return this;
    }

    XmlOut end(int count) throws IOException {
        try {
            for (int i = 0; i < count; i++) {
                writer.writeEndElement();
            }
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
        return this;
    }

    XmlOut leaf(String name, String text) throws IOException {
        try {
            writer.writeStartElement(name);
            writer.writeCharacters(legal(text));
            writer.writeEndElement();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
        return this;
    }

    XmlOut amount(String name, Soles amount) throws IOException {
        try {
            writer.writeStartElement(name);
            writer.writeAttribute("Ccy", "PEN");
            writer.writeCharacters(amount.decimal());
            writer.writeEndElement();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
        return this;
    }

    XmlOut newLine() throws IOException {
        try {
            writer.writeCharacters("\n");
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
        return this;
    }

    /** Ends every open element. */
    @Override
    public void close() throws IOException {
        try {
            writer.writeEndDocument();
            writer.writeCharacters("\n");
            writer.close();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    /** The JDK's writer would let a control character or half a surrogate pair through, and no parser would read it. */
    private static String legal(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean control = c < 0x20 && c != '\t' && c != '\n';
            boolean halfPair = c >= 0xD800 && c <= 0xDFFF;
            boolean noCharacter = c == 0xFFFE || c == 0xFFFF;
            if (control || halfPair || noCharacter) {
                throw new IllegalArgumentException("not a character of XML: U+" + Integer.toHexString(c));
            }
        }
        return text;
    }
}
