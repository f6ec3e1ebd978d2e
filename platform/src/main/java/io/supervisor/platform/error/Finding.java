package io.supervisor.platform.error;

/**
 * One thing about an input that its sender should know.
 *
 * @param severity ERROR refuses the input, WARNING does not
 * @param field path of the field, for instance {@code contour.replicas}
 * @param problem what is wrong; never quotes a value that may be a secret
 * @param hint what to do about it
 * @param found what stands there, when it is no secret; else absent
 * @param expected what should stand there; absent when the problem says it
 * @param document number of the YAML document from 1; absent when the input is no YAML
 * @param line of the text, from 1
 * @param column of the text, from 1
 */
public record Finding(
    Severity severity,
    String field,
    String problem,
    String hint,
    String found,
    String expected,
    Integer document,
    Integer line,
    Integer column) {

  private static final int LONGEST_QUOTE = 80;

  /** Whether the input is refused for it. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** An error. */
  public Finding(String field, String problem, String hint) {
    this(Severity.ERROR, field, problem, hint, null, null, null, null, null);
  }

  /** Something that works but is probably not meant. */
  public static Finding warning(String field, String problem, String hint) {
    return new Finding(Severity.WARNING, field, problem, hint, null, null, null, null, null);
  }

  /** The same with another hint. */
  public Finding hint(String text) {
    return new Finding(severity, field, problem, text, found, expected, document, line, column);
  }

  /** The same with what stands there (cut to 80 characters) and what should. */
  public Finding found(String quote, String wanted) {
    String shown =
        quote == null || quote.length() <= LONGEST_QUOTE
            ? quote
            : quote.substring(0, LONGEST_QUOTE) + "…";
    return new Finding(severity, field, problem, hint, shown, wanted, document, line, column);
  }

  /** The same at a place of a YAML stream. */
  public Finding at(int inDocument, int atLine, int atColumn) {
    return new Finding(
        severity, field, problem, hint, found, expected, inDocument, atLine, atColumn);
  }

  /** Whether the input is refused for it. */
  public boolean refuses() {
    return severity == Severity.ERROR;
  }

  /** The whole finding as one sentence or two, with its place. */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    if (line != null) {
      text.append("document %d, line %d, column %d: ".formatted(document, line, column));
    }
    text.append(field.isEmpty() ? problem : field + " " + problem);
    if (found != null) {
      text.append(" (found: ").append(found).append(')');
    }
    if (expected != null && !expected.isEmpty()) {
      text.append(" (expected: ").append(expected).append(')');
    }
    return text.append(". ").append(hint).toString().strip();
  }
}
