package org.dorisdr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicInteger attempts = new AtomicInteger();
  private final Connection letIn =
      (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> null);

  /** As the clusters' connections, but for the time. */
  private Connection knock(int port) throws SQLException {
    attempts.incrementAndGet();
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/?connectTimeout=50&socketTimeout=1000", "root", "");
  }

  @Test
  void knocksAgainAtAFrontendThatTakesItsTimeToAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Connection connection =
          Patience.connect(() -> attempts.get() == 3 ? letIn : knock(silent.getLocalPort()));
      assertThat(connection).isSameAs(letIn);
      assertThat(attempts).hasValue(3);
    }
  }

  @Test
  void givesUpAtOnceWhereNobodyIs() throws Exception {
    int port = unusedPort();
    assertThatThrownBy(() -> Patience.connect(() -> knock(port))).isInstanceOf(SQLException.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void waitsForTheSlowFrontendThoughAnotherIsGone() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      int gone = unusedPort();
      for (boolean slowFirst : new boolean[] {true, false}) {
        attempts.set(0);
        Patience.Attempt slow = () -> knock(silent.getLocalPort());
        Patience.Attempt dead = () -> knock(gone);
        List<Patience.Attempt> both = slowFirst ? List.of(slow, dead) : List.of(dead, slow);
        assertThatThrownBy(() -> Patience.any(both))
            .isInstanceOf(SQLException.class)
            .hasStackTraceContaining("SocketTimeoutException")
            .hasMessageContaining(String.valueOf(silent.getLocalPort()));
        Connection connection =
            Patience.connect(() -> attempts.get() >= 6 ? letIn : Patience.any(both));
        assertThat(connection).isSameAs(letIn);
        assertThat(attempts).hasValue(6);
      }
    }
  }

  private static int unusedPort() throws Exception {
    try (ServerSocket gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      return gone.getLocalPort();
    }
  }
}
