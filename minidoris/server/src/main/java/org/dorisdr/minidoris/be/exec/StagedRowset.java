package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dorisdr.minidoris.be.storage.RowsetMeta;

/** A rowset in a directory of its own, with its description, for other backends to pull. */
final class StagedRowset {
  static final String DESCRIPTION = "rowset.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private StagedRowset() {}

  static void describe(Path directory, RowsetMeta rowset) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve(DESCRIPTION), JSON.writeValueAsBytes(rowset));
  }

  static RowsetMeta read(Path description) throws IOException {
    return JSON.readValue(Files.readAllBytes(description), RowsetMeta.class);
  }

  static String toJson(RowsetMeta rowset) throws IOException {
    return JSON.writeValueAsString(rowset);
  }

  static RowsetMeta fromJson(String json) throws IOException {
    return JSON.readValue(json, RowsetMeta.class);
  }
}
