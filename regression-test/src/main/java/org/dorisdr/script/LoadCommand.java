package org.dorisdr.script;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code !load source db.table [header: value; header: value]}: the lines before the command are a
 * file that a stream load takes, by the redirect of the frontend.
 */
final class LoadCommand {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Pattern LOADED =
      Pattern.compile("\"Status\"\\s*:\\s*\"(Success|Publish Timeout)\"");

  private LoadCommand() {}

  static List<String> load(ScriptWorld world, String arguments, List<String> file)
      throws IOException, InterruptedException {
    String[] words = arguments.split("\\s+", 3);
    URI frontend =
        URI.create(
            "http://127.0.0.1:%s/api/%s/_stream_load"
                .formatted(
                    world.variables().get(words[0] + ".http_port"), words[1].replace('.', '/')));
    String[] headers = words.length > 2 ? words[2].split(";\\s*|:\\s*") : new String[0];
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpResponse<String> answer = send(client, frontend, headers, "", true);
    if (answer.statusCode() == 307) {
      URI backend = URI.create(answer.headers().firstValue("location").orElseThrow());
      URI plain = URI.create("http://127.0.0.1:" + backend.getPort() + backend.getRawPath());
      answer = send(client, plain, headers, String.join("\n", file), false);
    }
    boolean loaded = LOADED.matcher(answer.body()).find();
    return loaded ? file : List.of("not loaded: " + answer.body().replace('\n', ' '));
  }

  /**
   * @param asks whether the server shall say first what becomes of the file, as a frontend wants
   */
  private static HttpResponse<String> send(
      HttpClient client, URI uri, String[] headers, String body, boolean asks)
      throws IOException, InterruptedException {
    String login = Base64.getEncoder().encodeToString("root:".getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(LIMIT)
            .expectContinue(asks)
            .header("Authorization", "Basic " + login)
            .PUT(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
