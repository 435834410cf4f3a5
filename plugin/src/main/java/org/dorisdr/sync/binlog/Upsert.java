package org.dorisdr.sync.binlog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Content of an UPSERT record: which partitions of which tables got which version. Immutable.
 *
 * @param tables source table id → its part
 * @param subTransactions ids of the sub-transactions in order; empty for an ordinary transaction
 */
public record Upsert(
    long txnId, long timeMs, Map<Long, TablePart> tables, List<Long> subTransactions) {

  public static final Upsert NONE = new Upsert(-1, 0, Map.of(), List.of());

  /**
   * @param indexes source index ids that the data are for; empty = every visible one
   * @param rows by source tablet id, as far as the record tells; each replica there counts
   */
  public record TablePart(
      List<PartitionPart> partitions, List<Long> indexes, Map<Long, Long> rows) {}

  /**
   * @param subTransaction -1 = none
   */
  public record PartitionPart(
      long partitionId, String range, long version, boolean temporary, long subTransaction) {}

  public static Upsert of(Binlog binlog) {
    Map<Long, TablePart> tables = new LinkedHashMap<>();
    binlog
        .data()
        .path("tableRecords")
        .fields()
        .forEachRemaining(e -> tables.put(Long.parseLong(e.getKey()), part(e.getValue())));
    List<Long> subs = new ArrayList<>();
    binlog.data().path("stids").forEach(n -> subs.add(n.asLong()));
    return new Upsert(binlog.number("txnId"), binlog.number("timeStamp"), tables, subs);
  }

  private static TablePart part(JsonNode node) {
    List<PartitionPart> partitions = new ArrayList<>();
    for (JsonNode p : node.path("partitionRecords")) {
      partitions.add(
          new PartitionPart(
              p.path("partitionId").asLong(),
              p.path("range").asText(""),
              p.path("version").asLong(),
              p.path("isTempPartition").asBoolean(false),
              p.path("stid").asLong(-1)));
    }
    List<Long> indexes = new ArrayList<>();
    node.path("indexIds").forEach(n -> indexes.add(n.asLong()));
    Map<Long, Long> rows = new LinkedHashMap<>();
    node.path("deltaRows")
        .fields()
        .forEachRemaining(e -> rows.put(Long.parseLong(e.getKey()), e.getValue().asLong()));
    return new TablePart(partitions, indexes, rows);
  }
}
