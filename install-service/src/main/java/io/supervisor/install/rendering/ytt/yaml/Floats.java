package io.supervisor.install.rendering.ytt.yaml;

import java.math.BigDecimal;

/** Shortest decimal text of floating point numbers. */
public final class Floats {

  private Floats() {}

  /** Plain digits while the decimal exponent is in range, else scientific notation. */
  public static String shortest(double number, int exponentLimit) {
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    var decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < exponentLimit) {
      return decimal.toPlainString();
    }
    var digits = decimal.unscaledValue().abs().toString();
    var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    var sign = number < 0 ? "-" : "";
    var power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return sign + digits.charAt(0) + fraction + "e" + power + Math.abs(exponent);
  }
}
