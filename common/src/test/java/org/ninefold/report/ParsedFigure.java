package org.ninefold.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ninefold.report.scene.TextFit;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG read by the parser of the JDK. */
final class ParsedFigure {
    private final Document document;

    private ParsedFigure(Document document) {
        this.document = document;
    }

    static ParsedFigure of(String svg) {
        try {
            return new ParsedFigure(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not well formed: " + svg, e);
        }
    }

    /** A text with its place, and the whole text where it is shortened. */
    record Line(double left, double right, double x, double y, double size, String text, String tip) {}

    Element root() {
        return document.getDocumentElement();
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (Element element : elements("text")) {
            String tip = element.getElementsByTagName("title").getLength() == 0
                    ? null
                    : element.getElementsByTagName("title").item(0).getTextContent();
            String text = element.getLastChild().getTextContent();
            double size = number(element, "font-size");
            double x = number(element, "x");
            double width = TextFit.width(text, size, element.hasAttribute("font-weight"));
            double left =
                    switch (element.getAttribute("text-anchor")) {
                        case "end" -> x - width;
                        case "middle" -> x - width / 2;
                        default -> x;
                    };
            lines.add(new Line(left, left + width, x, number(element, "y"), size, text, tip));
        }
        return lines;
    }

    /** All texts, with plain spaces. */
    List<String> texts() {
        return lines().stream().map(line -> line.text().replace('\u00a0', ' ')).toList();
    }

    /** The texts to the right of a label at the same height, from the left: the first time the label stands there. */
    List<String> row(String label) {
        Line first = lines().stream()
                .filter(line -> line.text().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no text " + label + " in " + texts()));
        return lines().stream()
                .filter(line -> line.y() == first.y() && line.x() > first.x())
                .sorted((a, b) -> Double.compare(a.x(), b.x()))
                .map(line -> line.text().replace('\u00a0', ' '))
                .toList();
    }

    List<Element> elements(String name) {
        var elements = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
