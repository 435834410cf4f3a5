package org.dorisdr.minidoris.common.remote;

import java.util.regex.Pattern;

/**
 * The name under which a file is written before it is renamed: Doris puts {@code .part} where the
 * checksum comes.
 */
final class PartName {
  private static final Pattern CHECKSUM = Pattern.compile("\\.[0-9a-f]{32}$");

  private PartName() {}

  static String of(String location) {
    return CHECKSUM.matcher(location).replaceFirst("") + ".part";
  }
}
