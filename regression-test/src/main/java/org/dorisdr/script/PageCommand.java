package org.dorisdr.script;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code !page http://host:port/path}: every line before the command must begin a line of that
 * page, within 30 seconds; a line that begins with {@code -} must not. A page {@code /metrics} must
 * be one that Prometheus takes.
 */
final class PageCommand {
  private static final Duration PAGE = Duration.ofSeconds(30);

  private PageCommand() {}

  static List<String> check(String address, List<String> wanted) throws InterruptedException {
    Limit limit = Limit.of(PAGE);
    while (true) {
      String page = get(address);
      List<String> wrong =
          wanted.stream().filter(line -> !line.isBlank() && !isAsWanted(page, line)).toList();
      if (wrong.isEmpty()) {
        List<String> malformed =
            address.endsWith("/metrics") ? ExpositionFormat.problems(page) : List.of();
        return malformed.isEmpty() ? wanted : malformed;
      }
      if (limit.isOver()) {
        return List.of("not so: " + wrong + " on: " + page.replace('\n', ' '));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static boolean isAsWanted(String page, String line) {
    boolean unwanted = line.startsWith("-");
    String start = unwanted ? line.substring(1) : line;
    return page.lines().anyMatch(l -> l.startsWith(start)) != unwanted;
  }

  private static String get(String address) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PAGE).build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "no page: " + e;
    }
  }
}
