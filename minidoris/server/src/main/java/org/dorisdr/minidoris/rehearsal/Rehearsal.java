package org.dorisdr.minidoris.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dorisdr.minidoris.be.BeMain;
import org.dorisdr.minidoris.fe.FeMain;

/**
 * Starts a frontend and a backend in this process, has them do what clusters do first, and ends: so
 * that the JVM can write down the classes that they need, for further processes to start sooner.
 * Used as {@code Rehearsal DIR}; the directory is to be empty.
 */
public final class Rehearsal {
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(4);
  private static final List<String> STATEMENTS =
      List.of(
          "CREATE DATABASE rehearsal",
          "CREATE TABLE rehearsal.t (k INT, v STRING) UNIQUE KEY(k) DISTRIBUTED BY HASH(k)"
              + " BUCKETS 1 PROPERTIES ('replication_num'='1')",
          "INSERT INTO rehearsal.t VALUES (1, 'a'), (2, 'b')",
          "INSERT INTO rehearsal.t SELECT k + 2, upper(v) FROM rehearsal.t",
          "SELECT v, count(*) FROM rehearsal.t GROUP BY v ORDER BY v",
          "SHOW PLUGINS",
          "SHOW CREATE TABLE rehearsal.t",
          "DROP TABLE rehearsal.t FORCE");

  private Rehearsal() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath().normalize();
    List<Integer> ports = freePorts(8);
    configure(
        home.resolve("fe/conf/fe.conf"),
        List.of("query_port", "rpc_port", "http_port", "edit_log_port"),
        ports.subList(0, 4));
    configure(
        home.resolve("be/conf/be.conf"),
        List.of("heartbeat_service_port", "be_port", "webserver_port", "brpc_port"),
        ports.subList(4, 8));
    run("fe", () -> FeMain.main(new String[] {"--home", home.resolve("fe").toString()}));
    run("be", () -> BeMain.main(new String[] {"--home", home.resolve("be").toString()}));
    try (Connection connection = connect(ports.get(0));
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER SYSTEM ADD BACKEND '127.0.0.1:" + ports.get(4) + "'");
      await(() -> isBackendAlive(statement));
      for (String sql : STATEMENTS) {
        // The backend is of use when it has told of its disks, which comes after its first beat.
        await(() -> statement.execute(sql) || true);
      }
    }
    System.exit(0);
  }

  private interface Main {
    void run() throws Exception;
  }

  private static void run(String name, Main main) {
    Thread thread =
        new Thread(
            () -> {
              try {
                main.run();
              } catch (Exception e) {
                e.printStackTrace();
                System.exit(1);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private static Connection connect(int port) throws Exception {
    Connection[] made = new Connection[1];
    await(
        () -> {
          made[0] =
              DriverManager.getConnection(
                  "jdbc:mariadb://127.0.0.1:" + port + "/?connectTimeout=5000", "root", "");
          return true;
        });
    return made[0];
  }

  private static boolean isBackendAlive(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SHOW BACKENDS")) {
      return row.next() && row.getBoolean("Alive");
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(Condition condition) throws Exception {
    long start = System.nanoTime();
    while (true) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (SQLException e) {
        if (System.nanoTime() - start > LIMIT_NANOS) {
          throw e;
        }
      }
      if (System.nanoTime() - start > LIMIT_NANOS) {
        throw new IllegalStateException("the rehearsal takes too long");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void configure(Path file, List<String> names, List<Integer> ports)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("priority_networks = 127.0.0.1/32"));
    for (int i = 0; i < names.size(); i++) {
      lines.add(names.get(i) + " = " + ports.get(i));
    }
    if (file.endsWith("be.conf")) {
      Path storage = file.getParent().resolveSibling("storage");
      Files.createDirectories(storage);
      lines.add("storage_root_path = " + storage);
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
