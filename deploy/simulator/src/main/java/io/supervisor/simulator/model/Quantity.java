package io.supervisor.simulator.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of CPU, memory and other resources as Kubernetes writes them. */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile(
          "^([+-]?[0-9]*\\.?[0-9]+|[+-]?[0-9]+\\.?)([eE][+-]?[0-9]{1,2}|[numkMGTPE]|[KMGTPE]i|)$");
  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("n", new BigDecimal("1e-9")),
          Map.entry("u", new BigDecimal("1e-6")),
          Map.entry("m", new BigDecimal("1e-3")),
          Map.entry("", BigDecimal.ONE),
          Map.entry("k", new BigDecimal("1e3")),
          Map.entry("M", new BigDecimal("1e6")),
          Map.entry("G", new BigDecimal("1e9")),
          Map.entry("T", new BigDecimal("1e12")),
          Map.entry("P", new BigDecimal("1e15")),
          Map.entry("E", new BigDecimal("1e18")),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private static final BigInteger KIBI = BigInteger.valueOf(1024);
  private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

  private Quantity() {}

  /** The amount, or nothing when the text is no quantity. */
  public static Optional<BigDecimal> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(form.group(1));
    String suffix = form.group(2);
    BigDecimal factor = FACTORS.get(suffix);
    return Optional.of(
        factor == null ? new BigDecimal(form.group(1) + suffix) : number.multiply(factor));
  }

  /** The canonical form: bytes in the largest power of 1024 that fits, the rest in thousandths. */
  public static String print(BigDecimal amount, String resource) {
    boolean bytes = resource.contains("memory") || resource.contains("storage");
    if (bytes && amount.signum() > 0 && amount.stripTrailingZeros().scale() <= 0) {
      BigInteger rest = amount.toBigInteger();
      int power = 0;
      while (power < BINARY.size() - 1 && rest.mod(KIBI).signum() == 0) {
        rest = rest.divide(KIBI);
        power++;
      }
      return rest + BINARY.get(power);
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() <= 0
        ? plain.toPlainString()
        : plain.movePointRight(3).setScale(0, RoundingMode.CEILING).toPlainString() + "m";
  }

  public static BigDecimal orZero(String text) {
    return parse(text).orElse(BigDecimal.ZERO);
  }
}
