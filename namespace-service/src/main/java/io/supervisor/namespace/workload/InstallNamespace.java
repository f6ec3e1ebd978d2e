package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import java.util.Optional;

/** The namespace of an install: made for it, marked as its, removed with it. */
final class InstallNamespace {

  private final Cluster cluster;
  private final String install;
  private final ObjectRef ref;

  InstallNamespace(Cluster cluster, String install, String name) {
    this.cluster = cluster;
    this.install = install;
    this.ref = new ObjectRef("v1", "Namespace", "", name);
  }

  /** Makes sure that the namespace is there. Returns what is in the way, if anything is. */
  Optional<Trouble> ensure() {
    Optional<ClusterObject> found = cluster.find(ref);
    if (found.isPresent() && !found.get().belongsTo(install)) {
      return Optional.of(
          Trouble.of(
              "NamespaceTaken",
              ref.readable(),
              "The namespace %s exists and belongs to somebody else.".formatted(ref.name()),
              "Remove or rename that namespace; the install goes on by itself."));
    }
    if (found.isPresent() && found.get().terminating()) {
      return Optional.of(
          Trouble.of(
              "NamespaceTerminating",
              ref.readable(),
              "The namespace %s of the removed install is still terminating.".formatted(ref.name()),
              "Wait; the install goes on when it is gone."));
    }
    if (found.isEmpty()) {
      cluster.apply(ClusterObject.of(content()));
    }
    return Optional.empty();
  }

  private ObjectNode content() {
    ObjectNode content = new ObjectMapper().createObjectNode();
    content.put("apiVersion", "v1").put("kind", "Namespace");
    ObjectNode metadata = content.putObject("metadata").put("name", ref.name());
    metadata.putObject("labels").put("app.kubernetes.io/managed-by", "supervisor-services");
    metadata.putObject("annotations").put(ClusterObject.OWNER, install);
    return content;
  }

  /** The namespace, if it is there and ours. */
  Optional<ClusterObject> find() {
    return cluster.find(ref).filter(present -> present.belongsTo(install));
  }

  /** Deletes the namespace if it is ours. Returns it as long as it is there. */
  Optional<ClusterObject> remove() {
    Optional<ClusterObject> found = find();
    if (found.isPresent() && !found.get().terminating()) {
      cluster.delete(ref);
    }
    return found;
  }
}
