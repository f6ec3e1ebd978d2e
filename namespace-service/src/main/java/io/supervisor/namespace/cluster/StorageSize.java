package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;

/** Reads how large a volume is. */
public final class StorageSize {

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);

  private StorageSize() {}

  /** {@code 10Gi} is 10240; 0 when it is no quantity. */
  public static long mib(String quantity) {
    try {
      return Quantity.getAmountInBytes(new Quantity(quantity))
          .divideToIntegralValue(MIB)
          .longValue();
    } catch (IllegalArgumentException | ArithmeticException e) {
      return 0;
    }
  }
}
