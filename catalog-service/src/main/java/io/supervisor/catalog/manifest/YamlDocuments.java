package io.supervisor.catalog.manifest;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads untrusted YAML with bounds: 3 MiB of code points, 50 aliases, 100 documents, no duplicate
 * keys, no tags that make objects.
 */
public final class YamlDocuments {

  private static final int MAX_DOCUMENTS = 100;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("the upload")
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(50)
          .setCodePointLimit(3 * 1024 * 1024)
          .build();

  private YamlDocuments() {}

  /** The documents of a stream without the empty ones; throws {@link UnreadableYaml}. */
  public static List<Object> read(String text) {
    try {
      List<Object> documents = new ArrayList<>();
      for (Object document : new Load(SETTINGS).loadAllFromString(text)) {
        if (documents.size() == MAX_DOCUMENTS) {
          throw new UnreadableYaml("has more than " + MAX_DOCUMENTS + " documents");
        }
        if (document != null) {
          documents.add(document);
        }
      }
      return documents;
    } catch (YamlEngineException e) {
      throw new UnreadableYaml("is not valid YAML: " + e.getMessage().replaceAll("\\s+", " "));
    } catch (StackOverflowError e) {
      throw new UnreadableYaml("is nested too deeply");
    }
  }
}
