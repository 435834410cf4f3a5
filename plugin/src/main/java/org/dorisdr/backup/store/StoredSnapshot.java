package org.dorisdr.backup.store;

import java.util.List;

/**
 * One label of a repository, as its folder looks.
 *
 * @param timestamps of its descriptions, in order: {@code yyyy-MM-dd-HH-mm-ss} of the cluster that
 *     made them; empty if none was ever finished
 * @param invalid names that look like descriptions and have no checksum
 * @param hasMeta whether the schemas are there
 */
public record StoredSnapshot(
    String label, List<String> timestamps, List<String> invalid, boolean hasMeta) {
  /** Whether RESTORE can take it, as far as names tell. */
  public boolean isWhole() {
    return hasMeta && !timestamps.isEmpty();
  }
}
