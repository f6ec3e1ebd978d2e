package io.supervisor.namespace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeReaderTest {

  @Test
  void whatElsePodsMayRequestIsToldInMibAndPieces() {
    Node node =
        NodeReader.read(
            Serialization.unmarshal(
                """
                apiVersion: v1
                kind: Node
                metadata: {name: esxi-01}
                spec: {}
                status:
                  addresses: []
                  conditions: [{type: Ready, status: "True"}]
                  allocatable:
                    cpu: 15500m
                    memory: 64Gi
                    pods: "110"
                    ephemeral-storage: "1024.5Mi"
                    hugepages-2Mi: "0"
                    nvidia.com/gpu: "2"
                    attachable-volumes-csi: "39"
                """,
                io.fabric8.kubernetes.api.model.Node.class));

    assertThat(node.cpuMillicores()).isEqualTo(15_500);
    assertThat(node.resources())
        .as("what is not there, and what is counted in no known way, is left out")
        .containsOnly(Map.entry("ephemeral-storage", 1_024), Map.entry("nvidia.com/gpu", 2));
  }
}
