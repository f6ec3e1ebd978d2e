package io.supervisor.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of a merged list: entries of the patch keep the order of the patch and the others that
 * of the server; of two candidates the one that the server had earlier goes first.
 */
record ElementOrder(List<JsonNode> patch, List<JsonNode> server, String key) {

  List<JsonNode> sort(List<JsonNode> merged) {
    List<JsonNode> patched = new ArrayList<>();
    List<JsonNode> rest = new ArrayList<>();
    merged.forEach(item -> (place(patch, item) >= 0 ? patched : rest).add(item));
    patched.sort((a, b) -> Integer.compare(place(patch, a), place(patch, b)));
    rest.sort((a, b) -> Integer.compare(place(server, a), place(server, b)));
    List<JsonNode> result = new ArrayList<>();
    int left = 0;
    int right = 0;
    while (left < patched.size() || right < rest.size()) {
      if (right == rest.size()
          || left < patched.size() && first(patched.get(left), rest.get(right))) {
        result.add(patched.get(left++));
      } else {
        result.add(rest.get(right++));
      }
    }
    return result;
  }

  private boolean first(JsonNode patched, JsonNode other) {
    int old = place(server, patched);
    return old < 0 || old < place(server, other);
  }

  private int place(List<JsonNode> list, JsonNode item) {
    for (int i = 0; i < list.size(); i++) {
      if (identity(list.get(i)).equals(identity(item))) {
        return i;
      }
    }
    return -1;
  }

  private JsonNode identity(JsonNode item) {
    return key.isEmpty() ? item : item.path(key);
  }
}
