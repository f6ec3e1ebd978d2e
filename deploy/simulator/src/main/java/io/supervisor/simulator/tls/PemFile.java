package io.supervisor.simulator.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** A file that holds one key or certificate as text, readable by its owner only. */
public record PemFile(Path path) {

  public boolean exists() {
    return Files.exists(path);
  }

  public void write(Object... content) {
    try {
      Files.writeString(path, print(content));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /** Everything in the file, in order. */
  public List<Object> read() {
    List<Object> content = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text()))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        content.add(next);
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static String print(Object... content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object one : content) {
        writer.writeObject(one);
      }
    }
    return text.toString();
  }
}
