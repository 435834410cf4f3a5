package org.dorisdr.minidoris.fe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseStatementsTest {
  @TempDir Path home;
  private TestFe fe;

  @BeforeEach
  void start() {
    fe = new TestFe(home);
  }

  @AfterEach
  void stop() {
    fe.close();
  }

  @Test
  void neitherMakesNorDropsTheDatabasesThatAreAlwaysThere() {
    for (String name : new String[] {"information_schema", "mysql"}) {
      assertThat(fe.error("CREATE DATABASE " + name))
          .endsWith("Can't create database '" + name + "'; database exists");
      fe.sql("CREATE DATABASE IF NOT EXISTS " + name);
      assertThat(fe.fe.catalog().database("information_schema")).isEmpty();
      assertThat(fe.error("DROP DATABASE " + name))
          .endsWith("Access denied for user 'root' to database '" + name + "'");
      assertThat(fe.error("DROP DATABASE IF EXISTS " + name + " FORCE")).contains("Access denied");
    }
  }

  @Test
  void refusesBinlogPropertiesThatAreNoNumbers() {
    for (String key : new String[] {"ttl_seconds", "max_bytes", "max_history_nums"}) {
      assertThat(fe.error("CREATE DATABASE d PROPERTIES (\"binlog." + key + "\" = \"1x\")"))
          .endsWith("For input string: \"1x\"");
    }
    assertThat(fe.fe.catalog().database("d")).isEmpty();
    fe.sql("CREATE DATABASE d PROPERTIES (\"binlog.ttl_seconds\" = \"60\")");
    assertThat(fe.error("ALTER DATABASE d SET PROPERTIES (\"binlog.max_bytes\" = \"\")"))
        .endsWith("Invalid binlog max_bytes value: ");
  }
}
