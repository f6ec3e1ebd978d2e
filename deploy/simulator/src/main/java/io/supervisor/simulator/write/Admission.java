package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.util.List;

/** Lets new objects in only where there is a place for them. */
record Admission(ObjectStore store) {

  void admit(Kind kind, String namespace, ObjectNode object) {
    if (kind.namespaced()) {
      ObjectNode home =
          store
              .find(KindTable.NAMESPACE, "", namespace)
              .orElseThrow(() -> ApiFailure.notFound(KindTable.NAMESPACE, namespace));
      if (Meta.deleting(home)) {
        throw terminating(kind, namespace, Meta.name(object));
      }
    }
    if (kind.equals(KindTable.POD)) {
      serviceAccount(namespace, object);
    }
  }

  private void serviceAccount(String namespace, ObjectNode pod) {
    String account = Json.text(pod, "spec", "serviceAccountName");
    boolean named = !account.isEmpty() && !account.equals("default");
    if (named && store.find(KindTable.SERVICE_ACCOUNT, namespace, account).isEmpty()) {
      throw ApiFailure.forbidden(
          KindTable.POD,
          Meta.name(pod),
          "error looking up service account "
              + namespace
              + "/"
              + account
              + ": serviceaccount \""
              + account
              + "\" not found");
    }
  }

  private static ApiFailure terminating(Kind kind, String namespace, String name) {
    String why =
        "unable to create new content in namespace "
            + namespace
            + " because it is being terminated";
    return ApiFailure.forbidden(kind, name, why)
        .causes(
            List.of(
                new ApiFailure.Cause(
                    "NamespaceTerminating",
                    "namespace " + namespace + " is being terminated",
                    "metadata.namespace")));
  }
}
