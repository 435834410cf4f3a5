package org.dorisdr.minidoris.fe.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.common.Json;

/**
 * Names of journal operations, and their form in the journal: JSON {@code {"op":name,"d":{…}}}.
 * Filled while a frontend starts, read by any thread after that.
 */
public final class OpRegistry {
  private final Map<String, Class<? extends JournalOp>> classes = new HashMap<>();
  private final Map<Class<? extends JournalOp>, String> names = new HashMap<>();
  private final ObjectMapper mapper = Json.mapper();

  /**
   * Adds an operation.
   *
   * @param name stable for ever, in Doris's manner: {@code OP_CREATE_TABLE}
   */
  public void register(String name, Class<? extends JournalOp> type) {
    if (classes.putIfAbsent(name, type) != null || names.putIfAbsent(type, name) != null) {
      throw new IllegalStateException("journal operation registered twice: " + name);
    }
  }

  /** Name of an operation. */
  public String name(JournalOp op) {
    String name = names.get(op.getClass());
    if (name == null) {
      throw new IllegalStateException("journal operation without a name: " + op.getClass());
    }
    return name;
  }

  public byte[] write(JournalOp op) {
    ObjectNode record = mapper.createObjectNode();
    record.put("op", name(op));
    record.set("d", mapper.valueToTree(op));
    try {
      return mapper.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + name(op), e);
    }
  }

  /**
   * @throws CorruptMetadataException if these bytes are no operation that this version knows
   */
  public JournalOp read(long id, byte[] bytes) {
    try {
      JsonNode record = mapper.readTree(bytes);
      String name = record.path("op").asText();
      Class<? extends JournalOp> type = classes.get(name);
      if (type == null) {
        throw new CorruptMetadataException(
            "journal record " + id + " holds the unknown operation '" + name + "'");
      }
      return mapper.treeToValue(record.get("d"), type);
    } catch (IOException e) {
      throw new CorruptMetadataException("journal record " + id + " cannot be read: " + e, e);
    }
  }
}
