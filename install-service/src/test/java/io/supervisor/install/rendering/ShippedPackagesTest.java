package io.supervisor.install.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.install.rendering.ytt.YttRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every package of the catalog that ships with the suite can be rendered, and fits together. */
class ShippedPackagesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("suite.root", ".."), "deploy/packages");
  private static final Load YAML = new Load(LoadSettings.builder().build());
  private static final String NAMESPACE = "svc-shipped-domain-c8";
  private static final Set<String> WORKLOADS = Set.of("Deployment", "DaemonSet", "StatefulSet");
  private static final Pattern CLUSTER_WIDE =
      Pattern.compile("CustomResourceDefinition|ClusterRole(Binding)?|.*WebhookConfiguration");
  private static final Pattern ORDINARY =
      Pattern.compile(
          "ConfigMap|Secret|Service(Account)?|(Cluster)?Role(Binding)?|PersistentVolumeClaim"
              + "|PodDisruptionBudget");

  /** How often other than ordinary kinds come: with the sample config, then without values. */
  private static final String KINDS =
      """
      cert-manager/1.12.10 | 6 CRD, 3 Deployment, 1 MutatingWebhook, 1 ValidatingWebhook
      cert-manager/1.15.3 | 6 CRD, 3 Deployment, 1 MutatingWebhook, 1 ValidatingWebhook
      cloudian/1.3.1 | 1 CRD, 2 Deployment, 1 StatefulSet | 1 CRD, 1 Deployment
      contour/1.22.3 | 1 CRD, 1 DaemonSet, 1 Deployment
      contour/1.24.4 | 1 CRD, 1 DaemonSet, 1 Deployment
      external-dns/0.14.2 | 1 Deployment
      harbor/2.11.2 | 5 Deployment, 1 HTTPProxy, 3 StatefulSet
      harbor/2.9.1 | 5 Deployment, 1 HTTPProxy, 3 StatefulSet
      minio/5.0.15 | 1 CRD, 2 Deployment, 1 StatefulSet | 1 CRD, 2 Deployment
      minio/6.0.4 | 2 CRD, 1 Deployment, 1 StatefulSet | 2 CRD, 1 Deployment
      objectscale/1.2.0 | 3 CRD, 4 Deployment, 1 StatefulSet
      velero/1.13.2 | 1 BackupStorageLocation, 13 CRD, 1 DaemonSet, 1 Deployment, 1 Schedule \
      | 1 BackupStorageLocation, 13 CRD, 1 DaemonSet, 1 Deployment
      velero/1.14.1 | 1 BackupStorageLocation, 13 CRD, 1 DaemonSet, 1 Deployment, 1 Schedule \
      | 1 BackupStorageLocation, 13 CRD, 1 DaemonSet, 1 Deployment
      """;

  private final YttRenderer renderer = new YttRenderer(RenderLimits.defaults());

  static List<Path> packages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      return files.filter(file -> file.endsWith("package.yaml")).sorted().toList();
    }
  }

  @Test
  void noPackageIsForgotten() throws IOException {
    assertThat(packages()).hasSameSizeAs(KINDS.split("\n"));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void canBeRendered(Path file) throws IOException {
    PackageTemplate template = PackageTemplate.of(packageOf(file));

    assertThat(template.unsupported()).isEmpty();
    assertThat(renderer.capability(template.files()).missing()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysWhatItIs(Path file) throws IOException {
    Map<String, Object> about = documents(Files.readString(file)).get(0);
    Map<String, Object> metadata = map(packageOf(file), "metadata");
    Map<String, Object> spec = map(packageOf(file), "spec");
    String service = file.getParent().getParent().getFileName() + ".supervisor.io";
    String version = file.getParent().getFileName().toString();

    assertThat(map(about, "metadata")).containsEntry("name", service);
    assertThat(metadata).containsEntry("name", service + "." + version);
    assertThat(spec).containsEntry("refName", service).containsEntry("version", version);
    byte[] icon = Base64.getDecoder().decode((String) map(about, "spec").get("iconSVGBase64"));
    assertThat(icon).hasSizeLessThanOrEqualTo(1024).asString().startsWith("<svg ");
    map(metadata, "annotations").keySet().stream()
        .filter(key -> key.startsWith("supervisor.io/"))
        .map(key -> YAML.loadFromString((String) map(metadata, "annotations").get(key)))
        .forEach(list -> assertThat((List<?>) list).isNotEmpty().hasOnlyElementsOfType(Map.class));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void rendersTheSampleConfig(Path file) throws IOException {
    fitsTogether(render(file, sample(file)), kinds(file, 1));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void rendersWithoutValues(Path file) throws IOException {
    if (required(file).isEmpty()) {
      fitsTogether(render(file, ""), kinds(file, 2));
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void sayTheSameDefaultsInBothSchemas(Path file) throws IOException {
    Map<String, String> files = new LinkedHashMap<>(PackageTemplate.of(packageOf(file)).files());
    files.keySet().removeIf(name -> !name.endsWith("values-schema.yaml"));
    files.put("config/probe.yaml", "#@ load(\"@ytt:data\", \"data\")\n---\nall: #@ data.values\n");
    Set<String> required = required(file);
    String needed =
        documents(sample(file)).get(0).entrySet().stream()
            .filter(entry -> required.contains(entry.getKey()))
            .map(entry -> entry.getKey() + ": \"" + entry.getValue() + "\"\n")
            .collect(Collectors.joining());
    var request = new RenderRequest(files, needed, Map.of());
    Map<String, Object> found =
        new LinkedHashMap<>(map(renderer.render(request).documents().get(0), "all"));
    assertThat(found.keySet()).containsAll(required);
    found.keySet().removeAll(required);
    assertThat(found).isEqualTo(defaults(schema(file)));
  }

  @Test
  void harborGoesWithoutContourWhenTheValuesSaySo() throws IOException {
    String values = sample(ROOT.resolve("harbor/2.11.2/package.yaml"));
    values = values.replace("mode: disabled", "mode: certManager");
    values += "expose:\n  mode: loadBalancer\n";

    List<Map<String, Object>> objects = render(ROOT.resolve("harbor/2.11.2/package.yaml"), values);

    fitsTogether(objects, "1 Certificate, 6 Deployment, 1 Issuer, 3 StatefulSet");
  }

  private static String kinds(Path file, int column) {
    return KINDS
        .lines()
        .map(line -> line.split("\\s*\\|\\s*"))
        .filter(columns -> columns[0].equals(id(file)))
        .map(columns -> columns[Math.min(column, columns.length - 1)])
        .collect(Collectors.joining());
  }

  private static void fitsTogether(List<Map<String, Object>> objects, String kinds) {
    assertThat(objects).extracting(ShippedPackagesTest::key).doesNotHaveDuplicates();
    assertThat(counted(objects)).isEqualTo(kinds);
    for (Map<String, Object> object : objects) {
      Object namespace = map(object, "metadata").get("namespace");
      boolean wide = CLUSTER_WIDE.matcher((String) object.get("kind")).matches();
      assertThat(namespace).as(key(object)).isEqualTo(wide ? null : NAMESPACE);
    }
    List<Map<String, Object>> workloads =
        objects.stream().filter(object -> WORKLOADS.contains(object.get("kind"))).toList();
    workloads.forEach(workload -> runs(workload, objects));
    objects.stream()
        .filter(object -> "Service".equals(object.get("kind")))
        .forEach(service -> reaches(service, workloads));
  }

  private static void runs(Map<String, Object> workload, List<Map<String, Object>> objects) {
    Map<String, Object> spec = map(workload, "spec");
    Map<String, Object> wanted = map(map(spec, "selector"), "matchLabels");
    assertThat(wanted).as(key(workload)).isNotEmpty();
    assertThat(podLabels(workload)).as(key(workload)).containsAllEntriesOf(wanted);
    Map<String, Object> pod = map(map(spec, "template"), "spec");
    for (Map<String, Object> container : list(pod, "containers")) {
      assertThat(map(map(container, "resources"), "requests"))
          .as(key(workload))
          .containsOnlyKeys("cpu", "memory");
    }
    List<String> uses = new ArrayList<>(List.of("ServiceAccount/" + pod.get("serviceAccountName")));
    for (Map<String, Object> volume : list(pod, "volumes")) {
      uses.add("ConfigMap/" + map(volume, "configMap").get("name"));
      uses.add("PersistentVolumeClaim/" + map(volume, "persistentVolumeClaim").get("claimName"));
    }
    uses.removeIf(use -> use.endsWith("/null"));
    assertThat(objects).extracting(ShippedPackagesTest::key).containsAll(uses);
  }

  private static void reaches(Map<String, Object> service, List<Map<String, Object>> workloads) {
    Map<String, Object> spec = map(service, "spec");
    Map<String, Object> selector = map(spec, "selector");
    assertThat(selector).as(key(service)).isNotEmpty();
    List<Map<String, Object>> reached =
        workloads.stream()
            .filter(one -> podLabels(one).entrySet().containsAll(selector.entrySet()))
            .toList();
    assertThat(reached).as(key(service)).hasSize(1);
    Map<String, Object> pod = map(map(map(reached.get(0), "spec"), "template"), "spec");
    List<Object> open =
        list(pod, "containers").stream()
            .flatMap(container -> list(container, "ports").stream())
            .map(port -> port.get("containerPort"))
            .toList();
    assertThat(open)
        .as(key(service))
        .containsAll(list(spec, "ports").stream().map(port -> port.get("targetPort")).toList());
  }

  private static Map<String, Object> podLabels(Map<String, Object> workload) {
    return map(map(map(map(workload, "spec"), "template"), "metadata"), "labels");
  }

  /** Other than ordinary kinds as text: "2 Deployment, 1 StatefulSet". */
  private static String counted(List<Map<String, Object>> objects) {
    return objects.stream()
        .map(object -> (String) object.get("kind"))
        .map(kind -> kind.replace("CustomResourceDefinition", "CRD").replace("Configuration", ""))
        .filter(kind -> !ORDINARY.matcher(kind).matches())
        .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** The tree of defaults that an OpenAPI schema describes; every leaf must have one. */
  private static Map<String, Object> defaults(Map<String, Object> schema) {
    assertThat(schema).containsEntry("additionalProperties", false);
    Object required = Objects.requireNonNullElse(schema.get("required"), List.of());
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<String, Object> properties = map(schema, "properties");
    for (String name : properties.keySet()) {
      Map<String, Object> property = map(properties, name);
      assertThat(property).as(name).containsKeys("type", "description");
      if (property.containsKey("properties")) {
        tree.put(name, defaults(property));
      } else if (((List<?>) required).contains(name)) {
        assertThat(property).as(name).doesNotContainKey("default");
      } else {
        assertThat(property).as(name).containsKey("default");
        tree.put(name, property.get("default"));
      }
    }
    return tree;
  }

  private List<Map<String, Object>> render(Path file, String values) throws IOException {
    Map<String, String> files = PackageTemplate.of(packageOf(file)).files();
    return renderer
        .render(new RenderRequest(files, values, Map.of("namespace", NAMESPACE)))
        .documents();
  }

  private static Map<String, Object> schema(Path file) throws IOException {
    return map(map(map(packageOf(file), "spec"), "valuesSchema"), "openAPIv3");
  }

  private static Set<String> required(Path file) throws IOException {
    Object names = Objects.requireNonNullElse(schema(file).get("required"), List.of());
    return ((List<?>) names).stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static String sample(Path file) throws IOException {
    return Files.readString(file.getParent().getParent().resolve("values.yaml"));
  }

  private static String id(Path file) {
    return file.getParent().getParent().getFileName() + "/" + file.getParent().getFileName();
  }

  private static String key(Map<String, Object> object) {
    return object.get("kind") + "/" + map(object, "metadata").get("name");
  }

  private static Map<String, Object> packageOf(Path file) throws IOException {
    return documents(Files.readString(file)).get(1);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> documents(String yaml) {
    var found = new ArrayList<Map<String, Object>>();
    YAML.loadAllFromString(yaml).forEach(each -> found.add((Map<String, Object>) each));
    return found;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> of, String key) {
    return of.get(key) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> of, String key) {
    return of.get(key) instanceof List<?> found ? (List<Map<String, Object>>) found : List.of();
  }
}
