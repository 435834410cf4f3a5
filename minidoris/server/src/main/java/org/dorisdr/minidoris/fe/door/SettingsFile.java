package org.dorisdr.minidoris.fe.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** Reads which settings Doris's frontends have. Stateless. */
final class SettingsFile {
  private SettingsFile() {}

  /** Sorted by the key that is shown. */
  static List<KnownSetting> read(String name) {
    try (InputStream in = SettingsFile.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(KnownSetting::of)
          .sorted(Comparator.comparing(KnownSetting::shownKey))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
