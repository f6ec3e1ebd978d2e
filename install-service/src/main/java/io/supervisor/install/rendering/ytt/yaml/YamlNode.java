package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A node of a YAML tree that keeps places and order. The same classes serve as template nodes and
 * as the rendered copies of them; scalars stand directly as values of the items.
 */
public abstract sealed class YamlNode {

  private final Place place;
  private final Map<String, Annotation> annotations = new LinkedHashMap<>();
  private YamlNode parent;

  YamlNode(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  public Map<String, Annotation> annotations() {
    return annotations;
  }

  public YamlNode parent() {
    return parent;
  }

  void childOf(YamlNode owner) {
    parent = owner;
  }

  /** A copy without content and annotations. */
  public abstract YamlNode emptyCopy();

  /** A copy with all content. */
  public abstract YamlNode deepCopy();

  <T extends YamlNode> T annotated(T copy) {
    copy.annotations().putAll(annotations);
    return copy;
  }

  /** A node that holds exactly one value. */
  public abstract static sealed class Holder extends YamlNode {
    private Object value;

    Holder(Place place, Object value) {
      super(place);
      this.value = value;
    }

    public Object value() {
      return value;
    }

    public void value(Object newValue) {
      value = newValue;
    }

    Object copiedValue() {
      return value instanceof YamlNode ? ((YamlNode) value).deepCopy() : value;
    }
  }

  /** A node that holds a list of nodes of one kind. */
  public abstract static sealed class Group<T extends Holder> extends YamlNode {
    private final List<T> items = new ArrayList<>();

    Group(Place place) {
      super(place);
    }

    public List<T> items() {
      return items;
    }
  }

  /** The documents of one file. */
  public static final class DocumentSet extends Group<Document> {
    public DocumentSet(Place place) {
      super(place);
    }

    @Override
    public DocumentSet emptyCopy() {
      return new DocumentSet(place());
    }

    @Override
    public DocumentSet deepCopy() {
      var copy = annotated(emptyCopy());
      items().forEach(item -> copy.items().add(item.deepCopy()));
      return copy;
    }
  }

  /** One document. */
  public static final class Document extends Holder {
    public Document(Place place, Object value) {
      super(place, value);
    }

    @Override
    public Document emptyCopy() {
      return new Document(place(), null);
    }

    @Override
    public Document deepCopy() {
      return annotated(new Document(place(), copiedValue()));
    }
  }

  /** A mapping. */
  public static final class MapNode extends Group<MapItem> {
    public MapNode(Place place) {
      super(place);
    }

    @Override
    public MapNode emptyCopy() {
      return new MapNode(place());
    }

    @Override
    public MapNode deepCopy() {
      var copy = annotated(emptyCopy());
      items().forEach(item -> copy.items().add(item.deepCopy()));
      return copy;
    }

    /** The item with this key, or null. */
    public MapItem find(Object key) {
      for (var item : items()) {
        if (Objects.equals(item.key(), key)) {
          return item;
        }
      }
      return null;
    }
  }

  /** One key of a mapping with its value. */
  public static final class MapItem extends Holder {
    private Object key;

    public MapItem(Place place, Object key, Object value) {
      super(place, value);
      this.key = key;
    }

    public Object key() {
      return key;
    }

    public void key(Object newKey) {
      key = newKey;
    }

    @Override
    public MapItem emptyCopy() {
      return new MapItem(place(), key, null);
    }

    @Override
    public MapItem deepCopy() {
      return annotated(new MapItem(place(), key, copiedValue()));
    }
  }

  /** A sequence. */
  public static final class ArrayNode extends Group<ArrayItem> {
    public ArrayNode(Place place) {
      super(place);
    }

    @Override
    public ArrayNode emptyCopy() {
      return new ArrayNode(place());
    }

    @Override
    public ArrayNode deepCopy() {
      var copy = annotated(emptyCopy());
      items().forEach(item -> copy.items().add(item.deepCopy()));
      return copy;
    }
  }

  /** One item of a sequence. */
  public static final class ArrayItem extends Holder {
    public ArrayItem(Place place, Object value) {
      super(place, value);
    }

    @Override
    public ArrayItem emptyCopy() {
      return new ArrayItem(place(), null);
    }

    @Override
    public ArrayItem deepCopy() {
      return annotated(new ArrayItem(place(), copiedValue()));
    }
  }
}
