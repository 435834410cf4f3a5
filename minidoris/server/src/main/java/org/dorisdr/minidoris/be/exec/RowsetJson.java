package org.dorisdr.minidoris.be.exec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.dorisdr.minidoris.be.storage.RowsetMeta;

/** Descriptions of rowsets as backends of one cluster send them to each other. Stateless. */
final class RowsetJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private RowsetJson() {}

  static String write(RowsetMeta rowset) throws IOException {
    return JSON.writeValueAsString(rowset);
  }

  static RowsetMeta read(String json) throws IOException {
    return JSON.readValue(json, RowsetMeta.class);
  }
}
