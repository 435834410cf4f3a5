package org.dorisdr.minidoris.common.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to reach an S3 endpoint, read from Doris's property keys.
 *
 * @param accessKey empty = anonymous
 * @param token empty = none
 */
record S3Settings(
    URI endpoint,
    String region,
    String accessKey,
    String secretKey,
    String token,
    boolean pathStyle,
    Duration connectTimeout,
    Duration requestTimeout) {

  private static final String[] ENDPOINT = {
    "s3.endpoint", "AWS_ENDPOINT", "endpoint", "aws.endpoint"
  };
  private static final String[] REGION = {"s3.region", "AWS_REGION", "region", "aws.region"};
  private static final String[] ACCESS_KEY = {
    "s3.access_key", "AWS_ACCESS_KEY", "access_key", "s3.access-key-id"
  };
  private static final String[] SECRET_KEY = {
    "s3.secret_key", "AWS_SECRET_KEY", "secret_key", "s3.secret-access-key"
  };
  private static final String[] TOKEN = {
    "s3.session_token", "AWS_TOKEN", "session_token", "s3.session-token"
  };
  private static final String[] PATH_STYLE = {"use_path_style", "s3.path-style-access"};
  private static final String[] REQUEST_TIMEOUT = {
    "s3.connection.request.timeout", "AWS_REQUEST_TIMEOUT_MS"
  };
  private static final String[] CONNECT_TIMEOUT = {
    "s3.connection.timeout", "AWS_CONNECTION_TIMEOUT_MS"
  };

  static S3Settings of(Map<String, String> properties) {
    Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(properties);
    String endpoint = first(known, ENDPOINT, "");
    if (endpoint.isBlank()) {
      throw RemoteStoreException.refused(
          "Property s3.endpoint is required. HINT: add \"s3.endpoint\" to PROPERTIES.");
    }
    return new S3Settings(
        URI.create(endpoint.contains("://") ? endpoint : "http://" + endpoint),
        first(known, REGION, "us-east-1"),
        first(known, ACCESS_KEY, ""),
        first(known, SECRET_KEY, ""),
        first(known, TOKEN, ""),
        Boolean.parseBoolean(first(known, PATH_STYLE, "false")),
        millis(known, CONNECT_TIMEOUT, "1000"),
        // Doris waits 3 s, which a small machine under load does not keep.
        millis(known, REQUEST_TIMEOUT, "30000"));
  }

  @Override
  public String toString() {
    return "S3Settings[endpoint=" + endpoint + ", region=" + region + "]";
  }

  private static Duration millis(Map<String, String> known, String[] keys, String fallback) {
    String text = first(known, keys, fallback);
    try {
      return Duration.ofMillis(Long.parseLong(text.trim()));
    } catch (NumberFormatException e) {
      throw RemoteStoreException.refused(
          "Property " + keys[0] + " must be a number of milliseconds: " + text);
    }
  }

  private static String first(Map<String, String> known, String[] keys, String fallback) {
    for (String key : keys) {
      String value = known.get(key);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return fallback;
  }
}
