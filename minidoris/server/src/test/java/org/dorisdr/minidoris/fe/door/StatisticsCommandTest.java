package org.dorisdr.minidoris.fe.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COM_STATISTICS, as {@code mysqladmin status} sends it. */
class StatisticsCommandTest {
  private static final Pattern LINE =
      Pattern.compile("Uptime: [1-9]\\d*  Threads: (\\d+)  Questions: (\\d+)  Queries .*: [0-9.]+");

  @TempDir Path home;

  @Test
  void countsSessionsAndStatements() throws Exception {
    try (FeServer fe = FeServer.inMemory(new FeSettings(home, Map.of("query_port", "0")), null);
        Socket socket = new Socket("127.0.0.1", FrontDoor.of(fe).queryPort())) {
      login(socket);
      Matcher alone = LINE.matcher(statistics(socket));
      assertThat(alone.matches()).isTrue();
      assertThat(alone.group(1)).isEqualTo("1");
      assertThat(alone.group(2)).isEqualTo("0");
      String url = "jdbc:mariadb://127.0.0.1:" + FrontDoor.of(fe).queryPort() + "/?user=root";
      try (Connection other = DriverManager.getConnection(url)) {
        other.createStatement().execute("SELECT 1");
        Matcher both = LINE.matcher(statistics(socket));
        assertThat(both.matches()).isTrue();
        assertThat(both.group(1)).isEqualTo("2");
        assertThat(Integer.parseInt(both.group(2))).isPositive();
      }
    }
  }

  private static String statistics(Socket socket) throws IOException {
    send(socket, 0, new byte[] {0x09});
    return new String(read(socket), StandardCharsets.UTF_8);
  }

  /** Protocol 4.1, plugin authentication left out, user root without a password. */
  private static void login(Socket socket) throws IOException {
    read(socket);
    byte[] answer = new byte[32 + 5 + 1];
    answer[1] = (byte) 0x82;
    System.arraycopy("root".getBytes(StandardCharsets.US_ASCII), 0, answer, 32, 4);
    send(socket, 1, answer);
    assertThat(read(socket)[0]).isZero();
  }

  private static void send(Socket socket, int sequence, byte[] body) throws IOException {
    byte[] packet = new byte[4 + body.length];
    packet[0] = (byte) body.length;
    packet[3] = (byte) sequence;
    System.arraycopy(body, 0, packet, 4, body.length);
    socket.getOutputStream().write(packet);
  }

  private static byte[] read(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int length = in.read() | in.read() << 8 | in.read() << 16;
    in.read();
    return in.readNBytes(length);
  }
}
