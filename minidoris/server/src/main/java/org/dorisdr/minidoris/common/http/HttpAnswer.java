package org.dorisdr.minidoris.common.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a route answers: a small body or a file. Immutable.
 *
 * @param body used when {@code file} is null
 * @param file streamed; null = none
 */
public record HttpAnswer(
    int status, String contentType, byte[] body, Path file, Map<String, String> headers) {

  public static HttpAnswer text(int status, String text) {
    return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer text(int status, String text, Map<String, String> headers) {
    HttpAnswer plain = text(status, text);
    return new HttpAnswer(status, plain.contentType(), plain.body(), null, headers);
  }

  public static HttpAnswer json(String json) {
    return bytes(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public static HttpAnswer bytes(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, contentType, body, null, Map.of());
  }

  public static HttpAnswer file(Path file, Map<String, String> headers) {
    return new HttpAnswer(200, "application/octet-stream", null, file, headers);
  }
}
