package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniReplica;

/** The other backends of the cluster. Thread safe. */
public final class Peers implements AutoCloseable {
  private static final Duration FILE_TIMEOUT = Duration.ofMinutes(10);
  private static final int CALL_MILLIS = 600_000;

  private final ThriftPool<MiniBackendService.Client> pool =
      new ThriftPool<>(MiniBackendService.Client::new, CALL_MILLIS);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Supplier<String> token;

  /**
   * @param token secret of the cluster, once it is known
   */
  public Peers(Supplier<String> token) {
    this.token = token;
  }

  <T> T call(TMiniReplica peer, ThriftPool.Call<MiniBackendService.Client, T> call)
      throws IOException {
    try {
      return pool.call(peer.getHost(), peer.getBePort(), call);
    } catch (TException e) {
      throw new IOException("backend " + peer.getHost() + ":" + peer.getBePort(), e);
    }
  }

  /** Copies a file of another backend; the target appears whole or not at all. */
  void download(TMiniReplica peer, String remotePath, Path target) throws IOException {
    URI uri =
        URI.create(
            "http://"
                + peer.getHost()
                + ":"
                + peer.getHttpPort()
                + "/api/_tablet/_download?token="
                + encode(token.get())
                + "&file="
                + encode(remotePath));
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      HttpResponse<InputStream> response =
          http.send(
              HttpRequest.newBuilder(uri).timeout(FILE_TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new IOException(
              "backend " + peer.getHost() + " answers " + response.statusCode() + " for a file");
        }
        Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    pool.close();
  }
}
