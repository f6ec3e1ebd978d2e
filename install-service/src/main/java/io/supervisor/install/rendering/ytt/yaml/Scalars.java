package io.supervisor.install.rendering.ytt.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML 1.1 meaning of plain scalars, as the template language reads them. */
public final class Scalars {

  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?[0-9]*\\.?[0-9]+([eE][-+][0-9]+)?|\\.[0-9]+[eE][0-9]+");
  private static final Pattern WHOLE =
      Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9][0-9]*|0)");
  private static final int LONGEST_NUMBER = 400;

  private Scalars() {}

  /** The value of a plain scalar: null, a boolean, a number or the text itself. */
  public static Object plain(String text) {
    if (NULL.contains(text)) {
      return null;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    char first = text.charAt(0);
    if (first != '.' && first != '+' && first != '-' && !Character.isDigit(first)) {
      return text;
    }
    return text.length() > LONGEST_NUMBER ? text : number(text);
  }

  private static Object number(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(".inf") || lower.equals("+.inf")) {
      return Double.POSITIVE_INFINITY;
    }
    if (lower.equals("-.inf")) {
      return Double.NEGATIVE_INFINITY;
    }
    if (lower.equals(".nan")) {
      return Double.NaN;
    }
    var digits = text.startsWith(".") ? text : text.replace("_", "");
    var whole = WHOLE.matcher(digits);
    if (whole.matches()) {
      var value = whole(whole.group(1), whole.group(2));
      boolean fits = value.signum() < 0 ? value.bitLength() < 64 : value.bitLength() <= 64;
      if (fits) {
        return narrow(value);
      }
    }
    return FLOAT.matcher(digits).matches() ? (Object) Double.parseDouble(digits) : text;
  }

  private static BigInteger whole(String sign, String digits) {
    var lower = digits.toLowerCase(Locale.ROOT);
    BigInteger value;
    if (lower.startsWith("0x")) {
      value = new BigInteger(lower.substring(2), 16);
    } else if (lower.startsWith("0b")) {
      value = new BigInteger(lower.substring(2), 2);
    } else if (lower.startsWith("0o")) {
      value = new BigInteger(lower.substring(2), 8);
    } else {
      value = new BigInteger(lower, lower.length() > 1 && lower.startsWith("0") ? 8 : 10);
    }
    return sign.equals("-") ? value.negate() : value;
  }

  /** A whole number in its smallest form: Long where it fits. */
  public static Number narrow(BigInteger value) {
    return value.bitLength() < 64 ? (Number) value.longValue() : value;
  }
}
