package io.supervisor.simulator.proto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.kubernetes.client.proto.Runtime.Unknown;
import io.supervisor.simulator.model.Json;
import java.util.Arrays;
import java.util.Optional;

/** The objects that kubectl sends as protobuf: four magic bytes, the kind, and the message. */
public final class ProtobufBody {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private ProtobufBody() {}

  /** The object as JSON; empty when the bytes are not such a body, or of a kind without message. */
  public static Optional<ObjectNode> read(byte[] body) {
    if (body.length < MAGIC.length || !Arrays.equals(body, 0, 4, MAGIC, 0, 4)) {
      return Optional.empty();
    }
    try {
      Unknown frame = Unknown.parseFrom(Arrays.copyOfRange(body, MAGIC.length, body.length));
      String apiVersion = frame.getTypeMeta().getApiVersion();
      String kind = frame.getTypeMeta().getKind();
      Optional<Message> type = MessageTypes.of(apiVersion, kind);
      if (type.isEmpty()) {
        return Optional.empty();
      }
      Message message = type.get().newBuilderForType().mergeFrom(frame.getRaw()).build();
      ObjectNode object = Json.object().put("kind", kind).put("apiVersion", apiVersion);
      return Optional.of(object.setAll(MessageJson.of(message)));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
