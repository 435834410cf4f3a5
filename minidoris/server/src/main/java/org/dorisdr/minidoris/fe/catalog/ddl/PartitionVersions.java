package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Lets a new partition start at a given version, as {@code version_info} asks. Stateless. */
final class PartitionVersions {
  private PartitionVersions() {}

  /**
   * @param version null = none is asked for
   */
  static void check(String version) {
    if (version != null) {
      number(version);
    }
  }

  static void set(Partition partition, String version) {
    if (version != null) {
      partition.visibleVersion = Math.max(Partition.INIT_VERSION, number(version));
      partition.nextVersion = partition.visibleVersion + 1;
    }
  }

  private static long number(String version) {
    try {
      // Doris also takes "version,hash".
      return Long.parseLong(version.split(",", 2)[0].strip());
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid version number format: " + version);
    }
  }
}
