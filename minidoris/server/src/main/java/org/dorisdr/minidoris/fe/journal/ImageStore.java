package org.dorisdr.minidoris.fe.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dorisdr.minidoris.common.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images of the metadata: files {@code image.<journal id>}, each a line with format, length and
 * CRC-32C, then JSON. The two newest are kept, so that a torn or damaged one can be done without.
 * One thread writes.
 */
public final class ImageStore {
  private static final Logger LOG = LoggerFactory.getLogger(ImageStore.class);
  private static final String MAGIC = "minidoris-image-1";
  private static final String PREFIX = "image.";

  /** An image that passed its check. */
  public record Image(long journalId, JsonNode modules) {}

  private final Path directory;

  public ImageStore(Path directory) {
    this.directory = directory;
  }

  /** Writes an image, durable and whole or not at all, and drops all but the newest two. */
  public void save(long journalId, ObjectNode modules) throws IOException {
    byte[] body = Json.mapper().writeValueAsBytes(modules);
    byte[] head =
        (MAGIC + " " + body.length + " " + crc(body) + "\n").getBytes(StandardCharsets.US_ASCII);
    write(journalId, head, body);
    List<Path> images = images();
    for (Path old : images.subList(Math.min(2, images.size()), images.size())) {
      Files.deleteIfExists(old);
    }
  }

  /**
   * Puts the bytes of an image of another frontend in the place of all that are here.
   *
   * @throws CorruptMetadataException if they are no whole image; nothing is changed
   */
  public void replaceBy(long journalId, byte[] bytes) throws IOException {
    parse(journalId, bytes);
    write(journalId, bytes);
    for (Path old : images()) {
      if (id(old) != journalId) {
        Files.deleteIfExists(old);
      }
    }
  }

  /** Journal id of the newest image; 0 if there is none. */
  public long newestId() {
    List<Path> images = images();
    return images.isEmpty() ? 0 : id(images.get(0));
  }

  /** Up to {@code limit} bytes of an image; fewer at its end. */
  public byte[] bytes(long journalId, long offset, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(directory.resolve(PREFIX + journalId))) {
      in.skipNBytes(offset);
      return in.readNBytes(limit);
    }
  }

  private void write(long journalId, byte[]... parts) throws IOException {
    Files.createDirectories(directory);
    Path half = directory.resolve("image.ckpt");
    try (FileChannel out =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (byte[] part : parts) {
        writeFully(out, ByteBuffer.wrap(part));
      }
      out.force(true);
    }
    Files.move(half, directory.resolve(PREFIX + journalId), StandardCopyOption.ATOMIC_MOVE);
    syncDirectory();
  }

  /**
   * Newest image that is whole; empty if there are no images.
   *
   * @throws CorruptMetadataException if there are images but none is whole
   */
  public Optional<Image> load() {
    List<Path> images = images();
    for (Path file : images) {
      try {
        return Optional.of(read(file));
      } catch (IOException | CorruptMetadataException e) {
        LOG.error("image {} cannot be used: {}", file, e.getMessage());
      }
    }
    if (!images.isEmpty()) {
      throw new CorruptMetadataException(
          "no image in "
              + directory
              + " can be read. HINT: put back a good copy of "
              + images.get(0)
              + ", or, if another frontend is the master, remove them all: it is asked for its own");
    }
    return Optional.empty();
  }

  /** Journal id of the oldest image on disk: records up to it are no longer needed. */
  public long oldestId() {
    List<Path> images = images();
    return images.size() < 2 ? 0 : id(images.get(images.size() - 1));
  }

  private Image read(Path file) throws IOException {
    return parse(id(file), Files.readAllBytes(file));
  }

  private static Image parse(long journalId, byte[] all) throws IOException {
    int lineEnd = 0;
    while (lineEnd < all.length && all[lineEnd] != '\n') {
      lineEnd++;
    }
    String[] head = new String(all, 0, lineEnd, StandardCharsets.US_ASCII).split(" ", -1);
    if (head.length != 3 || !head[0].equals(MAGIC)) {
      throw new CorruptMetadataException("not an image of a known format");
    }
    byte[] body = Arrays.copyOfRange(all, Math.min(lineEnd + 1, all.length), all.length);
    if (!head[1].equals(String.valueOf(body.length)) || !head[2].equals(crc(body))) {
      throw new CorruptMetadataException("length or checksum is wrong");
    }
    return new Image(journalId, Json.mapper().readTree(body));
  }

  /** Newest first. */
  private List<Path> images() {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path file : files) {
        if (file.getFileName().toString().matches("image\\.\\d+")) {
          found.add(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparingLong(ImageStore::id).reversed());
    return found;
  }

  private static long id(Path file) {
    return Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
  }

  private static String crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return Long.toHexString(crc.getValue());
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private void syncDirectory() throws IOException {
    try (FileChannel dir = FileChannel.open(directory, StandardOpenOption.READ)) {
      dir.force(true);
    }
  }
}
