package org.dorisdr.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dorisdr.host.DroppedDatabases.DroppedDatabase;
import org.dorisdr.host.DroppedDatabases.DroppedMaterializedView;
import org.dorisdr.host.DroppedDatabases.DroppedView;
import org.dorisdr.host.DroppedDatabases.ViewColumn;
import org.junit.jupiter.api.Test;

class RecycleBinReaderTest {
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void database(DataOutputStream out, long id, long firstTable, String... tables)
      throws IOException {
    out.writeLong(id);
    text(out, "{\"id\":" + id + "}");
    out.writeInt(0);
    out.writeInt(tables.length);
    for (String table : tables) {
      text(out, table);
    }
    out.writeInt(tables.length);
    for (int i = 0; i < tables.length; i++) {
      out.writeLong(firstTable + i);
    }
    text(out, "{}");
  }

  private static void table(DataOutputStream out, long database, long id, String rest)
      throws IOException {
    out.writeLong(id);
    text(out, "{\"did\":" + database + ",\"t\":{\"id\":" + id + "," + rest + "}}");
  }

  /** A bin as Doris writes it (facts/backup.md §5.3). */
  private static byte[] image() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(2);
    database(out, 10, 100, "other");
    database(out, 20, 200, "t", "v", "m", "gone", "strange");
    out.writeInt(6);
    table(out, 10, 100, "\"name\":\"other\",\"type\":\"OLAP\"");
    table(out, 20, 200, "\"name\":\"t\",\"type\":\"OLAP\"");
    table(out, 20, 199, "\"name\":\"gone\",\"type\":\"OLAP\"");
    table(
        out,
        20,
        201,
        "\"name\":\"v\",\"type\":\"VIEW\",\"comment\":\"é\",\"ivd\":\"SELECT 1\","
            + "\"fullSchema\":[{\"name\":\"a\",\"comment\":\"c\"},{\"name\":\"b\"}]");
    table(
        out,
        20,
        202,
        """
        "name":"m","type":"MATERIALIZED_VIEW","comment":"c","qs":"SELECT 2",
        "fullSchema":[{"name":"d","isKey":true},{"name":"n"},{"name":"__x","visible":false}],
        "ri":{"bm":"DEFERRED","rm":"COMPLETE","rti":{"rt":"SCHEDULE","it":{"st":"2026-01-01 02:30:00","i":2,"tu":"HOUR"}}},
        "mpi":{"pt":"EXPR","pc":"d","expr":{"clazz":"FunctionCallExpr","children":[{"clazz":"SlotRef"},{"clazz":"StringLiteral","v":"day"}]}},
        "mp":{"grace_period":"10"},"tp":{"properties":{"default.replication_allocation":"tag.location.default: 1"}},
        "di":{"type":"HASH","bucketNum":3,"autoBucket":false,"distributionColumns":[{"name":"d"}]}
        """);
    table(out, 20, 204, "\"name\":\"strange\",\"type\":\"MATERIALIZED_VIEW\"");
    return bytes.toByteArray();
  }

  @Test
  void readsWhatRecoverLeavesOutInPiecesOfAnySize() throws Exception {
    byte[] image = image();
    for (int piece = 1; piece < 64; piece += 7) {
      RecycleBinReader reader = new RecycleBinReader(20);
      for (int at = 0; at < image.length && !reader.isOver(); at += piece) {
        try {
          reader.write(image, at, Math.min(piece, image.length - at));
        } catch (ImageReader.Enough e) {
          assertThat(reader.isOver()).isTrue();
        }
      }
      DroppedDatabase found = reader.result().orElseThrow();
      assertThat(found.missing()).containsExactly("gone");
      assertThat(found.lost()).containsExactly("strange");
      assertThat(found.materialized())
          .containsExactly(
              new DroppedMaterializedView(
                  new DroppedView(
                      "m",
                      "c",
                      List.of(new ViewColumn("d", ""), new ViewColumn("n", "")),
                      "SELECT 2"),
                  "DEFERRED",
                  "COMPLETE",
                  "SCHEDULE",
                  "2 HOUR",
                  "2026-01-01 02:30:00",
                  List.of("d"),
                  "d",
                  "day",
                  List.of("d"),
                  3,
                  Map.of(
                      "grace_period", "10", "replication_allocation", "tag.location.default: 1")));
      assertThat(found.views())
          .containsExactly(
              new DroppedView(
                  "v",
                  "é",
                  List.of(new ViewColumn("a", "c"), new ViewColumn("b", "")),
                  "SELECT 1"));
    }
  }

  @Test
  void findsNothingWhereThereIsNothing() throws Exception {
    RecycleBinReader reader = new RecycleBinReader(30);
    byte[] image = image();
    assertThatThrownBy(() -> reader.write(image, 0, image.length))
        .isInstanceOf(ImageReader.Enough.class);
    assertThat(reader.result()).isEmpty();
  }

  @Test
  void refusesAFormThatItDoesNotKnow() {
    RecycleBinReader reader = new RecycleBinReader(30);
    byte[] foreign = "{\"databases\":[{\"id\":1}]}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> reader.write(foreign, 0, foreign.length))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a list or a text of");
  }
}
