package org.dorisdr.minidoris.common.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that closes a connection just when the next upload comes over it. */
class S3StoreIdleConnectionTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 0\r\n\r\n";

  @TempDir Path dir;

  /** Headers of the uploads that were read. */
  private final List<String> uploads = new CopyOnWriteArrayList<>();

  @Test
  void uploadsAgainWhenTheStoreHasClosedTheIdleConnection() throws Exception {
    Path file = Files.write(dir.resolve("f"), new byte[300_000]);
    String md5 = HashedCopy.md5(file);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        RemoteStore store =
            RemoteStores.open(
                "S3",
                Map.of(
                    "AWS_ENDPOINT", "http://127.0.0.1:" + server.getLocalPort(),
                    "AWS_ACCESS_KEY", "a",
                    "AWS_SECRET_KEY", "b",
                    "use_path_style", "true"))) {
      Thread serving = new Thread(() -> serve(server));
      serving.setDaemon(true);
      serving.start();
      store.upload(file, md5, "s3://bucket/one");
      store.upload(file, md5, "s3://bucket/two");
    }
    assertThat(uploads).hasSize(2).noneMatch(headers -> headers.contains("expect:"));
    assertThat(uploads.get(0)).startsWith("put /bucket/one").contains("content-md5: ");
    // The MD5 vouches for the bytes: no other checksum of them is made or asked for.
    assertThat(uploads)
        .allMatch(headers -> headers.contains("x-amz-content-sha256: unsigned-payload"))
        .allMatch(headers -> headers.contains("content-length: 300000\r\n"));
    assertThat(uploads.get(1)).startsWith("put /bucket/two");
  }

  private void serve(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          InputStream in = new BufferedInputStream(socket.getInputStream());
          upload(in);
          socket.getOutputStream().write(OK.getBytes(StandardCharsets.US_ASCII));
          // The next one has begun, and finds nobody any more.
          in.read();
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private void upload(InputStream in) throws IOException {
    StringBuilder headers = new StringBuilder();
    while (!headers.toString().endsWith("\r\n\r\n")) {
      headers.append((char) in.read());
    }
    String text = headers.toString().toLowerCase(Locale.ROOT);
    in.skipNBytes(Long.parseLong(text.replaceAll("(?s).*content-length: (\\d+).*", "$1")));
    uploads.add(text);
  }
}
