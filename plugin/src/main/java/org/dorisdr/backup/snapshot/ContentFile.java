package org.dorisdr.backup.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.backup.store.ChecksumName;
import org.dorisdr.backup.store.Layout;
import org.dorisdr.backup.store.ObjectStore;

/**
 * What the contents were at backup time, as a file beside the snapshots, where stock Doris does not
 * look.
 *
 * @param format newest = 1
 * @param tables hash of each partition, by table
 */
public record ContentFile(int format, Map<String, Map<String, ContentHash>> tables) {
  /** Newest format that this version reads and writes. */
  public static final int FORMAT = 1;

  private static final int LIMIT = 1 << 28;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** For Jackson, which runs as the FE brings it. */
  public ContentFile(
      @JsonProperty("format") int format,
      @JsonProperty("tables") Map<String, Map<String, ContentHash>> tables) {
    this.format = format;
    this.tables = tables == null ? Map.of() : tables;
  }

  static String folder(Layout layout) {
    return layout.root() + "/__dr_content";
  }

  static boolean isOf(String label, String file) {
    return ChecksumName.parse(file).filter(n -> n.name().equals(label + ".json")).isPresent();
  }

  /** Writes it for one label; an older one is replaced. */
  public void write(ObjectStore store, Layout layout, String label) throws IOException {
    byte[] content = JSON.writeValueAsBytes(this);
    String path = folder(layout) + "/" + label + ".json." + md5(content);
    List<String> older = paths(store, layout, label);
    store.write(path, content);
    store.delete(older.stream().filter(p -> !p.equals(path)).toList());
  }

  /** Deletes that of one label, if there is any. */
  public static void delete(ObjectStore store, Layout layout, String label) throws IOException {
    store.delete(paths(store, layout, label));
  }

  /** The file of one label, if there is one, as the store lists it. */
  public static List<ObjectStore.Entry> entries(ObjectStore store, Layout layout, String label)
      throws IOException {
    List<ObjectStore.Entry> found = new ArrayList<>();
    store.list(
        folder(layout) + "/" + label + ".json.",
        entry -> {
          if (isOf(label, entry.name())) {
            found.add(entry);
          }
        });
    return found;
  }

  private static List<String> paths(ObjectStore store, Layout layout, String label)
      throws IOException {
    return entries(store, layout, label).stream().map(ObjectStore.Entry::path).sorted().toList();
  }

  /**
   * Reads it; empty if contents were not hashed.
   *
   * @throws IOException also if it is damaged or of a newer format
   */
  public static Optional<ContentFile> read(ObjectStore store, Layout layout, String label)
      throws IOException {
    List<String> paths = paths(store, layout, label);
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    String path = paths.get(paths.size() - 1);
    byte[] content;
    try (InputStream in = store.open(path)) {
      content = in.readNBytes(LIMIT);
    }
    if (!path.endsWith("." + md5(content))) {
      throw new IOException(path + " is damaged: its checksum does not fit");
    }
    try {
      ContentFile file = JSON.readValue(content, ContentFile.class);
      if (file.format > FORMAT) {
        throw new IOException(path + " was written by a newer version of the plugin");
      }
      return Optional.of(file);
    } catch (JsonProcessingException e) {
      throw new IOException(path + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  @SuppressWarnings("deprecation") // As all files of the layout.
  private static String md5(byte[] content) {
    return Hashing.md5().hashBytes(content).toString();
  }
}
