package io.supervisor.local.postgres;

import io.supervisor.local.state.Secrets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script that makes schemas and roles, as the project has it: without passwords. */
public record SchemaScript(String text) {

  private static final Pattern PASSWORD = Pattern.compile("@([A-Z]+)_PASSWORD@");

  /** The script with the passwords of a suite. */
  public String filled(Secrets secrets) {
    return PASSWORD
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    secrets.password("db." + match.group(1).toLowerCase(Locale.ROOT))));
  }
}
