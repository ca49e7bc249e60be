package news.herald.pages;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document while it is written, with only such characters as XML may hold. For one thread. */
final class XmlText {

    /**
     * The JDK's own: each server brings another one, and theirs differ in what they do with characters that are no XML.
     * Making writers of one factory is safe for many threads once it is set up, which nothing here changes.
     */
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    /** What an element holds. */
    @FunctionalInterface
    interface Content {

        void write() throws XMLStreamException;
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    XmlText() throws XMLStreamException {
        xml = WRITERS.createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /** @param attributes names and values, by turns; one without a value is left out */
    void element(String name, Content content, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
        content.write();
        xml.writeEndElement();
    }

    void text(String name, String words, String... attributes) throws XMLStreamException {
        element(name, () -> xml.writeCharacters(Characters.legal(words)), attributes);
    }

    void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    String end() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
        return text.toString();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int index = 0; index < attributes.length; index += 2) {
            if (!attributes[index + 1].isEmpty()) {
                xml.writeAttribute(attributes[index], Characters.legal(attributes[index + 1]));
            }
        }
    }
}
