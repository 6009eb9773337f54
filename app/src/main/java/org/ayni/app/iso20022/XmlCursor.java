package org.ayni.app.iso20022;

import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks an XML document downwards, one element at a time: {@code while (xml.nextChild()) switch (xml.name()) { … }}.
 * Whoever enters an element leaves it at its end: by {@link #text()}, by {@link #skip()} or by walking its children.
 */
final class XmlCursor implements AutoCloseable {

    /** Bytes of one message file. 760 000 transactions of a pain.002 are about 300 MB. */
    static final long LARGEST_FILE = 2L * 1024 * 1024 * 1024;

    private static final int DEEPEST = 64;

    /** No text that we read is longer (Max500Text). */
    private static final int LONGEST_TEXT = 2_100;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final String file;

    private XmlCursor(XMLStreamReader reader, String file) {
        this.reader = reader;
        this.file = file;
    }

    /** The JDK's own parser by name, so that another one on the class path does not change what is refused. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entity: " + systemId);
        });
        return factory;
    }

    /** Stands on the root element, which must be {@code Document}. The stream stays the caller's to close. */
    static XmlCursor open(InputStream in, String file, long largestFile) throws UnreadableFile {
        XMLStreamReader reader;
        try {
            reader = FACTORY.createXMLStreamReader(new GuardedStream(in, largestFile));
        } catch (XMLStreamException broken) {
            throw explain(file, broken, null);
        }
        XmlCursor cursor = new XmlCursor(reader, file);
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
            throw cursor.error("se esperaba un archivo en UTF-8 y declara " + shortened(declared));
        }
        if (!cursor.nextChild() || !cursor.name().equals("Document")) {
            throw cursor.error("se esperaba el elemento Document");
        }
        return cursor;
    }

    /** Goes to the next child of the element in which the cursor stands; false at the end of that element. */
    boolean nextChild() throws UnreadableFile {
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // White space, comments and processing instructions between elements mean nothing.
                }
            }
        }
    }

    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        String uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** Empty when the attribute is not there. */
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    /** The text of the element in which the cursor stands, without blanks around it; leaves the element. */
    String text() throws UnreadableFile {
        StringBuilder text = new StringBuilder();
        String element = name();
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    if (text.length() > LONGEST_TEXT) {
                        throw error("el texto de " + element + " pasa de " + LONGEST_TEXT + " caracteres");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString().strip();
                }
                case XMLStreamConstants.START_ELEMENT ->
                    throw error("se esperaba un texto en " + element + " y hay un elemento " + shortened(name()));
                default -> {
                    // A comment inside a text is no part of it.
                }
            }
        }
    }

    /** Leaves the element in which the cursor stands, whatever it holds. */
    void skip() throws UnreadableFile {
        int depth = 1;
        while (depth > 0) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                throw error("hay más de " + DEEPEST + " elementos uno dentro de otro");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Reads the rest of the document after the root element, so that a file with more behind it is refused. */
    void end() throws UnreadableFile {
        while (hasNext()) {
            if (advance() == XMLStreamConstants.START_ELEMENT) {
                throw error("hay más elementos después del final del mensaje");
            }
        }
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    UnreadableFile error(String reason) {
        return new UnreadableFile(file, line(), reason);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException unclosable) {
            throw new IllegalStateException(unclosable);
        }
    }

    private boolean hasNext() throws UnreadableFile {
        try {
            return reader.hasNext();
        } catch (XMLStreamException broken) {
            throw explain(file, broken, reader);
        }
    }

    private int advance() throws UnreadableFile {
        try {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw error("el archivo tiene una declaración DTD o una entidad, que no se admiten");
            }
            return event;
        } catch (XMLStreamException broken) {
            throw explain(file, broken, reader);
        } catch (NoSuchElementException cutOff) {
            throw error("el archivo termina antes de tiempo");
        }
    }

    /** The parser wraps what the stream below it threw: our own refusal speaks for itself. */
    private static UnreadableFile explain(String file, XMLStreamException broken, @Nullable XMLStreamReader reader) {
        Throwable cause = broken.getNestedException() == null ? broken : broken.getNestedException();
        if (cause instanceof GuardedStream.Refused refused) {
            return new UnreadableFile(file, refused.line, String.valueOf(refused.getMessage()));
        }
        int line = broken.getLocation() != null
                ? broken.getLocation().getLineNumber()
                : reader == null ? 0 : reader.getLocation().getLineNumber();
        if (cause instanceof IOException) {
            return new UnreadableFile(file, Math.max(line, 0), "el archivo no se puede leer: " + cause.getMessage());
        }
        return new UnreadableFile(
                file, Math.max(line, 0), "no es un XML bien formado: está cortado o tiene un signo que no corresponde");
    }

    static String shortened(String found) {
        return found.length() <= 60 ? "«" + found + "»" : "«" + found.substring(0, 60) + "…»";
    }
}
