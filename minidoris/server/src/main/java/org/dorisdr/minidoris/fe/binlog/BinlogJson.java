package org.dorisdr.minidoris.fe.binlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.google.gson.JsonParser;

/**
 * Writes payloads as Doris does: by Gson with its defaults, so nulls are left out and {@code = ' <
 * > &} are escaped. Stateless.
 */
public final class BinlogJson {
  private static final Gson GSON = new Gson();

  private BinlogJson() {}

  /** JSON of the fields of an object, in the order in which they are declared. */
  public static String write(Object payload) {
    return GSON.toJson(payload);
  }

  /** The same JSON in Gson's escaping. */
  public static String write(JsonNode payload) {
    return GSON.toJson(JsonParser.parseString(payload.toString()));
  }
}
