package org.dorisdr.minidoris.common;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names of properties of S3 stores, as repositories, resources and backends spell them. */
public final class S3Keys {
  /** Names that backends know, and older statements use, by those of statements. */
  private static final Map<String, String> BACKEND_NAMES =
      Map.of(
          "s3.endpoint", "AWS_ENDPOINT",
          "s3.region", "AWS_REGION",
          "s3.access_key", "AWS_ACCESS_KEY",
          "s3.secret_key", "AWS_SECRET_KEY",
          "s3.session_token", "AWS_TOKEN",
          "s3.connection.maximum", "AWS_MAX_CONNECTIONS",
          "s3.connection.request.timeout", "AWS_REQUEST_TIMEOUT_MS",
          "s3.connection.timeout", "AWS_CONNECTION_TIMEOUT_MS");

  private S3Keys() {}

  /** Of a store, by the names of statements; without where it is in the store. */
  public static Map<String, String> backendNames() {
    return new TreeMap<>(BACKEND_NAMES);
  }

  /** Whether the value is nobody's business, in whatever spelling the key comes. */
  public static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.contains("secret") || lower.contains("token") || lower.contains("password");
  }
}
