package io.supervisor.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All objects of one Supervisor, each with the resource version of its last write. Only one thread
 * may use it; the objects it hands out must not be changed.
 */
public final class ObjectStore {
  private final Map<String, TreeMap<String, ObjectNode>> resources = new HashMap<>();
  private final Map<String, ObjectKey> byUid = new HashMap<>();
  private final Map<String, Set<ObjectKey>> dependents = new HashMap<>();
  private final List<ChangeListener> listeners = new ArrayList<>();
  private long version;

  /** An empty store that goes on counting from the version. */
  public ObjectStore(long version) {
    this.version = version;
  }

  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  public void forget(ChangeListener listener) {
    listeners.remove(listener);
  }

  public long version() {
    return version;
  }

  public Optional<ObjectNode> find(ObjectKey key) {
    return Optional.ofNullable(objects(key.group(), key.plural()).get(place(key)));
  }

  public Optional<ObjectKey> findUid(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  public Optional<ObjectNode> find(Kind kind, String namespace, String name) {
    return find(kind.key(namespace, name));
  }

  /** The objects in the order of namespace and name; an empty namespace means all of them. */
  public Collection<ObjectNode> list(Kind kind, String namespace) {
    return list(kind.group(), kind.plural(), namespace);
  }

  public Collection<ObjectNode> list(String group, String plural, String namespace) {
    TreeMap<String, ObjectNode> all = objects(group, plural);
    return List.copyOf(
        namespace.isEmpty() ? all.values() : all.subMap(namespace + "/", namespace + "0").values());
  }

  /** How many objects there are. */
  public int size() {
    return byUid.size();
  }

  /** The keys of all objects in the namespace, or of all objects when it is empty. */
  public List<ObjectKey> keys(String namespace) {
    return byUid.values().stream()
        .filter(k -> namespace.isEmpty() || k.namespace().equals(namespace))
        .toList();
  }

  /** The objects that name the owner in their ownerReferences. */
  public Set<ObjectKey> dependents(String ownerUid) {
    return Set.copyOf(dependents.getOrDefault(ownerUid, Set.of()));
  }

  /** Stores the object under the next version and tells the listeners. */
  public ObjectNode put(ObjectKey key, ObjectNode object) {
    version++;
    Meta.of(object).put("resourceVersion", Long.toString(version));
    ObjectNode previous = load(key, object);
    Change.Type type = previous == null ? Change.Type.ADDED : Change.Type.MODIFIED;
    tell(new Change(version, type, key, object, previous));
    return object;
  }

  public void remove(ObjectKey key) {
    ObjectNode previous = objects(key.group(), key.plural()).remove(place(key));
    if (previous == null) {
      return;
    }
    version++;
    unlink(key, previous);
    ObjectNode last = previous.deepCopy();
    Meta.of(last).put("resourceVersion", Long.toString(version));
    tell(new Change(version, Change.Type.DELETED, key, last, previous));
  }

  /** Puts an object in its place as it is, without a new version and without telling anyone. */
  public ObjectNode load(ObjectKey key, ObjectNode object) {
    ObjectNode previous = objects(key.group(), key.plural()).put(place(key), object);
    if (previous != null) {
      unlink(key, previous);
    }
    byUid.put(Meta.uid(object), key);
    for (JsonNode owner : Meta.owners(object)) {
      String uid = owner.path("uid").asText();
      dependents.computeIfAbsent(uid, u -> new LinkedHashSet<>()).add(key);
    }
    return previous;
  }

  private void unlink(ObjectKey key, ObjectNode object) {
    byUid.remove(Meta.uid(object));
    for (JsonNode owner : Meta.owners(object)) {
      String uid = owner.path("uid").asText();
      Set<ObjectKey> keys = dependents.getOrDefault(uid, Set.of());
      if (!keys.isEmpty() && keys.remove(key) && keys.isEmpty()) {
        dependents.remove(uid);
      }
    }
  }

  private void tell(Change change) {
    List.copyOf(listeners).forEach(l -> l.changed(change));
  }

  private TreeMap<String, ObjectNode> objects(String group, String plural) {
    return resources.computeIfAbsent(group + "/" + plural, r -> new TreeMap<>());
  }

  private static String place(ObjectKey key) {
    return key.namespace().isEmpty() ? key.name() : key.namespace() + "/" + key.name();
  }
}
