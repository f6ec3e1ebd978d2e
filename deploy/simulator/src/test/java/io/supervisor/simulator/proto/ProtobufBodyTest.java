package io.supervisor.simulator.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.kubernetes.client.proto.IntStr.IntOrString;
import io.kubernetes.client.proto.Meta.ObjectMeta;
import io.kubernetes.client.proto.Meta.Time;
import io.kubernetes.client.proto.Resource.Quantity;
import io.kubernetes.client.proto.Runtime.TypeMeta;
import io.kubernetes.client.proto.Runtime.Unknown;
import io.kubernetes.client.proto.V1.ResourceQuota;
import io.kubernetes.client.proto.V1.ResourceQuotaSpec;
import io.kubernetes.client.proto.V1.Secret;
import io.kubernetes.client.proto.V1.Service;
import io.kubernetes.client.proto.V1.ServicePort;
import io.kubernetes.client.proto.V1.ServiceSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {

  private static byte[] framed(String kind, Message message) throws IOException {
    TypeMeta type = TypeMeta.newBuilder().setApiVersion("v1").setKind(kind).build();
    Unknown frame = Unknown.newBuilder().setTypeMeta(type).setRaw(message.toByteString()).build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {'k', '8', 's', 0});
    frame.writeTo(out);
    return out.toByteArray();
  }

  private static ObjectMeta named(String name) {
    return ObjectMeta.newBuilder()
        .setName(name)
        .setNamespace("")
        .setCreationTimestamp(Time.getDefaultInstance())
        .build();
  }

  @Test
  void bytesAreBase64AndWhatSaysNothingIsLeftOut() throws IOException {
    Secret secret =
        Secret.newBuilder()
            .setMetadata(named("one"))
            .putData("p", ByteString.copyFrom("q", StandardCharsets.UTF_8))
            .build();
    assertThat(ProtobufBody.read(framed("Secret", secret)).orElseThrow())
        .hasToString(
            "{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"one\"},"
                + "\"data\":{\"p\":\"cQ==\"}}");
  }

  @Test
  void quantitiesAndNumbersThatMayBeNamesArePlainValues() throws IOException {
    ResourceQuotaSpec hard =
        ResourceQuotaSpec.newBuilder()
            .putHard("pods", Quantity.newBuilder().setString("10").build())
            .build();
    ResourceQuota quota =
        ResourceQuota.newBuilder().setMetadata(named("few")).setSpec(hard).build();
    assertThat(
            ProtobufBody.read(framed("ResourceQuota", quota)).orElseThrow().at("/spec/hard/pods"))
        .hasToString("\"10\"");
    ServicePort port =
        ServicePort.newBuilder()
            .setPort(80)
            .setTargetPort(IntOrString.newBuilder().setType(1).setStrVal("http"))
            .build();
    Service service =
        Service.newBuilder()
            .setMetadata(named("web"))
            .setSpec(ServiceSpec.newBuilder().addPorts(port))
            .build();
    assertThat(ProtobufBody.read(framed("Service", service)).orElseThrow().at("/spec/ports/0"))
        .hasToString("{\"port\":80,\"targetPort\":\"http\"}");
  }

  @Test
  void otherBytesAreNotRead() throws IOException {
    assertThat(ProtobufBody.read("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(ProtobufBody.read(framed("Unheard", named("x")))).isEmpty();
  }
}
