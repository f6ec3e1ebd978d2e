package io.supervisor.install.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.Renderer;
import io.supervisor.platform.seal.Gzip;
import io.supervisor.platform.seal.KeyedDigest;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * From a package and a config to the sealed objects of an install. Blocking: run it on a worker.
 */
@ApplicationScoped
public class BundleMaker {

  private final Renderer renderer;
  private final Sealer sealer;
  private final KeyedDigest digests;
  private final ObjectMapper objects = JsonMapper.builder().build();

  BundleMaker(Renderer renderer, Sealer sealer, KeyedDigest digests) {
    this.renderer = renderer;
    this.sealer = sealer;
    this.digests = digests;
  }

  /** Renders for {@code install} into {@code namespace}; throws {@link RenderFailure}. */
  public MadeBundle make(String install, String namespace, byte[] packageGzip, byte[] config) {
    List<Map<String, Object>> set = objects(install, namespace, packageGzip, config);
    byte[] clear = json(set);
    return new MadeBundle(
        digests.of(clear), sealer.seal(Purpose.BUNDLE, clear, install), workloads(set));
  }

  /** The objects in clear, as they would be applied; throws {@link RenderFailure}. */
  public List<Map<String, Object>> objects(
      String install, String namespace, byte[] packageGzip, byte[] config) {
    PackageTemplate template = template(packageGzip);
    if (!template.unsupported().isEmpty()) {
      throw new RenderFailure(
          template.unsupported().stream()
              .map(
                  what -> new RenderFault("", 0, what, "is not supported yet", "Use inline files."))
              .toList());
    }
    String values = open(install, config);
    RenderRequest request =
        new RenderRequest(template.files(), values, Map.of("namespace", namespace));
    OwnedObjects owned = new OwnedObjects(install, namespace);
    List<Map<String, Object>> set = owned.own(renderer.render(request).documents());
    if (!owned.faults().isEmpty()) {
      throw new RenderFailure(owned.faults());
    }
    return set;
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

  private String open(String install, byte[] config) {
    return config.length == 0
        ? ""
        : new String(sealer.open(Purpose.CONFIG, config, install), StandardCharsets.UTF_8);
  }

  private static List<Workload> workloads(List<Map<String, Object>> set) {
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
  @SuppressWarnings("unchecked")
  private static PackageTemplate template(byte[] gzip) {
    String text = new String(Gzip.decompress(gzip), StandardCharsets.UTF_8);
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(50).build();
    for (Object document : new Load(settings).loadAllFromString(text)) {
      if (document instanceof Map<?, ?> found && isPackage(found)) {
        return PackageTemplate.of((Map<String, Object>) found);
      }
    }
    return PackageTemplate.plain(text);
  }

  private static boolean isPackage(Map<?, ?> document) {
    return "Package".equals(document.get("kind"))
        && String.valueOf(document.get("apiVersion")).startsWith("data.packaging.carvel.dev/");
  }
}
