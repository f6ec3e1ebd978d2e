package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"state\":{\"waiting\":{\"reason\":\"ErrImagePull\",\"message\":\"not found\"}} | ErrImagePull: not found.",
        "\"state\":{\"terminated\":{\"exitCode\":3,\"reason\":\"Error\"}} | it ended with exit code 3: Error.",
        "\"state\":{\"running\":{}},\"ready\":false,\"lastState\":{\"terminated\":{\"exitCode\":137,\"reason\":\"OOMKilled\"}} | it ended with exit code 137: OOMKilled.",
        "\"state\":{\"waiting\":{\"reason\":\"CrashLoopBackOff\"}},\"lastState\":{\"terminated\":{\"exitCode\":1,\"reason\":\"Error\"}} | CrashLoopBackOff. Before that it ended with exit code 1: Error."
      })
  void aContainerThatFailsIsNamedWithItsReason(String container, String why) throws Exception {
    assertThat(fault("\"containerStatuses\":[{\"name\":\"web\"," + container + "}]"))
        .isEqualTo("Pod web-1, container web: " + why);
  }

  @Test
  void aPodThatFindsNoHostOrFailsSaysSo() throws Exception {
    assertThat(
            fault(
                """
                "conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable",
                "message":"0/4 nodes are available."}]"""))
        .isEqualTo("Pod web-1: Unschedulable: 0/4 nodes are available.");
    assertThat(fault("\"phase\":\"Failed\",\"reason\":\"OutOfcpu\""))
        .isEqualTo("Pod web-1 failed: OutOfcpu.");
  }

  @Test
  void aPodThatStartsOrRunsHasNoFault() throws Exception {
    assertThat(
            fault(
                """
                "containerStatuses":[{"name":"web","state":{"waiting":{"reason":"ContainerCreating"}}}]"""))
        .isEmpty();
    assertThat(fault("\"phase\":\"Running\"")).isEmpty();
  }

  private static String fault(String status) throws JsonProcessingException {
    String pod = "{\"metadata\":{\"name\":\"web-1\"},\"status\":{" + status + "}}";
    return PodFault.of(new ObjectMapper().readTree(pod)).orElse("");
  }
}
