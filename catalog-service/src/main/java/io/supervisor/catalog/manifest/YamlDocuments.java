package io.supervisor.catalog.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
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

  /** Problems that end with a name out of the text. */
  private static final Pattern QUOTING =
      Pattern.compile("(undefined alias|duplicate key|duplicate anchor|the tag|tag handle)\\b.*");

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
    } catch (MarkedYamlEngineException e) {
      throw new UnreadableYaml("is not valid YAML" + where(e) + ": " + problem(e));
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new UnreadableYaml("is not valid YAML");
    } catch (StackOverflowError e) {
      throw new UnreadableYaml("is nested too deeply");
    }
  }

  private static String where(MarkedYamlEngineException e) {
    return e.getProblemMark()
        .map(mark -> " at line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse("");
  }

  /** What is wrong, without anything of the text itself: it may be a secret. */
  private static String problem(MarkedYamlEngineException e) {
    return QUOTING.matcher(String.valueOf(e.getProblem())).replaceFirst("$1");
  }
}
