package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Whether the files of a tablet's rowsets are as they were written. Every look compares their
 * sizes; their bytes are compared too when they were touched since, and from time to time, as a
 * disk changes them without a trace. Thread safe.
 */
final class RowsetFiles {
  /** How long a reader trusts bytes that have been compared; they are in memory meanwhile. */
  private static final long TRUSTED_MILLIS = 60_000;

  /** What is known of a rowset's files; {@code stamp} changes with every write to them. */
  private record Compared(String stamp, long atMillis, Optional<String> damage) {}

  private final Path directory;
  private final Clock clock;
  private final Map<String, Compared> compared = new ConcurrentHashMap<>();

  RowsetFiles(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** Looks at names and sizes, and at the bytes if they were touched since they were compared. */
  Optional<String> look(RowsetMeta rowset) {
    Compared known = compared.get(rowset.rowsetId());
    return known == null ? sizes(rowset, null) : bytes(rowset, 0);
  }

  /** What a reader has to do before it trusts the files. */
  Optional<String> beforeRead(RowsetMeta rowset) {
    return bytes(rowset, clock.millis() - TRUSTED_MILLIS);
  }

  /** Compares the bytes unless that was done after {@code sinceMillis}. */
  Optional<String> bytes(RowsetMeta rowset, long sinceMillis) {
    StringBuilder stamp = new StringBuilder();
    Optional<String> wrong = sizes(rowset, stamp);
    Compared known = compared.get(rowset.rowsetId());
    if (wrong.isPresent()) {
      return wrong;
    }
    boolean trusted = known != null && known.atMillis >= sinceMillis;
    if (trusted && known.stamp.contentEquals(stamp)) {
      return known.damage;
    }
    Optional<String> damage = checksums(rowset);
    compared.put(rowset.rowsetId(), new Compared(stamp.toString(), clock.millis(), damage));
    return damage;
  }

  /** When the bytes were last compared; 0 = not since the start. */
  long comparedAt(RowsetMeta rowset) {
    Compared known = compared.get(rowset.rowsetId());
    return known == null ? 0 : known.atMillis;
  }

  /** Forgets what is known of other rowsets than these. */
  void keepOnly(Collection<RowsetMeta> rowsets) {
    Set<String> ids = rowsets.stream().map(RowsetMeta::rowsetId).collect(Collectors.toSet());
    compared.keySet().retainAll(ids);
  }

  private Optional<String> sizes(RowsetMeta rowset, StringBuilder stamp) {
    long bytes = 0;
    for (String name : rowset.fileNames()) {
      Path file = directory.resolve(name);
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        bytes += found.size();
        if (stamp != null) {
          stamp.append(found.fileKey()).append('@').append(found.lastModifiedTime()).append(' ');
        }
      } catch (IOException e) {
        return Optional.of("file " + file + " is missing or cannot be read");
      }
    }
    return bytes == rowset.bytes()
        ? Optional.empty()
        : Optional.of(
            String.format(
                "rowset %s in %s has %d bytes instead of %d",
                rowset.rowsetId(), directory, bytes, rowset.bytes()));
  }

  private Optional<String> checksums(RowsetMeta rowset) {
    for (int segment = 0; segment < rowset.segments(); segment++) {
      Path file = directory.resolve(rowset.fileName(segment));
      try {
        Optional<String> wrong = Checksums.wrong(rowset, segment, file);
        if (wrong.isPresent()) {
          return wrong;
        }
      } catch (IOException e) {
        return Optional.of("file " + file + " is missing or cannot be read");
      }
    }
    return Optional.empty();
  }
}
