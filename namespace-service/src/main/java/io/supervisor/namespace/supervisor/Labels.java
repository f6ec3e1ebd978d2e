package io.supervisor.namespace.supervisor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Words that people choose Supervisors by: at most 32, each key and value as Kubernetes has labels
 * (63 characters; a key may have a DNS prefix).
 */
record Labels(@JsonValue Map<String, String> all) {

  private static final int MOST = 32;
  private static final Pattern KEY =
      Pattern.compile(
          "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Labels {
    all = Map.copyOf(all);
  }

  /** As they were sent; 400 naming every one that is wrong. */
  static Labels of(Map<String, String> sent) {
    List<Finding> faults = new ArrayList<>();
    if (sent.size() > MOST) {
      faults.add(new Finding("labels", "are more than " + MOST, "Leave some out."));
    }
    new TreeMap<>(sent)
        .forEach(
            (key, value) -> {
              if (!KEY.matcher(key).matches()) {
                faults.add(new Finding(key, "is no key of a label", "Use one like site."));
              }
              if (value == null || !VALUE.matcher(value).matches()) {
                faults.add(
                    new Finding(
                        key, "has no value of a label", "Use up to 63 letters, digits, - _ . "));
              }
            });
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid("io.supervisor.supervisor.labels", "The labels are refused", faults);
    }
    return new Labels(sent);
  }
}
