package org.dorisdr.minidoris.fe.door;

import java.util.Comparator;
import java.util.List;
import org.dorisdr.minidoris.common.ResourceLines;

/** Reads which settings Doris's frontends have. Stateless. */
final class SettingsFile {
  private SettingsFile() {}

  /** Sorted by the key that is shown. */
  static List<KnownSetting> read(String name) {
    return ResourceLines.of(SettingsFile.class, name).stream()
        .map(KnownSetting::of)
        .sorted(Comparator.comparing(KnownSetting::shownKey))
        .toList();
  }
}
