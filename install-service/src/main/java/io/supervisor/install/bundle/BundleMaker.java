package io.supervisor.install.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.step.Pipeline;
import io.supervisor.install.revision.Configs;
import io.supervisor.platform.seal.Gzip;
import io.supervisor.platform.seal.KeyedDigest;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * From a package and a config to the sealed objects of an install. Blocking: run it on a worker.
 */
@ApplicationScoped
public class BundleMaker {

  private final Pipeline pipeline;
  private final Configs configs;
  private final Sealer sealer;
  private final KeyedDigest digests;
  private final ObjectMapper objects = JsonMapper.builder().build();

  BundleMaker(Pipeline pipeline, Configs configs, Sealer sealer, KeyedDigest digests) {
    this.configs = configs;
    this.pipeline = pipeline;
    this.sealer = sealer;
    this.digests = digests;
  }

  /** Makes the bundle; throws {@link RenderFailure}. */
  public MadeBundle make(BundleRequest request) {
    List<Map<String, Object>> set = objects(request);
    byte[] clear = json(set);
    return new MadeBundle(
        digests.of(clear),
        sealer.seal(Purpose.BUNDLE, clear, request.install()),
        request.delivery(),
        request.delivery() == Delivery.KAPP_CONTROLLER ? List.of() : workloads(set));
  }

  /** The objects in clear, as they would be applied; throws {@link RenderFailure}. */
  public List<Map<String, Object>> objects(BundleRequest request) {
    String text = new String(Gzip.decompress(request.packageGzip()), StandardCharsets.UTF_8);
    String values = configs.open(request.config(), request.install());
    List<Map<String, Object>> made =
        request.delivery() == Delivery.KAPP_CONTROLLER
            ? handedOver(request, documents(text), values)
            : pipeline.objects(template(text), values, request.namespace());
    OwnedObjects owned = new OwnedObjects(request.install(), request.namespace());
    List<Map<String, Object>> set = owned.own(made);
    if (!owned.faults().isEmpty()) {
      throw new RenderFailure(owned.faults());
    }
    return set;
  }

  private List<Map<String, Object>> handedOver(
      BundleRequest request, List<Map<String, Object>> documents, String values) {
    String digest = digests.of(values.getBytes(StandardCharsets.UTF_8));
    return new KappDelivery(request.namespace(), digest).objects(documents, values);
  }

  /** The objects of a bundle that was made before. */
  public List<Map<String, Object>> open(Bundle bundle) {
    try {
      byte[] clear = sealer.open(Purpose.BUNDLE, bundle.sealed(), bundle.install());
      return objects.readValue(clear, new TypeReference<List<Map<String, Object>>>() {});
    } catch (IOException e) {
      throw new IllegalStateException("a stored bundle is no JSON", e);
    }
  }

  /** What of these objects needs hosts. */
  public static List<Workload> workloads(List<Map<String, Object>> set) {
    return set.stream()
        .filter(object -> PodTemplate.KINDS.contains(OwnedObjects.text(object, "kind")))
        .filter(object -> !"CronJob".equals(object.get("kind")))
        .map(object -> PodTemplate.in(object).workload())
        .toList();
  }

  private byte[] json(List<Map<String, Object>> set) {
    try {
      return objects.writeValueAsBytes(set);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rendered objects have no JSON form", e);
    }
  }

  /** The template of a Carvel package; what holds no Package is plain Kubernetes YAML. */
  private static PackageTemplate template(String text) {
    return documents(text).stream()
        .filter(KappDelivery::isPackage)
        .findFirst()
        .map(PackageTemplate::of)
        .orElseGet(() -> PackageTemplate.plain(text));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> documents(String text) {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(50).build();
    List<Map<String, Object>> documents = new ArrayList<>();
    for (Object document : new Load(settings).loadAllFromString(text)) {
      if (document instanceof Map<?, ?> found) {
        documents.add((Map<String, Object>) found);
      }
    }
    return documents;
  }
}
