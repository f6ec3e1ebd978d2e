package io.supervisor.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.platform.error.Finding;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Builds documents out of parser events; faults that do not end reading are collected. */
final class DocumentComposer {

  private static final Set<String> TAGS =
      Set.of("str", "int", "float", "bool", "null", "map", "seq", "timestamp");
  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Iterator<Event> events;
  private final YamlLimits limits;
  private final List<Finding> faults;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private Map<String, Place> places;
  private int number;
  private int depth;
  private int aliases;
  private int nodes;
  private long characters;

  /** What an alias stands for, and how much that is. */
  private record Anchored(JsonNode value, int size, long characters) {}

  DocumentComposer(Iterator<Event> events, YamlLimits limits, List<Finding> faults) {
    this.events = events;
    this.limits = limits;
    this.faults = faults;
  }

  /** The document that starts at the next event. */
  YamlDocument document(int number) {
    this.number = number;
    anchors.clear();
    places = new HashMap<>();
    Event first = events.next();
    if (number > limits.maxDocuments()) {
      throw beyond("has more than %d documents", limits.maxDocuments(), first);
    }
    JsonNode value = value(first, "");
    return new YamlDocument(number, value, places);
  }

  private JsonNode value(Event event, String path) {
    int before = nodes;
    long charactersBefore = characters;
    spend(1, path.length(), event);
    JsonNode value =
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event, path);
          case SequenceStart -> list((SequenceStartEvent) event, path);
          case MappingStart -> map((MappingStartEvent) event, path);
          case Alias -> alias((AliasEvent) event, path);
          default -> throw new IllegalArgumentException("unexpected event");
        };
    anchor(event)
        .ifPresent(a -> anchors.put(a.getValue(), anchored(value, before, charactersBefore)));
    return value;
  }

  private Anchored anchored(JsonNode value, int nodesBefore, long charactersBefore) {
    return new Anchored(value, nodes - nodesBefore, characters - charactersBefore);
  }

  private JsonNode scalar(ScalarEvent event, String path) {
    count(event, path);
    places.put(path, place(event, event.getValue()));
    String tag = standardTag(event.getTag(), event, path);
    boolean plain = event.isPlain() && tag.isEmpty();
    boolean typed = Set.of("int", "float", "bool", "null").contains(tag);
    return plain || typed ? YamlScalar.plain(event.getValue()) : JSON.textNode(event.getValue());
  }

  private JsonNode alias(AliasEvent event, String path) {
    places.put(path, place(event, null));
    if (++aliases > limits.maxAliases()) {
      throw beyond("has more than %d aliases", limits.maxAliases(), event);
    }
    Anchored known = anchors.get(event.getAlias().getValue());
    if (known == null) {
      faults.add(
          here(event, path, "is an alias of nothing above it, or of itself")
              .hint("Write the value out."));
      return JSON.nullNode();
    }
    spend(known.size(), known.characters(), event);
    return known.value().deepCopy();
  }

  private JsonNode list(SequenceStartEvent start, String path) {
    places.put(path, place(start, null));
    standardTag(start.getTag(), start, path);
    enter(start);
    ArrayNode list = JSON.arrayNode();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      list.add(value(event, YamlPath.item(path, list.size())));
      event = events.next();
    }
    depth--;
    return list;
  }

  private JsonNode map(MappingStartEvent start, String path) {
    places.put(path, place(start, null));
    standardTag(start.getTag(), start, path);
    enter(start);
    ObjectNode map = JSON.objectNode();
    ObjectNode merged = JSON.objectNode();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      entry(event, path, map, merged);
      event = events.next();
    }
    depth--;
    merged.properties().forEach(e -> map.putIfAbsent(e.getKey(), e.getValue()));
    return map;
  }

  private void entry(Event keyEvent, String path, ObjectNode map, ObjectNode merged) {
    if (!(keyEvent instanceof ScalarEvent key)) {
      faults.add(here(keyEvent, path, "has a key that is no text").hint("Use plain keys."));
      value(keyEvent, path + ".?");
      value(events.next(), path + ".?");
      return;
    }
    String at = YamlPath.key(path, key.getValue());
    count(key, at);
    standardTag(key.getTag(), key, at);
    Event content = events.next();
    if (key.isPlain() && key.getValue().equals("<<")) {
      merge(value(content, at), merged);
      return;
    }
    if (map.has(key.getValue())) {
      faults.add(here(key, at, "is there twice").hint("Keep one of the two keys."));
    }
    JsonNode value = value(content, at);
    map.set(key.getValue(), value);
  }

  private static void merge(JsonNode source, ObjectNode merged) {
    if (source.isArray()) {
      source.forEach(one -> merge(one, merged));
    } else if (source.isObject()) {
      source.properties().forEach(e -> merged.putIfAbsent(e.getKey(), e.getValue()));
    }
  }

  private String standardTag(Optional<String> tag, Event event, String path) {
    String name = tag.orElse("");
    if (name.isEmpty()) {
      return "";
    }
    String known = name.startsWith(STANDARD) ? name.substring(STANDARD.length()) : "";
    if (name.equals("!")) {
      return "str";
    }
    if (!TAGS.contains(known)) {
      faults.add(here(event, path, "has a tag").hint("Remove the tag; plain values need none."));
    }
    return known;
  }

  private static Optional<Anchor> anchor(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getAnchor();
    }
    if (event instanceof MappingStartEvent map) {
      return map.getAnchor();
    }
    return event instanceof SequenceStartEvent list ? list.getAnchor() : Optional.empty();
  }

  private void enter(Event event) {
    if (++depth > limits.maxDepth()) {
      throw beyond("is nested deeper than %d levels", limits.maxDepth(), event);
    }
  }

  private void count(ScalarEvent event, String path) {
    spend(0, event.getValue().length(), event);
    if (event.getValue().indexOf('\0') >= 0) {
      faults.add(here(event, path, "has the character NUL").hint("Remove it."));
    }
  }

  private void spend(int count, long texts, Event event) {
    nodes += count;
    characters += texts;
    if (nodes > limits.maxNodes()) {
      throw beyond("has more than %d values", limits.maxNodes(), event);
    }
    if (characters > limits.maxCharacters()) {
      throw beyond(
          "has more than %d characters in keys, texts and aliases", limits.maxCharacters(), event);
    }
  }

  private BeyondLimits beyond(String problem, int limit, Event event) {
    return new BeyondLimits(problem.formatted(limit), place(event, null));
  }

  private Finding here(Event event, String path, String problem) {
    Place place = place(event, null);
    return new Finding(path, problem, "").at(place.document(), place.line(), place.column());
  }

  private Place place(Event event, String text) {
    return event
        .getStartMark()
        .map(mark -> new Place(number, mark.getLine() + 1, mark.getColumn() + 1, text))
        .orElseGet(() -> new Place(number, 1, 1, text));
  }
}
