package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Names;
import java.util.List;

/** Which names, labels and finalizers an object may have. */
final class MetadataRules {
  /** The names of roles are free, and the core group's part of the API is called "v1.". */
  private static final List<String> FREE_NAMES =
      List.of("rbac.authorization.k8s.io", "apiregistration.k8s.io");

  private MetadataRules() {}

  static void check(Kind kind, JsonNode object, FieldErrors errors) {
    String name = Meta.name(object);
    if (name.isEmpty()) {
      errors.required("metadata.name", "name or generateName is required");
    } else {
      checkName(kind, name, errors);
    }
    Meta.labels(object)
        .forEach(
            (key, value) -> {
              if (!Names.labelKey(key)) {
                errors.invalid("metadata.labels", quoted(key), Names.LABEL_NAME_RULE);
              }
              if (!Names.labelValue(value)) {
                errors.invalid("metadata.labels", quoted(value), Names.LABEL_VALUE_RULE);
              }
            });
  }

  private static void checkName(Kind kind, String name, FieldErrors errors) {
    if (FREE_NAMES.contains(kind.group())) {
      return;
    }
    if (kind.equals(KindTable.SERVICE)) {
      check(name, Names.dns1035(name), 63, Names.DNS_1035_RULE, errors);
    } else if (kind.equals(KindTable.NAMESPACE)) {
      check(name, Names.label(name), 63, Names.LABEL_RULE, errors);
    } else {
      check(name, Names.subdomain(name), 253, Names.SUBDOMAIN_RULE, errors);
    }
  }

  private static void check(String name, boolean good, int limit, String rule, FieldErrors errors) {
    if (!good) {
      errors.invalid("metadata.name", quoted(name), rule);
    }
    if (name.length() > limit) {
      String why = "must be no more than " + limit + " characters";
      errors.invalid("metadata.name", quoted(name), why);
    }
  }

  static void checkUpdate(JsonNode live, JsonNode next, FieldErrors errors) {
    if (!Meta.deleting(live)) {
      return;
    }
    // The API names this problem twice among the causes, and once in the message.
    List<String> old = Meta.finalizers(live);
    List<String> added = Meta.finalizers(next).stream().filter(f -> !old.contains(f)).toList();
    for (int i = 0; i < 2 && !added.isEmpty(); i++) {
      errors.forbidden(
          "metadata.finalizers",
          "no new finalizers can be added if the object is being deleted, found new finalizers "
              + "[]string{"
              + String.join(", ", added.stream().map(MetadataRules::quoted).toList())
              + "}");
    }
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
