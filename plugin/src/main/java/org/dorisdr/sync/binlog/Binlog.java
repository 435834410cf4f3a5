package org.dorisdr.sync.binlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.thrift.TBinlog;
import org.dorisdr.thrift.TBinlogType;

/**
 * One binlog record of the source, its JSON parsed. Unknown fields are kept and ignored. Immutable.
 *
 * @param type null if this version of the protocol has no such type
 */
public record Binlog(long seq, long timeMs, TBinlogType type, List<Long> tableIds, JsonNode data) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public static Binlog of(TBinlog raw) {
    return new Binlog(
        raw.getCommitSeq(),
        raw.getTimestamp(),
        raw.getType(),
        raw.isSetTableIds() ? List.copyOf(raw.getTableIds()) : List.of(),
        parse(raw.getCommitSeq(), raw.getData()));
  }

  private static JsonNode parse(long seq, String text) {
    if (text == null || text.isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("binlog " + seq + " is not JSON", e);
    }
  }

  /** The record inside a BARRIER of an older source; this record if it is none. */
  public Binlog unwrapped() {
    if (type != TBinlogType.BARRIER || text("binlog").isEmpty()) {
      return this;
    }
    TBinlogType inner = innerType(data.path("binlogType"));
    return new Binlog(seq, timeMs, inner, tableIds, parse(seq, text("binlog")));
  }

  private static TBinlogType innerType(JsonNode node) {
    if (node.isNumber()) {
      return TBinlogType.findByValue(node.asInt());
    }
    try {
      return TBinlogType.valueOf(node.asText());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether it is a transaction. */
  public boolean isUpsert() {
    return type == TBinlogType.UPSERT;
  }

  /** Text of the first of these fields that is there; empty if none is. */
  public String text(String... fields) {
    for (String field : fields) {
      JsonNode node = data.path(field);
      if (!node.isMissingNode() && !node.isNull()) {
        return node.asText();
      }
    }
    return "";
  }

  /** Number of the first of these fields that is there; -1 if none is. */
  public long number(String... fields) {
    for (String field : fields) {
      JsonNode node = data.path(field);
      if (node.isNumber()) {
        return node.asLong();
      }
    }
    return -1;
  }

  public boolean flag(String field) {
    return data.path(field).asBoolean(false);
  }

  public List<String> texts(String field) {
    List<String> all = new ArrayList<>();
    data.path(field).forEach(n -> all.add(n.asText()));
    return all;
  }

  /** The table that the record is about, by whichever name its type has for that; -1 if none. */
  public long tableId() {
    long id = number("tableId", "tblId", "tb", "origTblId");
    return id > 0 ? id : tableIds.isEmpty() ? -1 : tableIds.get(0);
  }
}
