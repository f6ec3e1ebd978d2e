package io.supervisor.catalog.manifest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * Icons out of packages: pictures from strangers. Of an SVG only shapes are kept: known elements
 * and attributes, and references into itself; scripts, links, style sheets and foreign elements are
 * left out.
 */
final class Icon {

  private static final String PATH = "spec.iconSVGBase64";
  private static final int LIMIT = 64 * 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "defs",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath",
          "mask",
          "pattern",
          "symbol",
          "use",
          "title",
          "desc",
          "metadata",
          "filter",
          "feGaussianBlur",
          "feOffset",
          "feBlend",
          "feFlood",
          "feComposite",
          "feColorMatrix",
          "feMerge",
          "feMergeNode");
  private static final Pattern OUTSIDE =
      Pattern.compile("url\\(\\s*[\"']?\\s*[^#\"'\\s]|javascript:|data:|@import|expression\\(");

  private Icon() {}

  /** The icon in Base64, safe to show; null, with a warning, when it is none. */
  static String safe(String base64, Fields of) {
    if (base64.isBlank() || base64.strip().equals("none")) {
      return null;
    }
    byte[] picture;
    try {
      picture = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      of.warn(PATH, "is not Base64 and not shown", "Encode an SVG or PNG.");
      return null;
    }
    if (picture.length > LIMIT) {
      of.warn(PATH, "is larger than 64 KiB and not shown", "Use a simpler picture.");
      return null;
    }
    byte[] shown = isPng(picture) ? picture : shapes(picture);
    if (shown == null) {
      of.warn(PATH, "is neither PNG nor SVG and not shown", "Encode an SVG or PNG.");
      return null;
    }
    return Base64.getEncoder().encodeToString(shown);
  }

  private static boolean isPng(byte[] picture) {
    return picture.length > 8
        && picture[0] == PNG[0]
        && picture[1] == PNG[1]
        && picture[2] == PNG[2]
        && picture[3] == PNG[3];
  }

  /** The SVG with nothing but shapes in it; null when it is none. */
  private static byte[] shapes(byte[] picture) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(picture));
      XMLStreamWriter svg =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      copy(xml, svg);
      svg.close();
      return bytes.size() == 0 ? null : bytes.toByteArray();
    } catch (XMLStreamException | IllegalArgumentException e) {
      return null;
    }
  }

  private static void copy(XMLStreamReader xml, XMLStreamWriter svg) throws XMLStreamException {
    int depth = 0;
    int hidden = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth == 0 && !xml.getLocalName().equals("svg")) {
          return;
        }
        depth++;
        if (hidden > 0 || !isShape(xml)) {
          hidden++;
        } else {
          start(xml, svg, depth);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        if (hidden > 0) {
          hidden--;
        } else {
          svg.writeEndElement();
        }
      } else if (event == XMLStreamConstants.CHARACTERS && hidden == 0) {
        svg.writeCharacters(xml.getText());
      }
    }
  }

  private static void start(XMLStreamReader xml, XMLStreamWriter svg, int depth)
      throws XMLStreamException {
    svg.writeStartElement(xml.getLocalName());
    if (depth == 1) {
      svg.writeDefaultNamespace(SVG);
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i);
      String value = xml.getAttributeValue(i);
      String space = xml.getAttributeNamespace(i);
      boolean own = space == null || space.isEmpty() || name.equals("href");
      if (own
          && isHarmless(name.toLowerCase(Locale.ROOT), value.strip().toLowerCase(Locale.ROOT))) {
        svg.writeAttribute(name, value);
      }
    }
  }

  private static boolean isShape(XMLStreamReader xml) {
    String space = xml.getNamespaceURI();
    return ELEMENTS.contains(xml.getLocalName()) && (space == null || space.equals(SVG));
  }

  private static boolean isHarmless(String name, String value) {
    boolean leadsOut = Set.of("href", "src").contains(name) && !value.startsWith("#");
    return !name.startsWith("on") && !leadsOut && !OUTSIDE.matcher(value).find();
  }
}
