package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.WriteOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Furnishes new namespaces, and empties those that are deleted until they can go. */
final class NamespaceController implements Controller {
  private static final String AUTHORITY = "The authority that signed the certificate of this API";
  private static final String DISCOVERED = "All resources successfully discovered";
  private static final String PARSED = "All legacy kube types successfully parsed";
  private static final String DELETED =
      "All content successfully deleted, may be waiting on finalization";

  private final Cluster cluster;
  private final Kinds kinds;
  private final String authority;

  NamespaceController(Cluster cluster, Kinds kinds, String authority) {
    this.cluster = cluster;
    this.kinds = kinds;
    this.authority = authority;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.NAMESPACE)) {
      return List.of(change.key());
    }
    boolean gone = change.type() == Change.Type.DELETED && !change.key().namespace().isEmpty();
    return gone ? List.of(KindTable.NAMESPACE.key("", change.key().namespace())) : List.of();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster
        .find(key)
        .ifPresent(
            namespace -> {
              if (Meta.deleting(namespace)) {
                empty(key, namespace);
              } else {
                furnish(key.name());
              }
            });
    return Optional.empty();
  }

  private void furnish(String namespace) {
    if (cluster.find(KindTable.SERVICE_ACCOUNT.key(namespace, "default")).isEmpty()) {
      ObjectNode account = Json.object();
      Meta.of(account).put("name", "default");
      cluster.create(KindTable.SERVICE_ACCOUNT, namespace, account);
    }
    if (cluster.find(KindTable.CONFIG_MAP.key(namespace, "kube-root-ca.crt")).isEmpty()) {
      ObjectNode map = Json.object();
      Meta.of(map).put("name", "kube-root-ca.crt");
      Json.child(map, "metadata", "annotations").put("kubernetes.io/description", AUTHORITY);
      Json.child(map, "data").put("ca.crt", authority);
      cluster.create(KindTable.CONFIG_MAP, namespace, map);
    }
  }

  /** Pods end first; what made them would otherwise only make new ones in vain. */
  private void empty(ObjectKey key, ObjectNode namespace) {
    List<ObjectKey> content = cluster.store().keys(key.name());
    List<ObjectKey> pods = content.stream().filter(k -> k.of(KindTable.POD)).toList();
    (pods.isEmpty() ? content : pods).forEach(this::delete);
    List<ObjectKey> left = cluster.store().keys(key.name());
    conditions(key, left);
    if (left.isEmpty()) {
      cluster
          .writer()
          .edit(
              KindTable.NAMESPACE,
              key,
              "finalize",
              n -> Json.child(n, "spec").putArray("finalizers"),
              WriteOptions.controller());
    }
  }

  private void delete(ObjectKey key) {
    Optional<ObjectNode> object = cluster.find(key).filter(o -> !Meta.deleting(o));
    Optional<Kind> kind = kinds.find(key.group(), key.plural());
    if (object.isPresent() && kind.isPresent()) {
      cluster.delete(kind.get(), key);
    }
  }

  private void conditions(ObjectKey key, List<ObjectKey> left) {
    Map<String, Integer> kinds = new TreeMap<>();
    Map<String, Integer> holders = new TreeMap<>();
    for (ObjectKey one : left) {
      kinds.merge(one.plural() + "." + one.group(), 1, Integer::sum);
      cluster
          .find(one)
          .map(Meta::finalizers)
          .ifPresent(found -> found.forEach(f -> holders.merge(f, 1, Integer::sum)));
    }
    String remaining = counted("Some resources are remaining", " has ", kinds);
    String held =
        counted("Some content in the namespace has finalizers remaining", " in ", holders);
    cluster.editStatus(
        KindTable.NAMESPACE,
        key,
        status -> {
          condition(
              status,
              "NamespaceDeletionDiscoveryFailure",
              false,
              "ResourcesDiscovered",
              DISCOVERED);
          condition(
              status,
              "NamespaceDeletionGroupVersionParsingFailure",
              false,
              "ParsedGroupVersions",
              PARSED);
          condition(status, "NamespaceDeletionContentFailure", false, "ContentDeleted", DELETED);
          condition(
              status,
              "NamespaceContentRemaining",
              !remaining.isEmpty(),
              remaining.isEmpty() ? "ContentRemoved" : "SomeResourcesRemain",
              remaining.isEmpty() ? "All content successfully removed" : remaining);
          condition(
              status,
              "NamespaceFinalizersRemaining",
              !held.isEmpty(),
              held.isEmpty() ? "ContentHasNoFinalizers" : "SomeFinalizersRemain",
              held.isEmpty() ? "All content-preserving finalizers finished" : held);
        });
  }

  private void condition(
      ObjectNode status, String type, boolean value, String reason, String message) {
    String now = cluster.times().now();
    Conditions.set(status, type, value ? "True" : "False", reason, message, now);
  }

  private static String counted(String what, String verb, Map<String, Integer> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(e -> e.getKey() + verb + e.getValue() + " resource instances")
            .collect(Collectors.joining(", ", what + ": ", ""));
  }
}
