package org.dorisdr.minidoris.fe.query.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells by the properties of a table function which store to read, as Doris does. Stateless. */
final class S3Connection {
  private static final List<String> ENDPOINT =
      List.of("s3.endpoint", "aws_endpoint", "endpoint", "aws.endpoint", "minio.endpoint");
  private static final List<String> REGION =
      List.of("s3.region", "aws_region", "region", "aws.region");
  private static final List<String> ACCESS_KEY =
      List.of("s3.access_key", "aws_access_key", "access_key", "minio.access_key");
  private static final List<String> SECRET_KEY =
      List.of("s3.secret_key", "aws_secret_key", "secret_key", "minio.secret_key");
  private static final List<String> TOKEN =
      List.of("s3.session_token", "session_token", "minio.session_token");
  private static final List<String> PATH_STYLE =
      List.of("use_path_style", "s3.path-style-access", "minio.use_path_style");
  private static final List<String> REQUEST_TIMEOUT =
      List.of("s3.connection.request.timeout", "aws_request_timeout_ms");
  private static final List<String> CONNECT_TIMEOUT =
      List.of("s3.connection.timeout", "aws_connection_timeout_ms");
  private static final String AMAZON = "amazonaws.com";

  private S3Connection() {}

  /**
   * @param given all properties, keys in lower case
   * @return properties that open the store
   */
  static Map<String, String> of(Map<String, String> given) {
    if (!given.getOrDefault("uri", "").contains(AMAZON)
        && List.of(ENDPOINT, ACCESS_KEY).stream().allMatch(keys -> first(given, keys).isEmpty())
        && !isGiven(given, List.of("s3.region"))) {
      throw new FileFunctionError(
          "No supported storage type found. Please check your configuration.");
    }
    if (isGiven(given, ACCESS_KEY) != isGiven(given, SECRET_KEY)) {
      throw new FileFunctionError("Both the access key and the secret key must be set.");
    }
    Map<String, String> store = new HashMap<>();
    store.put("s3.endpoint", endpoint(given));
    for (List<String> keys :
        List.of(
            REGION, ACCESS_KEY, SECRET_KEY, TOKEN, PATH_STYLE, REQUEST_TIMEOUT, CONNECT_TIMEOUT)) {
      first(given, keys).ifPresent(value -> store.put(keys.get(0), value));
    }
    return store;
  }

  static boolean isPathStyle(Map<String, String> given) {
    return Boolean.parseBoolean(first(given, PATH_STYLE).orElse("false"));
  }

  private static String endpoint(Map<String, String> given) {
    return first(given, ENDPOINT)
        .or(() -> ofAmazon(given))
        .or(() -> ofUri(given))
        .orElseThrow(
            () -> new FileFunctionError("Endpoint is not set. Please specify it explicitly."));
  }

  private static Optional<String> ofAmazon(Map<String, String> given) {
    return first(given, List.of("s3.region")).map(region -> "https://s3." + region + "." + AMAZON);
  }

  private static Optional<String> ofUri(Map<String, String> given) {
    try {
      return Optional.ofNullable(
          S3Address.of(given.getOrDefault("uri", ""), isPathStyle(given)).endpoint());
    } catch (FileFunctionError e) {
      // Told when the address itself is looked at.
      return Optional.empty();
    }
  }

  private static boolean isGiven(Map<String, String> given, List<String> keys) {
    return first(given, keys).isPresent();
  }

  private static Optional<String> first(Map<String, String> given, List<String> keys) {
    return keys.stream()
        .map(given::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
