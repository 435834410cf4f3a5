package org.dorisdr.minidoris.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists that lie beside classes. Stateless. */
public final class ResourceLines {
  private ResourceLines() {}

  /**
   * @param owner class beside which the file lies
   * @return its lines, without those that begin with {@code #}
   */
  public static List<String> of(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
