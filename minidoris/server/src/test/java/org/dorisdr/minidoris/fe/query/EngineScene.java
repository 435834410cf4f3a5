package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.dorisdr.minidoris.be.exec.DuckDb;
import org.dorisdr.minidoris.fe.session.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Queries without tables, rewritten and run by the engine of a backend. */
abstract class EngineScene {
  @TempDir static Path root;
  static DuckDb duckDb;
  static Connection connection;
  final Session session = new Session(7, "root", "127.0.0.1");

  @BeforeAll
  static void start() throws Exception {
    duckDb = new DuckDb(root, "256MB", 2);
    connection = duckDb.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    duckDb.close();
  }

  /** All rows of a query, columns joined by {@code |}. */
  final List<String> rows(String query) throws Exception {
    return EngineRows.of(connection, new SqlRewriter(session, Constants.NONE).query(query), "|");
  }

  /** The first row. */
  final String run(String query) throws Exception {
    List<String> rows = rows(query);
    assertThat(rows).isNotEmpty();
    return rows.get(0);
  }

  /**
   * @param expected null = an empty text, which a CSV has no other word for
   */
  final void gives(String expressions, String expected) throws Exception {
    assertThat(run("SELECT " + expressions)).isEqualTo(expected == null ? "" : expected);
  }
}
