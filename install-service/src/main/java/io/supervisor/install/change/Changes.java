package io.supervisor.install.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.ImageNames;
import io.supervisor.install.bundle.ImmutableFields;
import io.supervisor.install.bundle.ObjectDiff;
import io.supervisor.install.bundle.ObjectDiff.Change;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.revision.Configs;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Works out what a change would do, by rendering both sides. Blocking: run it on a worker. */
@ApplicationScoped
public class Changes {

  private static final LoadSettings YAML =
      LoadSettings.builder().setMaxAliasesForCollections(50).build();

  private final ChangeInputs inputs;
  private final BundleMaker maker;
  private final ObjectDiff diff;
  private final Configs configs;
  private final ObjectMapper json = JsonMapper.builder().build();

  Changes(ChangeInputs inputs, BundleMaker maker, ObjectDiff diff, Configs configs) {
    this.inputs = inputs;
    this.maker = maker;
    this.diff = diff;
    this.configs = configs;
  }

  /** 400 with every fault when what is proposed cannot be rendered. */
  ChangeView workOut(String install, Proposal proposal) {
    ChangeInput input = Awaited.result(() -> inputs.of(install, proposal));
    List<Map<String, Object>> before = now(input);
    List<Map<String, Object>> after = then(input);
    List<Change> objects = diff.between(before, after);
    return new ChangeView(
        input.now().version(),
        input.then().version(),
        diff.fields(values(install, input.now()), values(install, input.then())),
        objects,
        ImmutableFields.in(objects),
        ImageNames.in(after));
  }

  /** What runs now; nothing when it could not be rendered. */
  private List<Map<String, Object>> now(ChangeInput input) {
    try {
      return maker.objects(input.request(input.nowGzip(), input.now()));
    } catch (RenderFailure e) {
      return List.of();
    }
  }

  private List<Map<String, Object>> then(ChangeInput input) {
    try {
      return maker.objects(input.request(input.thenGzip(), input.then()));
    } catch (RenderFailure e) {
      throw ApiFailure.invalid(
          "io.supervisor.install.change.invalid",
          "It cannot be rendered",
          e.faults().stream()
              .map(fault -> new Finding(fault.path(), fault.problem(), fault.hint()))
              .toList());
    }
  }

  private JsonNode values(String install, Wanted wanted) {
    String yaml = configs.open(wanted.sealedConfig(), install);
    for (Object document : new Load(YAML).loadAllFromString(yaml)) {
      if (document instanceof Map) {
        return json.valueToTree(document);
      }
    }
    return json.createObjectNode();
  }
}
