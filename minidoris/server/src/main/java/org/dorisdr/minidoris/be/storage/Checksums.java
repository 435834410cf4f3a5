package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** CRC-32C of the files of rowsets, which finds what a disk has changed by itself. Stateless. */
public final class Checksums {
  private static final int BUFFER_BYTES = 256 << 10;

  private Checksums() {}

  public static long of(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER_BYTES, Files.size(file)))];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue();
  }

  /** The rowset with the checksums of its files in {@code directory}, unless it has some. */
  static RowsetMeta added(RowsetMeta rowset, Path directory) throws IOException {
    if (rowset.checksums() != null) {
      return rowset;
    }
    List<Long> checksums = new ArrayList<>();
    for (String name : rowset.fileNames()) {
      checksums.add(of(directory.resolve(name)));
    }
    return rowset.withChecksums(checksums);
  }

  /**
   * Compares a file that has just been copied with what its rowset says.
   *
   * @throws IOException if it differs
   */
  public static void require(RowsetMeta rowset, int segment, Path file) throws IOException {
    Optional<String> wrong = wrong(rowset, segment, file);
    if (wrong.isPresent()) {
      throw new IOException(wrong.get());
    }
  }

  /** What is wrong with the bytes of a segment; empty = nothing, or nobody knows. */
  public static Optional<String> wrong(RowsetMeta rowset, int segment, Path file)
      throws IOException {
    return rowset.checksums() == null ? Optional.empty() : wrong(rowset, segment, file, of(file));
  }

  /**
   * The same of bytes that were read for something else.
   *
   * @param found their CRC-32C
   */
  public static Optional<String> wrong(RowsetMeta rowset, int segment, Path file, long found) {
    if (rowset.checksums() == null) {
      return Optional.empty();
    }
    long wanted = rowset.checksums().get(segment);
    return found == wanted
        ? Optional.empty()
        : Optional.of(
            String.format("file %s has checksum %08x instead of %08x", file, found, wanted));
  }
}
