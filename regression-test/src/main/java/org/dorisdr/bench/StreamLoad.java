package org.dorisdr.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.dorisdr.sandbox.Cluster;

/** Sends CSV files through the frontend's redirect, as curl does. */
record StreamLoad(Cluster cluster) {
  /** Loads a file into a table; gives the backend's answer. */
  String send(String database, String table, Path file) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI frontend =
        URI.create(
            "http://127.0.0.1:%d/api/%s/%s/_stream_load"
                .formatted(cluster.ports().feHttp(), database, table));
    HttpResponse<String> redirect =
        client.send(
            request(frontend).expectContinue(true).PUT(HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());
    URI backend =
        URI.create(
            redirect
                .headers()
                .firstValue("location")
                .orElseThrow(() -> new BenchmarkException("no redirect: " + redirect.body())));
    backend = URI.create("http://127.0.0.1:" + backend.getPort() + backend.getRawPath());
    return client
        .send(
            request(backend).PUT(HttpRequest.BodyPublishers.ofFile(file)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static HttpRequest.Builder request(URI uri) {
    String login = Base64.getEncoder().encodeToString("root:".getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(uri)
        .header("Authorization", "Basic " + login)
        .header("column_separator", ",");
  }
}
