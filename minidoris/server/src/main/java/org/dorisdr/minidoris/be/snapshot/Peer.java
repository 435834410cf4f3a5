package org.dorisdr.minidoris.be.snapshot;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dorisdr.minidoris.be.http.HttpFetch;
import org.dorisdr.thrift.TRemoteTabletSnapshot;

/** The directory of one snapshot on another backend. Thread safe. */
final class Peer {
  private final HttpFetch http;
  private final String address;
  private final String base;
  private final String directory;

  Peer(HttpFetch http, TRemoteTabletSnapshot snapshot) {
    this(
        http,
        snapshot.getRemoteBeAddr().getHostname(),
        snapshot.getRemoteBeAddr().getPort(),
        snapshot.isSetRemoteToken() ? snapshot.getRemoteToken() : "",
        snapshot.getRemoteSnapshotPath());
  }

  Peer(HttpFetch http, String host, int httpPort, String token, String directory) {
    this.http = http;
    this.directory = directory;
    this.address = host + ":" + httpPort;
    this.base =
        "http://"
            + address
            + "/api/_tablet/_download?token="
            + URLEncoder.encode(token, StandardCharsets.UTF_8)
            + "&channel=ingest_binlog&file=";
  }

  /** Host and port. */
  String address() {
    return address;
  }

  List<String> list() throws IOException {
    return http.text(url(directory)).lines().filter(line -> !line.isBlank()).toList();
  }

  long size(String name) throws IOException {
    return http.size(url(directory + "/" + name));
  }

  void fetch(String name, Path file) throws IOException {
    http.download(url(directory + "/" + name), file);
  }

  private String url(String path) {
    return base + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
