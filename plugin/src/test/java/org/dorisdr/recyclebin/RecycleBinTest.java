package org.dorisdr.recyclebin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.ObjectKind;
import org.junit.jupiter.api.Test;

/** The bin while Doris's eraser, and other users, take entries out of it. */
class RecycleBinTest {
  private static final List<String> COLUMNS =
      List.of("Type", "Name", "DbId", "TableId", "PartitionId", "DropTime", "DataSize");

  private final List<List<String>> entries = new ArrayList<>();
  private final List<List<String>> databases = new ArrayList<>(List.of(List.of("10", "d")));
  private final List<String> dropped = new ArrayList<>();

  /** What the eraser does just before a statement that starts like this. */
  private String before = "";

  private Runnable eraser = () -> {};

  private final RecycleBin bin = new RecycleBin(this::answer);

  private LocalSql.Result answer(String database, String sql) throws HostException {
    if (!before.isEmpty() && sql.startsWith(before)) {
      eraser.run();
    }
    if (sql.equals("SHOW CATALOG RECYCLE BIN")) {
      return new LocalSql.Result(COLUMNS, List.copyOf(entries));
    }
    if (sql.equals("SHOW PROC '/dbs'")) {
      return new LocalSql.Result(List.of("DbId", "DbName"), List.copyOf(databases));
    }
    if (sql.equals("SHOW PROC '/dbs/10'") && !databases.isEmpty()) {
      return new LocalSql.Result(List.of("TableId", "TableName"), List.of(List.of("110", "live")));
    }
    if (sql.startsWith("DROP CATALOG RECYCLE BIN WHERE 'TableId' = ")) {
      String id = sql.substring(sql.lastIndexOf(' ') + 1);
      if (entries.removeIf(e -> e.get(3).equals(id))) {
        dropped.add(id);
        return new LocalSql.Result(List.of(), List.of());
      }
      throw new HostException("Unknown table id '" + id + "'");
    }
    throw new HostException("refused: " + sql);
  }

  private void entry(String row) {
    entries.add(Arrays.asList(row.split(",", -1)));
  }

  @Test
  void purgesAllThoughTheEraserTakesOneFirst() throws Exception {
    entry("Table,forced,10,101,,,0");
    entry("Table,t,10,102,,2026-01-01 10:00:00,0");
    before = "DROP CATALOG RECYCLE BIN WHERE 'TableId' = 101";
    eraser = () -> entries.removeIf(e -> e.get(3).equals("101"));
    bin.purgeAll();
    assertThat(dropped).containsExactly("102");
  }

  @Test
  void saysSoWhenAnEntryCannotBePurged() {
    entry("Database,gone,20,,,2026-01-01 10:00:00,0");
    assertThatThrownBy(bin::purgeAll).hasMessageContaining("refused");
  }

  @Test
  void saysSoWhenTheEntryThatIsNamedIsNotThere() {
    assertThatThrownBy(() -> bin.purge(ObjectKind.TABLE, 7)).hasMessageContaining("'7'");
  }

  @Test
  void listsThoughADatabaseIsDroppedMeanwhile() throws Exception {
    entry("Partition,p1,10,110,1001,2026-01-01 09:00:00,0");
    before = "SHOW PROC '/dbs/10'";
    eraser = databases::clear;
    assertThat(bin.entries()).singleElement().extracting(RecycleEntry::table).isNull();
  }
}
