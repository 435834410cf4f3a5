package org.dorisdr.backup.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to reach an S3 endpoint, read from Doris's property keys with their aliases.
 *
 * @param accessKey empty if the credentials come from the environment or a role
 * @param token empty if there is none
 * @param role ARN of a role to assume, empty if none
 */
record S3Settings(
    URI endpoint,
    String region,
    String accessKey,
    String secretKey,
    String token,
    String role,
    String externalId,
    boolean pathStyle,
    Duration connectTimeout,
    Duration requestTimeout) {

  private static final List<String> ENDPOINT =
      List.of("s3.endpoint", "AWS_ENDPOINT", "endpoint", "ENDPOINT", "aws.endpoint");
  private static final List<String> REGION =
      List.of("s3.region", "AWS_REGION", "region", "REGION", "aws.region");
  private static final List<String> ACCESS_KEY =
      List.of("s3.access_key", "AWS_ACCESS_KEY", "access_key", "s3.access-key-id");
  private static final List<String> SECRET_KEY =
      List.of("s3.secret_key", "AWS_SECRET_KEY", "secret_key", "s3.secret-access-key");
  private static final List<String> TOKEN =
      List.of("s3.session_token", "AWS_TOKEN", "session_token", "s3.session-token");
  private static final List<String> ROLE = List.of("s3.role_arn", "AWS_ROLE_ARN");
  private static final List<String> EXTERNAL_ID = List.of("s3.external_id", "AWS_EXTERNAL_ID");
  private static final List<String> PATH_STYLE = List.of("use_path_style", "s3.path-style-access");
  private static final List<String> REQUEST_TIMEOUT =
      List.of("s3.connection.request.timeout", "AWS_REQUEST_TIMEOUT_MS");
  private static final List<String> CONNECT_TIMEOUT =
      List.of("s3.connection.timeout", "AWS_CONNECTION_TIMEOUT_MS");

  private static final Pattern AMAZON =
      Pattern.compile("s3(?:express-[a-z0-9-]+)?[.-]([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");

  /** The least that a store is given to answer: Doris's 3 s are too short for a large listing. */
  private static final long MIN_REQUEST_MS = 30_000;

  private static final long MIN_CONNECT_MS = 3_000;

  static S3Settings of(Map<String, String> properties) throws IOException {
    Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(properties);
    String endpoint = first(known, ENDPOINT);
    if (endpoint.isEmpty()) {
      throw new IOException("the repository has no property s3.endpoint");
    }
    String region = first(known, REGION);
    return new S3Settings(
        uri(endpoint),
        region.isEmpty() ? regionOf(endpoint) : region,
        first(known, ACCESS_KEY),
        first(known, SECRET_KEY),
        first(known, TOKEN),
        first(known, ROLE),
        first(known, EXTERNAL_ID),
        Boolean.parseBoolean(first(known, PATH_STYLE)),
        atLeast(MIN_CONNECT_MS, known, CONNECT_TIMEOUT),
        atLeast(MIN_REQUEST_MS, known, REQUEST_TIMEOUT));
  }

  private static URI uri(String endpoint) throws IOException {
    try {
      return new URI(endpoint.contains("://") ? endpoint : "http://" + endpoint);
    } catch (URISyntaxException e) {
      throw new IOException("property s3.endpoint is no address: " + endpoint, e);
    }
  }

  /** Amazon's own host names tell the region; others do not care. */
  private static String regionOf(String endpoint) {
    Matcher matcher = AMAZON.matcher(endpoint.toLowerCase(Locale.ROOT));
    return matcher.find() ? matcher.group(1) : "us-east-1";
  }

  private static Duration atLeast(long least, Map<String, String> known, List<String> keys)
      throws IOException {
    String text = first(known, keys);
    try {
      return Duration.ofMillis(text.isEmpty() ? least : Math.max(least, Long.parseLong(text)));
    } catch (NumberFormatException e) {
      throw new IOException(
          "property %s must be a number of milliseconds: %s".formatted(keys.get(0), text), e);
    }
  }

  private static String first(Map<String, String> known, List<String> keys) {
    return keys.stream()
        .map(known::get)
        .filter(value -> value != null && !value.isBlank())
        .map(String::trim)
        .findFirst()
        .orElse("");
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "S3Settings[" + endpoint + ", " + region + "]";
  }
}
