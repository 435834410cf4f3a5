package org.dorisdr.minidoris.be.ingest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.dorisdr.minidoris.be.storage.RowsetMeta;

/**
 * A rowset's description as one backend tells it to another. Doris sends a {@code RowsetMetaPB}
 * here; its segments mean nothing to us and ours nothing to it, so this is our own {@link
 * RowsetMeta} as JSON (UTF-8). Unknown keys are passed over. Thread safe.
 */
public final class RowsetWire {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private RowsetWire() {}

  public static byte[] write(RowsetMeta rowset) throws IOException {
    return JSON.writeValueAsBytes(rowset);
  }

  public static RowsetMeta read(byte[] bytes) throws IOException {
    return JSON.readValue(bytes, RowsetMeta.class);
  }
}
