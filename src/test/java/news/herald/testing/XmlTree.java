package news.herald.testing;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An XML document as the JDK's own parser reads it: strictly, and with its namespaces. Stateless. */
public final class XmlTree {

    private XmlTree() {}

    /** @throws AssertionError when it is not well-formed */
    public static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (SAXException malformed) {
            throw new AssertionError(malformed.getMessage() + " in " + xml, malformed);
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its children of this name in any namespace. */
    public static List<Element> children(Element parent, String localName) {
        NodeList all = parent.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE
                        && node.getLocalName().equals(localName))
                .map(Element.class::cast)
                .toList();
    }

    /** @throws AssertionError unless there is exactly one */
    public static Element only(Element parent, String localName) {
        List<Element> found = children(parent, localName);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + localName + " in " + parent.getNodeName());
        }
        return found.get(0);
    }

    public static String text(Element parent, String localName) {
        return only(parent, localName).getTextContent();
    }
}
