package io.supervisor.install.rendering.step;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Objects as text that every step can read: one JSON document a line, which is YAML too and leaves
 * no doubt about what is a text and what is a number. Comments do not survive.
 */
final class DocumentText {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final byte[] SEPARATOR = "\n---\n".getBytes(StandardCharsets.UTF_8);

  private DocumentText() {}

  /** Writes the documents; more than {@code most} bytes are a {@link RenderFailure}. */
  static String of(List<Map<String, Object>> documents, int most) {
    var text = new Bounded(most);
    try {
      for (var document : documents) {
        JSON.writeValue(text, document);
        text.write(SEPARATOR);
      }
    } catch (IOException e) {
      throw new IllegalStateException("rendered objects have no JSON form", e);
    } catch (Full e) {
      throw new RenderFailure(
          new RenderFault(
              "output",
              0,
              "",
              "limit exceeded: output larger than " + most + " bytes",
              "Split the package."));
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** Says that no more is taken. */
  private static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Takes so many bytes and no more. */
  private static final class Bounded extends ByteArrayOutputStream {
    private final int most;

    Bounded(int most) {
      this.most = most;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      full(length);
      super.write(bytes, from, length);
    }

    @Override
    public void write(byte[] bytes) {
      write(bytes, 0, bytes.length);
    }

    @Override
    public synchronized void write(int one) {
      full(1);
      super.write(one);
    }

    private void full(int more) {
      if (count + more > most) {
        throw new Full();
      }
    }
  }
}
