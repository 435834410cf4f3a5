package org.dorisdr.minidoris.fe.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.FeMain;
import org.dorisdr.minidoris.testing.JavaProcess;

/** A frontend in a process of its own, which can be killed. One thread. */
public final class FeProcess implements AutoCloseable {
  private final Path home;
  private final String helper;
  public final int editLogPort;
  public final int queryPort;
  public final int rpcPort;
  public final int httpPort;
  private final JavaProcess process;

  private FeProcess(
      Path home, String helper, int editLogPort, int queryPort, int rpcPort, int httpPort) {
    this.home = home;
    this.helper = helper;
    this.editLogPort = editLogPort;
    this.queryPort = queryPort;
    this.rpcPort = rpcPort;
    this.httpPort = httpPort;
    this.process = new JavaProcess(home);
  }

  /**
   * Not started yet.
   *
   * @param helper null = the first frontend
   */
  public static FeProcess at(Path home, String helper, Map<String, String> settings)
      throws IOException {
    Files.createDirectories(home.resolve("conf"));
    int editLog = FreePorts.next();
    int query = FreePorts.next();
    Map<String, String> all = new HashMap<>(settings);
    all.put("edit_log_port", String.valueOf(editLog));
    all.put("query_port", String.valueOf(query));
    int rpc = FreePorts.next();
    all.put("rpc_port", String.valueOf(rpc));
    int http = FreePorts.next();
    all.put("http_port", String.valueOf(http));
    List<String> lines = new ArrayList<>();
    all.forEach((key, value) -> lines.add(key + " = " + value));
    Files.write(home.resolve("conf/fe.conf"), lines);
    return new FeProcess(home, helper, editLog, query, rpc, http);
  }

  public String editLog() {
    return "127.0.0.1:" + editLogPort;
  }

  /** Its directory. */
  public Path home() {
    return home;
  }

  public FeProcess start() throws IOException {
    return start(FeMain.class, helper);
  }

  /**
   * Starts it in another way than it was made for.
   *
   * @param main what it runs
   * @param with the helper; null = none
   * @param jvmOptions for its virtual machine
   */
  public FeProcess start(Class<?> main, String with, String... jvmOptions) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--home", home.toString()));
    if (with != null) {
      arguments.addAll(List.of("--helper", with));
    }
    process.start(main, arguments, jvmOptions);
    return this;
  }

  /** kill -9. */
  public void kill() {
    process.kill();
  }

  /** Stops it in its tracks, or lets it go on. */
  public void freeze(boolean frozen) throws IOException {
    process.freeze(frozen);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote to standard output and error. */
  public String output() {
    return process.output();
  }

  /** Its log. */
  public String log() throws IOException {
    return Files.readString(home.resolve("log/fe.log"));
  }

  /** Whether a text is in the files of its edit log. */
  public boolean journalHolds(String text) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("doris-meta/bdb"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jdb")).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mysql://127.0.0.1:"
            + queryPort
            + "/?user=root&sslMode=DISABLED&allowMultiQueries=true&connectTimeout=3000"
            + "&socketTimeout=60000&readOnlyPropagatesToServer=false");
  }

  /** Runs one statement; its rows, or null if it has none. */
  public List<Map<String, String>> sql(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? rows(statement.getResultSet()) : null;
    }
  }

  private static List<Map<String, String>> rows(ResultSet found) throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    while (found.next()) {
      Map<String, String> row = new HashMap<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        row.put(found.getMetaData().getColumnLabel(i), found.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Ids of the tablets of all tables of a database. */
  public TreeSet<Long> tablets(String database) throws SQLException {
    TreeSet<Long> ids = new TreeSet<>();
    for (Map<String, String> table : sql("SHOW TABLES FROM " + database)) {
      String name = database + "." + table.get("Tables_in_" + database);
      sql("SHOW TABLETS FROM " + name).forEach(r -> ids.add(Long.parseLong(r.get("TabletId"))));
    }
    return ids;
  }

  /**
   * Whether it answers statements.
   *
   * @throws IllegalStateException if it has ended, with what it said: nobody need wait for it
   */
  public boolean isReady() {
    if (!isAlive()) {
      throw new IllegalStateException("the frontend has ended:\n" + output());
    }
    try {
      sql("SHOW DATABASES");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether it says that it is the master. */
  public boolean isMaster() {
    try {
      return sql("SHOW FRONTENDS").stream()
          .anyMatch(
              r -> r.get("CurrentConnected").equals("Yes") && r.get("IsMaster").equals("true"));
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
