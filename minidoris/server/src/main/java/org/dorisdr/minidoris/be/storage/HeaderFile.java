package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.Adler32;
import org.dorisdr.thrift.TStatusCode;

/**
 * A snapshot's {@code <tabletId>.hdr}: what the tablet is and which rowsets its files are. The
 * frame is Doris's (header version 2: length and Adler-32 of the content); the content is JSON.
 *
 * @param binlogs kept versions, whose files have the suffix {@link #BINLOG}; empty unless asked for
 */
public record HeaderFile(TabletMeta tablet, List<RowsetMeta> rowsets, List<RowsetMeta> binlogs) {
  /** Suffix of the files of binlogs in a snapshot; as in Doris. */
  public static final String BINLOG = ".binlog";

  private static final int FIXED = 36;
  private static final int EXTRA = 4;

  public HeaderFile {
    binlogs = binlogs == null ? List.of() : List.copyOf(binlogs);
  }

  /** One without binlogs. */
  public HeaderFile(TabletMeta tablet, List<RowsetMeta> rowsets) {
    this(tablet, rowsets, List.of());
  }

  /** Highest version that the rowsets show; 0 if there are none. */
  public long maxVersion() {
    return rowsets.stream().mapToLong(RowsetMeta::endVersion).max().orElse(0);
  }

  public static HeaderFile read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < FIXED + EXTRA || bytes.getLong(0) != 0 || bytes.getInt(8) != 1) {
      throw damaged(file, "not a tablet header");
    }
    long fileLength = bytes.getLong(12);
    long contentLength = bytes.getLong(24);
    if (fileLength != bytes.limit() || contentLength != fileLength - FIXED - EXTRA) {
      throw damaged(file, "wrong length");
    }
    byte[] content = new byte[(int) contentLength];
    bytes.get(FIXED + EXTRA, content);
    if (bytes.getInt(32) != checksum(content)) {
      throw damaged(file, "wrong checksum");
    }
    return MetaDb.JSON.readValue(content, HeaderFile.class);
  }

  private static StorageException damaged(Path file, String why) {
    return new StorageException(
        TStatusCode.INTERNAL_ERROR, "cannot read " + file.getFileName() + ": " + why);
  }

  /**
   * Writes it so that a reader sees all or nothing. It is not forced to disk, which for thousands
   * of small tablets takes longer than all else: what a power failure makes of it does not fit its
   * checksum.
   */
  public void write(Path file) throws IOException {
    byte[] content = MetaDb.JSON.writeValueAsBytes(this);
    ByteBuffer bytes =
        ByteBuffer.allocate(FIXED + EXTRA + content.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(0).putInt(1).putLong(bytes.capacity()).putInt(0);
    bytes.putLong(content.length).putInt(checksum(content)).putInt(0).put(content);
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(temporary, bytes.array());
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int checksum(byte[] content) {
    Adler32 adler = new Adler32();
    adler.update(content);
    return (int) adler.getValue();
  }
}
