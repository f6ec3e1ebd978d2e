package io.supervisor.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plain scalar means, as the template language of packages reads it (YAML 1.1). */
public final class YamlScalar {

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n");
  private static final Pattern CASED = Pattern.compile("[a-z]+|[A-Z][a-z]*|[A-Z]+");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern BASED = Pattern.compile("[-+]?0(x[0-9a-fA-F]+|o?[0-7]+)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");
  private static final int LONGEST_NUMBER = 64;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlScalar() {}

  /** The value of a scalar that stands without quotes. */
  public static JsonNode plain(String text) {
    if (NULL.contains(text)) {
      return JSON.nullNode();
    }
    if (text.length() <= 5 && CASED.matcher(text).matches()) {
      String word = text.toLowerCase(Locale.ROOT);
      if (TRUE.contains(word) || FALSE.contains(word)) {
        return JSON.booleanNode(TRUE.contains(word));
      }
    }
    return text.length() > LONGEST_NUMBER ? JSON.textNode(text) : number(text);
  }

  private static JsonNode number(String text) {
    if (DECIMAL.matcher(text).matches()) {
      return whole(new BigInteger(text));
    }
    if (BASED.matcher(text).matches()) {
      return whole(based(text));
    }
    return FLOAT.matcher(text).matches() ? fraction(text) : JSON.textNode(text);
  }

  /** As Jackson reads it from JSON, so that the two compare. */
  private static JsonNode fraction(String text) {
    double value = Double.parseDouble(text);
    return Double.isInfinite(value)
        ? JSON.numberNode(new BigDecimal(text))
        : JSON.numberNode(value);
  }

  private static BigInteger based(String text) {
    boolean negative = text.startsWith("-");
    String digits = text.replaceFirst("^[-+]?0", "");
    BigInteger value =
        digits.startsWith("x")
            ? new BigInteger(digits.substring(1), 16)
            : new BigInteger(digits.replaceFirst("^o", ""), 8);
    return negative ? value.negate() : value;
  }

  private static JsonNode whole(BigInteger value) {
    if (value.bitLength() < 32) {
      return JSON.numberNode(value.intValue());
    }
    return value.bitLength() < 64 ? JSON.numberNode(value.longValue()) : JSON.numberNode(value);
  }
}
