package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;

/** The kinds of kapp-controller, as definitions that take any content. */
public record CarvelDefinitions(Cluster cluster) {
  static final String PACKAGING = "packaging.carvel.dev";
  static final String DATA = "data.packaging.carvel.dev";
  static final String KAPPCTRL = "kappctrl.k14s.io";
  static final String VERSION = "v1alpha1";

  /** Makes those that are not there yet. */
  public void plant() {
    define(DATA, "packages", "Package", "pkg");
    define(DATA, "packagemetadatas", "PackageMetadata", "pkgm");
    define(PACKAGING, "packageinstalls", "PackageInstall", "pkgi");
    define(KAPPCTRL, "apps", "App", "app");
  }

  private void define(String group, String plural, String kind, String shortName) {
    String name = plural + "." + group;
    if (cluster.find(KindTable.CRD.key("", name)).isPresent()) {
      return;
    }
    ObjectNode definition = Json.object();
    Meta.of(definition).put("name", name);
    ObjectNode spec = Json.child(definition, "spec");
    spec.put("group", group).put("scope", "Namespaced");
    ObjectNode names = spec.putObject("names").put("plural", plural).put("kind", kind);
    names.put("singular", kind.toLowerCase(java.util.Locale.ROOT)).put("listKind", kind + "List");
    names.putArray("shortNames").add(shortName);
    ObjectNode version = spec.putArray("versions").addObject().put("name", VERSION);
    version.put("served", true).put("storage", true);
    Json.child(version, "subresources").putObject("status");
    Json.child(version, "schema", "openAPIV3Schema")
        .put("type", "object")
        .put("x-kubernetes-preserve-unknown-fields", true);
    cluster.create(KindTable.CRD, "", definition);
  }
}
