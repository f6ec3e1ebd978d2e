package io.supervisor.scheduler.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.scheduler.placement.Constraints;
import org.junit.jupiter.api.Test;

class ConstraintsColumnTest {

  private final ConstraintsColumn column = new ConstraintsColumn();

  /** Else every reservation that is read would be written again. */
  @Test
  void whatIsReadIsWhatWasWritten() {
    for (Constraints one : new Constraints[] {Constraints.NONE, Constraints.UNKNOWN}) {
      String text = column.convertToDatabaseColumn(one);

      assertThat(column.convertToEntityAttribute(text)).isEqualTo(one);
    }
    Constraints old = column.convertToEntityAttribute("{}");
    assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(old))).isEqualTo(old);
  }
}
