package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.yaml.Annotation;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.Map;

/** The type of a data value, as a sample document of the schema gives it. */
public sealed interface ValueType {

  /** How the type is called in messages. */
  String title();

  /** A fixed set of keys. */
  record Mapping(Map<Object, Field> fields) implements ValueType {
    @Override
    public String title() {
      return "map";
    }
  }

  /** One key: its type, its default, and its validation (null when there is none). */
  record Field(Place place, ValueType type, Object fallback, Annotation validation) {

    /** A fresh copy of the default. */
    Object copyOfFallback() {
      return fallback instanceof YamlNode node ? node.deepCopy() : fallback;
    }
  }

  /** A list whose items all have one type. */
  record Listing(Field item) implements ValueType {
    @Override
    public String title() {
      return "array";
    }
  }

  /** A scalar of one kind: string, integer, float or boolean. */
  record Scalar(String title) implements ValueType {}

  /** Null, or a value of the inner type. */
  record Nullable(ValueType inner) implements ValueType {
    @Override
    public String title() {
      return inner.title() + " or null";
    }
  }

  /** Any value. */
  record Anything() implements ValueType {
    @Override
    public String title() {
      return "anything";
    }
  }
}
