package io.supervisor.simulator.schema;

import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.patch.FieldRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Merge rules of a part of a built-in kind. Where the type is not known, everything is granular.
 */
public record ModelRules(Optional<ModelType> type, String place) implements FieldRules {
  private static final Set<String> ALWAYS = Set.of("metadata", "spec", "status", "template");

  public static FieldRules of(Kind kind) {
    return new ModelRules(Models.of(kind), "");
  }

  /** The rules of the metadata, which all kinds share. */
  public static FieldRules metadata() {
    return new ModelRules(
        Optional.of(ModelType.of(io.kubernetes.client.openapi.models.V1ObjectMeta.class)), "");
  }

  @Override
  public FieldRules field(String name) {
    if (type.isEmpty()) {
      return this;
    }
    ModelType here = type.get();
    if (here.form() == ModelType.Form.MAP) {
      return new ModelRules(Optional.of(here.item()), "");
    }
    Optional<ModelType> below = Optional.ofNullable(here.fields().get(name)).map(ModelField::type);
    return new ModelRules(below, here.name() + "." + name);
  }

  @Override
  public FieldRules item() {
    return new ModelRules(type.map(ModelType::item), "");
  }

  @Override
  public List<String> keys() {
    return MergeRules.table().keys(place);
  }

  @Override
  public String patchKey() {
    return MergeRules.table().patchKey(place);
  }

  @Override
  public boolean set() {
    return MergeRules.table().set(place);
  }

  @Override
  public boolean mergedSet() {
    return MergeRules.table().mergedSet(place);
  }

  @Override
  public boolean declares(String name) {
    return type.filter(t -> t.form() == ModelType.Form.STRUCT)
        .map(t -> t.fields().containsKey(name))
        .orElse(true);
  }

  @Override
  public boolean written() {
    String last = place.substring(place.lastIndexOf('.') + 1);
    return MergeRules.table().written(place) || ALWAYS.contains(last);
  }

  @Override
  public boolean struct() {
    return type.filter(t -> t.form() == ModelType.Form.STRUCT).isPresent();
  }

  @Override
  public boolean atomic() {
    return MergeRules.table().atomic(place)
        || type.filter(t -> t.form() == ModelType.Form.ANY).isPresent()
        || type.filter(t -> t.form() == ModelType.Form.STRUCT)
            .filter(t -> !MergeRules.table().granular(place))
            .filter(t -> MergeRules.table().atomic(t.name()))
            .isPresent();
  }

  @Override
  public String keyDefault(String key) {
    return key.equals("protocol") ? "TCP" : "";
  }
}
