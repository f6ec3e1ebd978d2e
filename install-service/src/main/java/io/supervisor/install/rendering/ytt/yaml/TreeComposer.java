package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/** Builds tree nodes out of YAML events, copying what aliases point to. */
final class TreeComposer {

  private final String file;
  private final Parser events;
  private final Layout layout;
  private final Meter meter;
  private final Map<YamlNode, Place> textPlaces = new IdentityHashMap<>();
  private final Set<YamlNode> copies = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<YamlNode> aliased = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Object> anchors = new HashMap<>();
  private Place textPlace = Place.UNKNOWN;
  private int depth;

  TreeComposer(String file, Parser events, Layout layout, Meter meter) {
    this.file = file;
    this.events = events;
    this.layout = layout;
    this.meter = meter;
  }

  YamlFile file(YamlNode.DocumentSet documents) {
    return new YamlFile(documents, layout.comments(), textPlaces, copies, aliased);
  }

  YamlNode.Document document(DocumentStartEvent start) {
    anchors.clear();
    var place = start.isExplicit() ? place(start) : new Place(file, 0);
    var document = new YamlNode.Document(place, value());
    textPlaces.put(document, textPlace);
    events.next();
    return document;
  }

  private Place place(Event event) {
    return new Place(file, event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
  }

  private Object value() {
    meter.spend(1);
    var event = events.next();
    textPlace = place(event);
    switch (event.getEventId()) {
      case Scalar:
        return anchored(((ScalarEvent) event).getAnchor(), scalar((ScalarEvent) event));
      case Alias:
        return copy((AliasEvent) event);
      case SequenceStart:
        return sequence((SequenceStartEvent) event);
      case MappingStart:
        return mapping((MappingStartEvent) event);
      default:
        throw new SyntaxError(place(event), "not valid YAML: unexpected content");
    }
  }

  private Object anchored(Optional<Anchor> anchor, Object value) {
    anchor.ifPresent(name -> anchors.put(name.getValue(), value));
    return value;
  }

  private Object copy(AliasEvent event) {
    var name = event.getAlias().getValue();
    if (!anchors.containsKey(name)) {
      throw new SyntaxError(place(event), "not valid YAML: unknown or recursive alias");
    }
    var original = anchors.get(name);
    if (!(original instanceof YamlNode)) {
      return original;
    }
    aliased.add((YamlNode) original);
    var copy = ((YamlNode) original).deepCopy();
    remember(copy);
    return copy;
  }

  private void remember(YamlNode copy) {
    meter.spend(1);
    copies.add(copy);
    if (copy instanceof YamlNode.Group<?> group) {
      group.items().forEach(this::remember);
    } else if (copy instanceof YamlNode.Holder holder && holder.value() instanceof YamlNode child) {
      remember(child);
    }
  }

  private Object scalar(ScalarEvent event) {
    if (event.getScalarStyle().toString().matches("[|>]")) {
      textPlace = new Place(file, textPlace.line() + 1);
    }
    var tag = event.getTag().orElse("");
    switch (tag.replace("tag:yaml.org,2002:", "!!")) {
      case "":
        return event.isPlain() ? Scalars.plain(event.getValue()) : event.getValue();
      case "!":
      case "!!str":
        return event.getValue();
      case "!!int":
      case "!!float":
      case "!!bool":
      case "!!null":
        return Scalars.plain(event.getValue());
      default:
        throw new UnsupportedTemplate(place(event), "YAML tag " + tag);
    }
  }

  private void plainTag(Event start, String tag) {
    if (!tag.matches("|!|tag:yaml.org,2002:(map|seq)")) {
      throw new UnsupportedTemplate(place(start), "YAML tag " + tag);
    }
  }

  private YamlNode sequence(SequenceStartEvent start) {
    var array = new YamlNode.ArrayNode(place(start));
    plainTag(start, start.getTag().orElse(""));
    enter();
    while (events.peekEvent().getEventId() != Event.ID.SequenceEnd) {
      var line = start.isFlow() ? place(events.peekEvent()).line() : layout.dashes().remove();
      var item = new YamlNode.ArrayItem(new Place(file, line), null);
      item.value(value());
      textPlaces.put(item, textPlace);
      array.items().add(item);
    }
    events.next();
    depth--;
    anchored(start.getAnchor(), array);
    return array;
  }

  private YamlNode mapping(MappingStartEvent start) {
    var map = new YamlNode.MapNode(place(start));
    plainTag(start, start.getTag().orElse(""));
    enter();
    Object merged = null;
    while (events.peekEvent().getEventId() != Event.ID.MappingEnd) {
      var keyEvent = events.peekEvent();
      var plain = keyEvent instanceof ScalarEvent scalar && scalar.isPlain();
      var key = value();
      if (key instanceof YamlNode) {
        throw new UnsupportedTemplate(place(keyEvent), "a mapping or sequence as key");
      }
      var item = new YamlNode.MapItem(place(keyEvent), key, value());
      textPlaces.put(item, textPlace);
      if (plain && "<<".equals(key)) {
        merged = item.value();
      } else {
        map.items().add(item);
      }
    }
    events.next();
    depth--;
    merge(map, merged);
    anchored(start.getAnchor(), map);
    return map;
  }

  private void merge(YamlNode.MapNode map, Object merged) {
    if (merged instanceof YamlNode.MapNode source) {
      for (var item : source.items()) {
        if (map.find(item.key()) == null) {
          remember(item);
          map.items().add(item);
        }
      }
    } else if (merged instanceof YamlNode.ArrayNode sources) {
      sources.items().forEach(item -> merge(map, item.value()));
    } else if (merged != null) {
      throw new SyntaxError(map.place(), "map merge requires map or sequence of maps as the value");
    }
  }

  private void enter() {
    if (++depth > meter.deepest()) {
      throw new SyntaxError(textPlace, "limit exceeded: YAML nested too deeply");
    }
  }
}
