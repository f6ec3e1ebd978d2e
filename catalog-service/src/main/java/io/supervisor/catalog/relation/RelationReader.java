package io.supervisor.catalog.relation;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlPath;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.catalog.yaml.YamlText;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.semver.InvalidConstraint;
import io.supervisor.platform.semver.VersionConstraint;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Reads {@code supervisor.io/requires}, {@code /provides} and {@code /conflicts}: YAML or JSON
 * lists in annotations, which survive every other tool; and {@code spec.dependencies} and {@code
 * spec.provides} of Carvel's proposal where a package has them.
 */
@ApplicationScoped
public class RelationReader {

  private static final String PREFIX = "supervisor.io/";
  private static final Pattern REF_NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final int LONGEST_KIND = 400;
  private static final int MOST = 100;

  private final YamlReader yaml;

  public RelationReader(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** The relations of a Package, or of a PackageMetadata as what holds for all its versions. */
  public Relations read(YamlDocument document, List<Finding> findings) {
    List<Requirement> requires =
        new ArrayList<>(annotated(document, "requires", this::requirement, findings));
    List<Provision> provides =
        new ArrayList<>(annotated(document, "provides", this::provision, findings));
    List<Requirement> conflicts = annotated(document, "conflicts", this::requirement, findings);
    JsonNode spec = document.value().path("spec");
    spec.path("dependencies").forEach(one -> requires.add(proposed(document, one, findings)));
    spec.path("provides").forEach(one -> provides.add(kindOf(one.path("gvk"))));
    requires.removeIf(one -> one == null);
    provides.removeIf(one -> one.kind().isEmpty() || one.name().length() > LONGEST_KIND);
    return new Relations(requires, provides, conflicts);
  }

  private <T> List<T> annotated(
      YamlDocument document,
      String name,
      BiFunction<JsonNode, List<Finding>, T> reader,
      List<Finding> findings) {
    String key = PREFIX + name;
    JsonNode text = document.value().path("metadata").path("annotations").path(key);
    if (text.isMissingNode()) {
      return List.of();
    }
    String path = YamlPath.key("metadata.annotations", key);
    List<Finding> faults = new ArrayList<>();
    List<T> result = new ArrayList<>();
    YamlText read = yaml.read(text.asText(), path);
    JsonNode list = read.documents().isEmpty() ? null : read.documents().get(0).value();
    if (!read.faults().isEmpty() || list == null || !list.isArray()) {
      faults.add(new Finding(path, "is no list", "Write a JSON or YAML list of maps."));
    } else {
      if (list.size() > MOST) {
        faults.add(new Finding(path, "has more than 100 entries", "Shorten the list."));
      }
      for (int i = 0; i < Math.min(list.size(), MOST); i++) {
        result.add(reader.apply(list.path(i), faults));
      }
    }
    faults.forEach(
        fault ->
            findings.add(
                document.locate(
                    new Finding(path, fault.problem(), fault.hint())
                        .found(fault.found(), fault.expected()))));
    return faults.isEmpty() ? result : List.of();
  }

  private Requirement requirement(JsonNode item, List<Finding> faults) {
    String refName = item.path("refName").asText("");
    Provision kind = kindOf(item);
    if (refName.isEmpty() && kind.kind().isEmpty()) {
      faults.add(
          new Finding(
              "", "has an entry without refName", "Name the service, or an apiVersion and kind."));
    }
    String constraints = item.path("constraints").asText("");
    checkNames(refName, kind, constraints, faults);
    return new Requirement(
        refName.isEmpty() ? null : refName,
        kind.kind().isEmpty() ? null : kind.apiVersion(),
        kind.kind().isEmpty() ? null : kind.kind(),
        constraints,
        item.path("optional").asBoolean(false),
        condition(item.path("when"), faults),
        item.path("reason").asText(""));
  }

  private static void checkNames(
      String refName, Provision kind, String constraints, List<Finding> faults) {
    if (!refName.isEmpty() && !REF_NAME.matcher(refName).matches()) {
      faults.add(
          new Finding("", "has a refName that is no DNS name", "Name a service of the catalog.")
              .found(refName, "a name like contour.example.org"));
    }
    if (kind.name().length() > LONGEST_KIND) {
      faults.add(new Finding("", "has a kind with a name that is too long", "Correct it."));
    }
    if (!constraints.isEmpty()) {
      try {
        VersionConstraint.parse(constraints);
      } catch (InvalidConstraint e) {
        faults.add(
            new Finding("", "has constraints that cannot be read", e.getMessage())
                .found(constraints, ">=1.2.0 <2.0.0"));
      }
    }
  }

  private static Condition condition(JsonNode when, List<Finding> faults) {
    if (when.isMissingNode() || when.isNull()) {
      return null;
    }
    String path = when.path("path").asText("");
    boolean equals = when.path("equals").isValueNode();
    boolean contains = when.path("contains").isValueNode();
    if (path.isEmpty() || equals == contains) {
      faults.add(
          new Finding(
              "", "has a when that cannot be read", "Give it a path, and equals or contains."));
    }
    return new Condition(
        path,
        equals ? when.path("equals").asText() : null,
        contains ? when.path("contains").asText() : null);
  }

  private Provision provision(JsonNode item, List<Finding> faults) {
    Provision kind = kindOf(item);
    checkNames("", kind, "", faults);
    if (kind.kind().isEmpty() || kind.apiVersion().isEmpty()) {
      faults.add(
          new Finding("", "has an entry without apiVersion and kind", "Name the kind offered."));
    }
    return kind;
  }

  private static Provision kindOf(JsonNode item) {
    return new Provision(item.path("apiVersion").asText(""), item.path("kind").asText(""));
  }

  /** An entry of the proposal; null when it says nothing that this suite understands. */
  private static Requirement proposed(YamlDocument document, JsonNode one, List<Finding> findings) {
    JsonNode ref = one.path("packageRef");
    String refName = ref.path("refName").asText(one.path("refName").asText(""));
    Provision kind = kindOf(one.path("gvk"));
    String constraints = ref.path("versionSelection").path("constraints").asText("");
    List<Finding> faults = new ArrayList<>();
    checkNames(refName, kind, constraints, faults);
    faults.forEach(
        fault ->
            findings.add(
                document.locate(
                    Finding.warning(
                            "spec.dependencies", fault.problem() + " and is ignored", fault.hint())
                        .found(fault.found(), fault.expected()))));
    if (!faults.isEmpty() || (refName.isEmpty() && kind.kind().isEmpty())) {
      return null;
    }
    return new Requirement(
        refName.isEmpty() ? null : refName,
        kind.kind().isEmpty() ? null : kind.apiVersion(),
        kind.kind().isEmpty() ? null : kind.kind(),
        constraints,
        false,
        null,
        "");
  }
}
