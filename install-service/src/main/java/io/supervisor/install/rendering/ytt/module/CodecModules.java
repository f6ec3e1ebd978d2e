package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** The base64, md5 and sha256 modules. */
final class CodecModules {

  static final StructValue BASE64 =
      Modules.module(
          "base64", Map.of("encode", CodecModules::encode, "decode", CodecModules::decode));
  static final StructValue MD5 = Modules.module("md5", Map.of("sum", (a, i) -> sum(a, i, "MD5")));
  static final StructValue SHA256 =
      Modules.module("sha256", Map.of("sum", (a, i) -> sum(a, i, "SHA-256")));

  private CodecModules() {}

  private static Object encode(Arguments args, Interpreter interpreter) {
    var bytes = args.exactly(1).text(0).getBytes(StandardCharsets.UTF_8);
    interpreter.meter().text(bytes.length * 4L / 3);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Object decode(Arguments args, Interpreter interpreter) {
    try {
      var bytes = Base64.getDecoder().decode(args.exactly(1).text(0).replaceAll("[\r\n]", ""));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException e) {
      throw new EvaluationError("base64.decode: illegal base64 data");
    } catch (CharacterCodingException e) {
      throw new EvaluationError("base64.decode: the data is not UTF-8 text");
    }
  }

  private static Object sum(Arguments args, Interpreter interpreter, String algorithm) {
    try {
      var bytes = args.exactly(1).text(0).getBytes(StandardCharsets.UTF_8);
      interpreter.meter().text(bytes.length);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
