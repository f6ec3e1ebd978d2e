package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.DeleteOptions;
import io.supervisor.simulator.write.ObjectRemoval;
import io.supervisor.simulator.write.ObjectWriter;
import io.supervisor.simulator.write.WriteOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the controllers work with: the objects of one Supervisor and ways to change them. */
public record Cluster(
    ObjectStore store,
    ObjectWriter writer,
    ObjectRemoval removal,
    Events events,
    Timestamps times) {

  Optional<ObjectNode> find(ObjectKey key) {
    return store.find(key);
  }

  ObjectNode create(Kind kind, String namespace, ObjectNode object) {
    return writer.create(kind, namespace, object, WriteOptions.controller());
  }

  void edit(Kind kind, ObjectKey key, Consumer<ObjectNode> change) {
    writer.edit(kind, key, change, WriteOptions.controller());
  }

  void editStatus(Kind kind, ObjectKey key, Consumer<ObjectNode> change) {
    writer.editStatus(kind, key, change, WriteOptions.controller());
  }

  void delete(Kind kind, ObjectKey key) {
    if (store.find(key).isPresent()) {
      removal.delete(kind, key, DeleteOptions.background());
    }
  }

  /** The objects of the kind that the owner controls. */
  List<ObjectNode> controlled(Kind kind, JsonNode owner) {
    String uid = Meta.uid(owner);
    return store.dependents(uid).stream()
        .filter(k -> k.of(kind))
        .map(k -> store.find(k).orElseThrow())
        .filter(o -> Meta.controlledBy(o, uid))
        .toList();
  }

  List<ObjectNode> nodes() {
    return List.copyOf(store.list(KindTable.NODE, ""));
  }
}
