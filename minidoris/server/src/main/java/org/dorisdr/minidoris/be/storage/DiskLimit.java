package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.dorisdr.thrift.TStatusCode;

/**
 * How full the disk of a storage root may become before the backend takes nothing more, with the
 * meaning of Doris's {@code storage_flood_stage_*}: both limits must be passed. Thread safe.
 *
 * @param usagePercent 0 to 100
 * @param leftBytes free bytes
 */
public record DiskLimit(LongSupplier usagePercent, LongSupplier leftBytes) {
  /** No limit. */
  public static final DiskLimit NONE = new DiskLimit(() -> 100, () -> -1);

  /**
   * @throws StorageException INTERNAL_ERROR if the disk of that directory has passed the limits
   */
  void check(Path root) {
    if (leftBytes.getAsLong() < 0) {
      return;
    }
    try {
      FileStore disk = Files.getFileStore(root);
      long free = disk.getUsableSpace();
      double used = 100.0 * (disk.getTotalSpace() - free) / Math.max(1, disk.getTotalSpace());
      if (used >= usagePercent.getAsLong() && free <= leftBytes.getAsLong()) {
        throw new StorageException(
            TStatusCode.INTERNAL_ERROR,
            "disk of %s exceed capacity limit: %d MB are free".formatted(root, free >> 20)
                + ". HINT: make room, or lower storage_flood_stage_left_capacity_bytes");
      }
    } catch (IOException e) {
      throw new StorageException("cannot tell how full the disk of " + root + " is", e);
    }
  }
}
