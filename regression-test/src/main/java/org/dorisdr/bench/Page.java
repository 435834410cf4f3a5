package org.dorisdr.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The metrics page of a frontend.
 *
 * @param address where it is
 */
record Page(URI address) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Value of the line that begins with {@code name}; NaN if there is none. */
  double value(String name) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
    String text =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    for (String line : text.split("\n")) {
      if (line.startsWith(name + " ")) {
        return Double.parseDouble(line.substring(name.length() + 1));
      }
    }
    return Double.NaN;
  }

  /** Waits until a value is at least that; the page is renewed every few seconds, as a whole. */
  void await(String name, double least) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!(value(name) >= least)) {
      if (System.nanoTime() > end) {
        throw new BenchmarkException(address + ": " + name + " does not reach " + least);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }
}
