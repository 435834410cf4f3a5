package org.dorisdr.minidoris.fe.binlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.testing.Golden;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.junit.jupiter.api.Test;

/** Payloads made from recorded values must be the recorded payloads, byte for byte. */
class GoldenBinlogTest {
  private static List<String> recorded(String type) throws IOException {
    List<String> payloads = new ArrayList<>();
    for (String line : Golden.lines("sql.txt")) {
      int data = line.indexOf(" data={");
      if (data > 0 && line.trim().matches("\\d+ " + type + " .*")) {
        payloads.add(line.substring(data + 6));
      }
    }
    return payloads;
  }

  @Test
  void upsertIsWrittenAsDorisWritesIt() throws IOException {
    List<String> payloads = recorded("UPSERT");
    assertThat(payloads).hasSizeGreaterThan(2);
    for (String payload : payloads) {
      JsonObject json = JsonParser.parseString(payload).getAsJsonObject();
      assertThat(UpsertRecords.of(transaction(json), json.get("commitSeq").getAsLong()).json())
          .isEqualTo(payload);
    }
  }

  private static Transaction transaction(JsonObject json) {
    Transaction transaction = new Transaction();
    transaction.id = json.get("txnId").getAsLong();
    transaction.finishTime = json.get("timeStamp").getAsLong();
    transaction.label = json.get("label").getAsString();
    transaction.databaseId = json.get("dbId").getAsLong();
    for (Map.Entry<String, JsonElement> table : json.getAsJsonObject("tableRecords").entrySet()) {
      List<Transaction.PartitionCommit> partitions = new ArrayList<>();
      for (JsonElement e : table.getValue().getAsJsonObject().getAsJsonArray("partitionRecords")) {
        JsonObject p = e.getAsJsonObject();
        partitions.add(
            new Transaction.PartitionCommit(
                p.get("partitionId").getAsLong(),
                p.get("range").getAsString(),
                p.get("version").getAsLong(),
                p.get("isTempPartition").getAsBoolean()));
      }
      transaction.commits.add(
          new Transaction.TableCommit(-1, Long.parseLong(table.getKey()), null, partitions));
    }
    return transaction;
  }

  @Test
  void everyRecordedPayloadSurvivesOurEscaping() throws IOException {
    for (String type :
        List.of("CREATE_TABLE", "ADD_PARTITION", "DROP_PARTITION", "MODIFY_TABLE_PROPERTY")) {
      for (String payload : recorded(type)) {
        assertThat(
                BinlogJson.write(
                    new com.fasterxml.jackson.databind.ObjectMapper().readTree(payload)))
            .isEqualTo(payload);
      }
    }
  }
}
