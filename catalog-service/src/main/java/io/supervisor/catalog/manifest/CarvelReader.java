package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.supervisor.catalog.compatibility.Compatibility;
import io.supervisor.catalog.compatibility.CompatibilityReader;
import io.supervisor.catalog.relation.RelationReader;
import io.supervisor.catalog.relation.Relations;
import io.supervisor.catalog.values.SchemaReader;
import io.supervisor.catalog.values.UsableSchema;
import io.supervisor.catalog.values.ValuesCheck;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Reads a Carvel package: one PackageMetadata and one Package. */
@ApplicationScoped
class CarvelReader {

  static final String API = "data.packaging.carvel.dev/v1alpha1";
  private static final String SCHEMA = "spec.valuesSchema.openAPIv3";
  private static final String DEPRECATED = "supervisor.io/deprecated";
  private static final String MUST_BE_INSTALLED = "supervisor.io/must-be-installed";

  private final RelationReader relations;

  CarvelReader(RelationReader relations) {
    this.relations = relations;
  }

  /** What the documents say; everything to be said about them goes to {@code findings}. */
  PackageManifest read(List<YamlDocument> documents, List<Finding> findings) {
    Fields packaged = null;
    Fields metadata = null;
    for (YamlDocument document : documents) {
      Fields fields = new Fields(document, findings);
      switch (kind(fields)) {
        case "Package" -> packaged = once(packaged, fields, "Package");
        case "PackageMetadata" -> metadata = once(metadata, fields, "PackageMetadata");
        default ->
            fields.error(
                "kind",
                "is neither Package nor PackageMetadata of " + API,
                "Upload one PackageMetadata and one Package, nothing else.",
                "%s, %s".formatted(fields.text("apiVersion"), fields.text("kind")),
                "Package or PackageMetadata of " + API);
      }
    }
    if (packaged == null) {
      findings.add(
          new Finding("kind", "there is no Package", "Add a Package of " + API + " to the file."));
      if (metadata != null) {
        MetadataRules.read(metadata);
      }
      return null;
    }
    return manifest(packaged, metadata);
  }

  private PackageManifest manifest(Fields packaged, Fields metadata) {
    List<Finding> findings = packaged.findings();
    String service = PackageRules.refName(packaged);
    String version = PackageRules.version(packaged, service);
    PackageDetails.Release release = PackageRules.release(packaged);
    List<String> needs = AppRules.read(packaged);
    if (!needs.isEmpty()) {
      packaged.warn(
          "spec.template.spec",
          "needs what this suite cannot render: " + String.join("; ", needs),
          "It can be registered; it installs only where a Supervisor runs kapp-controller.");
    }
    Compatibility compatibility = CompatibilityReader.read(packaged.document(), findings);
    JsonNode schema = PackageRules.valuesSchema(packaged);
    UsableSchema usable = SchemaReader.read(schema, SCHEMA);
    usable.faults().stream().map(packaged.document()::locate).forEach(findings::add);
    if (!ValuesCheck.usable(usable.schema())) {
      packaged.warn(
          SCHEMA, "cannot be used, so no config is checked", "Make it a schema of OpenAPI 3.0.");
    }
    Fields about = about(packaged, metadata, service);
    PackageDetails details =
        new PackageDetails(
            MetadataRules.read(about),
            release,
            relations(packaged, metadata),
            compatibility,
            needs,
            packaged.annotation(DEPRECATED),
            Boolean.parseBoolean(about.annotation(MUST_BE_INSTALLED)),
            null);
    String displayName = about.text("spec.displayName").strip();
    String description = about.text("spec.shortDescription").strip();
    return new PackageManifest(
        ContentType.CARVEL_APPS_YAML,
        service,
        version,
        displayName.isEmpty() ? service : displayName,
        description.isEmpty() ? about.text("spec.longDescription") : description,
        schema.isObject() ? schema : JsonNodeFactory.instance.objectNode(),
        details);
  }

  /** The metadata to read, an empty one when there is none; its name must be the service. */
  private static Fields about(Fields packaged, Fields metadata, String service) {
    if (metadata == null) {
      packaged
          .findings()
          .add(
              Finding.warning(
                  "kind",
                  "there is no PackageMetadata, so people see only the name",
                  "Add one with displayName and shortDescription."));
      YamlDocument nothing = new YamlDocument(1, JsonNodeFactory.instance.objectNode(), Map.of());
      return new Fields(nothing, packaged.findings());
    }
    if (!metadata.text("metadata.name").equals(service)) {
      metadata.error(
          "metadata.name",
          "of the PackageMetadata is not the Package's spec.refName",
          "One upload holds one service.",
          metadata.text("metadata.name"),
          service);
    }
    return metadata;
  }

  private Relations relations(Fields packaged, Fields metadata) {
    Relations own = relations.read(packaged.document(), packaged.findings());
    return own.none() && metadata != null
        ? relations.read(metadata.document(), packaged.findings())
        : own;
  }

  private static Fields once(Fields known, Fields found, String kind) {
    if (known != null) {
      found.error(
          "kind", "there is more than one " + kind, "Upload one service and version at a time.");
      return known;
    }
    return found;
  }

  private static String kind(Fields document) {
    return document.text("apiVersion").equals(API) ? document.text("kind") : "";
  }
}
