package io.supervisor.catalog.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlPath;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.semver.GoVersionConstraint;
import io.supervisor.platform.semver.InvalidConstraint;
import io.supervisor.platform.semver.VersionConstraint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Reads the constraints of a Package; what cannot be read refuses it, as vCenter does. */
public final class CompatibilityReader {

  private static final String VCENTER = "appplatform.vmware.com/";
  private static final String OWN = "supervisor.io/";
  private static final String SELECTION = "spec.kubernetesVersionSelection";
  private static final Set<String> PROVIDERS =
      Set.of("NSXT_CONTAINER_PLUGIN", "VSPHERE_NETWORK", "NSX_VPC");

  private final YamlDocument document;
  private final List<Finding> findings;

  private CompatibilityReader(YamlDocument document, List<Finding> findings) {
    this.document = document;
    this.findings = findings;
  }

  /** The constraints of a Package; faults go to {@code findings}. */
  public static Compatibility read(YamlDocument document, List<Finding> findings) {
    return new CompatibilityReader(document, findings).read();
  }

  private Compatibility read() {
    selection("kappControllerVersionSelection");
    return new Compatibility(
        checked(VCENTER + "supervisor-version-constraints", GoVersionConstraint::parse),
        checked(VCENTER + "vcenter-version-constraints", GoVersionConstraint::parse),
        selection("kubernetesVersionSelection"),
        unlessEmpty(VCENTER + "source-version-upgrade-constraints"),
        unlessEmpty(VCENTER + "destination-version-upgrade-constraints"),
        providers(),
        minimumHosts(),
        Boolean.parseBoolean(annotation(VCENTER + "requires-ha-supervisor")),
        capabilities());
  }

  private String selection(String name) {
    JsonNode selection = document.value().path("spec").path(name);
    if (selection.isMissingNode() || selection.isNull()) {
      return null;
    }
    String text = selection.path("constraints").asText("");
    check("spec." + name + ".constraints", text, VersionConstraint::parse);
    return text;
  }

  private String unlessEmpty(String key) {
    String text = annotation(key);
    return text == null || text.isBlank() ? null : checked(key, VersionConstraint::parse);
  }

  private String checked(String key, Consumer<String> parser) {
    String text = annotation(key);
    if (text != null) {
      check(YamlPath.key("metadata.annotations", key), text, parser);
    }
    return text;
  }

  private void check(String path, String text, Consumer<String> parser) {
    try {
      parser.accept(text);
    } catch (InvalidConstraint e) {
      findings.add(
          document.locate(
              new Finding(path, "is no version constraint", e.getMessage())
                  .found(text, path.startsWith(SELECTION) ? ">=1.24.0" : ">=1.2.0")));
    }
  }

  private List<String> providers() {
    String key = OWN + "network-providers";
    String text = annotation(key);
    if (text == null) {
      return List.of();
    }
    List<String> providers =
        Arrays.stream(text.split("[\\[\\]\",\\s]+")).filter(one -> !one.isEmpty()).toList();
    if (providers.isEmpty() || !PROVIDERS.containsAll(providers)) {
      findings.add(
          document.locate(
              new Finding(
                      YamlPath.key("metadata.annotations", key),
                      "names an unknown network provider",
                      "Use names out of the list, separated by commas.")
                  .found(text, String.join(", ", PROVIDERS.stream().sorted().toList()))));
    }
    return providers;
  }

  private int minimumHosts() {
    String key = OWN + "minimum-hosts";
    String text = annotation(key);
    if (text == null) {
      return 0;
    }
    if (text.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(text);
    }
    findings.add(
        document.locate(
            new Finding(
                    YamlPath.key("metadata.annotations", key),
                    "is no number of hosts",
                    "Correct it.")
                .found(text, "1 to 9999, as text")));
    return 0;
  }

  private List<String> capabilities() {
    Map<String, String> found = new TreeMap<>();
    document
        .value()
        .path("metadata")
        .path("annotations")
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith(VCENTER + "required_capability")) {
                found.put(entry.getKey(), entry.getValue().asText());
              }
            });
    return new ArrayList<>(found.values());
  }

  private String annotation(String key) {
    JsonNode value = document.value().path("metadata").path("annotations").path(key);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
