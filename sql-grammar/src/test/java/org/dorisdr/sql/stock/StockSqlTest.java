package org.dorisdr.sql.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.dorisdr.sql.stock.admin.UseDatabase;
import org.dorisdr.sql.stock.catalog.CreateDatabase;
import org.dorisdr.sql.stock.catalog.DiagnoseTablet;
import org.dorisdr.sql.stock.catalog.PartitionNames;
import org.dorisdr.sql.stock.catalog.RepairTable;
import org.dorisdr.sql.stock.catalog.RowFilter;
import org.dorisdr.sql.stock.catalog.ShowDatabases;
import org.dorisdr.sql.stock.catalog.ShowReplicaDistribution;
import org.dorisdr.sql.stock.catalog.ShowReplicaStatus;
import org.dorisdr.sql.stock.catalog.TableName;
import org.dorisdr.sql.stock.txn.ShowTransaction;
import org.dorisdr.sql.stock.txn.Sync;
import org.junit.jupiter.api.Test;

class StockSqlTest {
  @Test
  void takesThePatternOfShowAsItStandsBetweenTheQuotes() throws Exception {
    // Tried on a real FE: LIKE "shop\\_copy" finds nothing, LIKE "shop\_copy" finds shop_copy.
    assertThat(StockSql.parse("SHOW DATABASES LIKE \"shop\\\\_copy\""))
        .isEqualTo(new ShowDatabases(new RowFilter("shop\\\\_copy", List.of(), List.of(), 0, -1)));
    assertThat(StockSql.parse("SHOW DATABASES LIKE \"shop\\_copy\""))
        .isEqualTo(new ShowDatabases(new RowFilter("shop\\_copy", List.of(), List.of(), 0, -1)));
  }

  @Test
  void cutsAPacketAtSemicolonsOutsideStringsNamesAndComments() {
    assertThat(
            StockSql.split(
                "select ';', `a;b` /* ; */ ;; -- x;\n insert into t values ('it''s;\\';');# end;"))
        .containsExactly(
            "select ';', `a;b` /* ; */", "-- x;\n insert into t values ('it''s;\\';')");
  }

  @Test
  void readsOneStatementOfEveryArea() {
    assertThat(StockSql.parse("create database if not exists `d``1` properties('a' = 'b', c = 5);"))
        .isEqualTo(new CreateDatabase("d`1", true, Map.of("a", "b", "c", "5")));
    assertThat(StockSql.parse("SHOW DATABASES LIKE 'db%'"))
        .isEqualTo(new ShowDatabases(new RowFilter("db%", List.of(), List.of(), 0, -1)));
    assertThat(StockSql.parse("use internal.comment")).isEqualTo(new UseDatabase("comment"));
    assertThat(StockSql.parse("SHOW TRANSACTION FROM db1 WHERE label = 'l'"))
        .isEqualTo(new ShowTransaction("db1", "label", false, "l"));
    assertThat(StockSql.parse("SHOW TRANSACTION WHERE label LIKE 'l%'"))
        .isEqualTo(new ShowTransaction(null, "label", true, "l%"));
  }

  @Test
  void readsStatementsAboutReplicas() {
    TableName table = new TableName("d", "t");
    PartitionNames partition = new PartitionNames(List.of("p"), false);
    assertThat(StockSql.parse("ADMIN SHOW REPLICA STATUS FROM d.t"))
        .isEqualTo(StockSql.parse("show replica status from d.t"))
        .isEqualTo(new ShowReplicaStatus(table, null, null, false));
    assertThat(StockSql.parse("SHOW REPLICA STATUS FROM d.t PARTITION (p) WHERE STATUS != 'OK'"))
        .isEqualTo(new ShowReplicaStatus(table, partition, "OK", true));
    assertThat(StockSql.parse("SHOW REPLICA STATUS FROM d.t WHERE STATUS = \"DEAD\""))
        .isEqualTo(new ShowReplicaStatus(table, null, "DEAD", false));
    assertThat(StockSql.parse("ADMIN SHOW REPLICA DISTRIBUTION FROM d.t PARTITION (p)"))
        .isEqualTo(new ShowReplicaDistribution(table, partition));
    assertThat(StockSql.parse("ADMIN DIAGNOSE TABLET 7"))
        .isEqualTo(StockSql.parse("SHOW TABLET DIAGNOSIS 7"))
        .isEqualTo(new DiagnoseTablet(7));
    assertThat(StockSql.parse("ADMIN REPAIR TABLE d.t PARTITION (p)"))
        .isEqualTo(new RepairTable(table, partition, false));
    assertThat(StockSql.parse("ADMIN CANCEL REPAIR TABLE d.t"))
        .isEqualTo(new RepairTable(table, null, true));
  }

  @Test
  void readsSync() {
    assertThat(StockSql.parse("sync;")).isEqualTo(new Sync());
  }

  @Test
  void leavesQueriesToTheQueryEngine() {
    assertThat(StockSql.parse("/* c */ ((select 1) union select '🙂;') ; "))
        .isEqualTo(new QueryStatement("SELECT", "/* c */ ((select 1) union select '🙂;')"));
    assertThat(StockSql.parse("insert into t values (1)"))
        .isEqualTo(new QueryStatement("INSERT", "insert into t values (1)"));
  }

  @Test
  void saysWhereAStatementStopsBeingOne() {
    StockSyntaxException error =
        catchThrowableOfType(
            StockSyntaxException.class, () -> StockSql.parse("create database\n  if exists x"));
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(5);
    assertThat(error).hasMessageContaining("'exists'");
  }
}
