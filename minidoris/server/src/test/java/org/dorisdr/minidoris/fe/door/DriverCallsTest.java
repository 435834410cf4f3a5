package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.query.TestCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every method of JDBC's metadata, by each driver, so that no tool stops at the one it needs. */
class DriverCallsTest {
  static final List<String> URLS =
      List.of(
          Drivers.MARIADB,
          Drivers.MARIADB + "&useCatalogTerm=SCHEMA",
          Drivers.MYSQL,
          Drivers.MYSQL + "&useInformationSchema=true",
          Drivers.MYSQL + "&databaseTerm=SCHEMA",
          Drivers.MYSQL + "&useInformationSchema=true&databaseTerm=SCHEMA");

  /**
   * What Doris refuses, too: its {@code information_schema.parameters} has no
   * CHARACTER_MAXIMUM_LENGTH, and its {@code mysql} database neither tables_priv nor columns_priv,
   * where Connector/J looks for privileges unless it is told to use information_schema.
   */
  private static Set<String> refusedByDoris(String url) {
    return url.startsWith("jdbc:mysql") && !url.contains("useInformationSchema")
        ? Set.of("getTablePrivileges", "getColumnPrivileges")
        : Set.of("getProcedureColumns", "getFunctionColumns");
  }

  @TempDir static Path home;
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = new TestCluster(home, 1);
    cluster.sql(
        "CREATE TABLE orders (id BIGINT NOT NULL, amount DECIMAL(12, 2), at DATETIME, tags"
            + " ARRAY<INT>) UNIQUE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 1"
            + " PROPERTIES ('replication_num' = '1')");
    cluster.sql("CREATE VIEW recent AS SELECT id, amount * 2 AS twice FROM orders");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @FieldSource("URLS")
  void answersEveryCall(String url) throws Exception {
    Map<String, String> failures = new TreeMap<>();
    try (Connection connection = Drivers.connect(url, cluster)) {
      for (Method method : DatabaseMetaData.class.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers())
            && method.getDeclaringClass() == DatabaseMetaData.class) {
          for (Object[] arguments : arguments(method)) {
            call(connection.getMetaData(), method, arguments, failures);
          }
        }
      }
      assertThat(connection.isValid(5)).isTrue();
    }
    assertThat(failures).containsOnlyKeys(refusedByDoris(url));
  }

  private static void call(
      DatabaseMetaData metadata, Method method, Object[] arguments, Map<String, String> failures)
      throws ReflectiveOperationException, SQLException {
    try {
      if (method.invoke(metadata, arguments) instanceof ResultSet rows) {
        read(rows);
      }
    } catch (InvocationTargetException e) {
      // What a driver leaves out by itself never gets to the server.
      if (!(e.getCause() instanceof SQLFeatureNotSupportedException)) {
        failures.put(
            method.getName(), Arrays.toString(arguments) + ": " + e.getCause().getMessage());
      }
    }
  }

  private static void read(ResultSet rows) throws SQLException {
    try (rows) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          rows.getString(i);
        }
      }
    }
  }

  /** Asks with patterns and names, as far as a parameter is text, then without. */
  private static List<Object[]> arguments(Method method) {
    Object[] named = new Object[method.getParameterCount()];
    Object[] open = new Object[method.getParameterCount()];
    for (int i = 0; i < named.length; i++) {
      Class<?> type = method.getParameterTypes()[i];
      Object other =
          type == int.class
              ? (Object) number(method, i)
              : type == boolean.class ? (Object) true : null;
      named[i] = type == String.class ? text(i) : other;
      open[i] = other;
    }
    boolean needsName =
        method
            .getName()
            .matches(
                "get(PrimaryKeys|IndexInfo|.*Keys|.*Reference"
                    + "|BestRowIdentifier|VersionColumns|ColumnPrivileges)");
    return needsName || named.length == 0 ? List.<Object[]>of(named) : List.of(named, open);
  }

  private static int number(Method method, int position) {
    if (method.getName().equals("supportsResultSetConcurrency")) {
      return position == 0 ? ResultSet.TYPE_FORWARD_ONLY : ResultSet.CONCUR_READ_ONLY;
    }
    return 1;
  }

  private static String text(int position) {
    return switch (position % 3) {
      case 0 -> "db";
      case 1 -> "db";
      default -> "orders";
    };
  }
}
