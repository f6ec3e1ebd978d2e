package io.supervisor.platform.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compression of what travels on topics; the clear size is limited so that nothing explodes. */
public final class Gzip {

  private static final int LIMIT = 16 * 1024 * 1024;

  private Gzip() {}

  public static byte[] compress(byte[] clear) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(clear);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Decompresses at most 16 MiB; more is refused. */
  public static byte[] decompress(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      byte[] clear = gzip.readNBytes(LIMIT + 1);
      if (clear.length > LIMIT) {
        throw new IllegalArgumentException(
            "decompressed content is over %d bytes".formatted(LIMIT));
      }
      return clear;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
