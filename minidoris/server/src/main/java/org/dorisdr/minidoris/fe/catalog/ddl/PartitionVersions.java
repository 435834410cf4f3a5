package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Lets a new partition start at a given version, as {@code version_info} asks. Stateless. */
final class PartitionVersions {
  private PartitionVersions() {}

  static void set(Partition partition, String version) {
    try {
      // Doris also takes "version,hash".
      long number = Long.parseLong(version.split(",", 2)[0].strip());
      partition.visibleVersion = Math.max(Partition.INIT_VERSION, number);
      partition.nextVersion = partition.visibleVersion + 1;
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid version number format: " + version);
    }
  }
}
