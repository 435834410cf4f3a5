package org.dorisdr.sql.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GoldenStatementsTest {
  /** Statements that begin so are of the catalog; the others have their own tests. */
  private static final List<String> CATALOG =
      List.of(
          "CREATE DATABASE",
          "CREATE TABLE",
          "CREATE VIEW",
          "ALTER",
          "DROP DATABASE",
          "DROP TABLE",
          "DROP VIEW",
          "TRUNCATE",
          "BUILD INDEX",
          "DESC ",
          "SHOW TABLE",
          "SHOW FULL TABLES",
          "SHOW CREATE",
          "SHOW DATA",
          "SHOW PARTITIONS",
          "SHOW INDEX",
          "SHOW PROC",
          "SHOW ALTER",
          "SHOW BACKENDS",
          "SHOW FRONTENDS");

  @Test
  void readsEveryRecordedStatementOfTheCatalog() throws IOException {
    Path golden = Path.of(System.getProperty("dorisdr.root", ".."), "../shared/golden/sql.txt");
    if (!Files.exists(golden)) {
      assertThat(System.getenv("CI")).as("recordings are missing").isNotEqualTo("true");
      assumeTrue(false, "no recordings at ../shared");
    }
    List<String> failed = new ArrayList<>();
    int read = 0;
    for (String line : Files.readAllLines(golden)) {
      String sql = line.startsWith("> ") ? line.substring(2) : "";
      String upper = sql.toUpperCase(Locale.ROOT);
      if (CATALOG.stream().anyMatch(upper::startsWith) && !upper.contains("REPOSITORY")) {
        read++;
        try {
          StockSql.parse(sql);
        } catch (StockSyntaxException e) {
          failed.add(sql + e.display());
        }
      }
    }
    assertThat(failed).isEmpty();
    assertThat(read).isGreaterThan(100);
  }
}
