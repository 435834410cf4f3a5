package org.dorisdr.minidoris.fe.define;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Where cold data would lie: an S3 store under a name.
 *
 * @param version how often it was changed
 * @param properties under Doris's newer keys, and under those that were given
 */
public record S3Resource(long id, String name, long version, Map<String, String> properties) {
  static final String ROOT_PATH = "s3.root.path";
  static final String BUCKET = "s3.bucket";
  static final String ENDPOINT = "s3.endpoint";
  static final String REGION = "s3.region";
  static final String VALIDITY_CHECK = "s3_validity_check";

  private static final String HIDDEN = "******";

  /** In whatever spelling a client may give the key. */
  private static final Pattern SECRET =
      Pattern.compile("secret|token|password", Pattern.CASE_INSENSITIVE);

  /** Older key, newer key, and the value that stands for none, if there is one. */
  private static final String[][] KEYS = {
    {"AWS_ENDPOINT", ENDPOINT, null},
    {"AWS_REGION", REGION, null},
    {"AWS_ACCESS_KEY", "s3.access_key", null},
    {"AWS_SECRET_KEY", "s3.secret_key", null},
    {"AWS_TOKEN", "s3.session_token", null},
    {"AWS_ROOT_PATH", ROOT_PATH, null},
    {"AWS_BUCKET", BUCKET, null},
    {"AWS_MAX_CONNECTIONS", "s3.connection.maximum", "50"},
    {"AWS_REQUEST_TIMEOUT_MS", "s3.connection.request.timeout", "3000"},
    {"AWS_CONNECTION_TIMEOUT_MS", "s3.connection.timeout", "1000"},
  };

  /** What a policy holds fast, under both names. */
  private static final List<String> PLACE = List.of(ENDPOINT, REGION, ROOT_PATH, BUCKET);

  static S3Resource create(long id, String name, Map<String, String> given) {
    Map<String, String> all = standard(given);
    for (String key : List.of(ENDPOINT, BUCKET)) {
      if (all.getOrDefault(key, "").isEmpty()) {
        throw StatementError.general("Missing [" + key + "] in properties.");
      }
    }
    String endpoint = all.get(ENDPOINT);
    if (!endpoint.startsWith("http://") && !endpoint.startsWith("https://")) {
      all.put(ENDPOINT, "http://" + endpoint);
      all.put("AWS_ENDPOINT", "http://" + endpoint);
    }
    all.putIfAbsent(REGION, "us-east-1");
    for (String[] key : KEYS) {
      if (key[2] != null) {
        all.putIfAbsent(key[1], key[2]);
      }
    }
    return new S3Resource(id, name, 0, all);
  }

  /** Adds the newer keys to the older ones. */
  private static Map<String, String> standard(Map<String, String> given) {
    Map<String, String> all = new LinkedHashMap<>(given);
    for (String[] key : KEYS) {
      if (given.containsKey(key[0])) {
        all.putIfAbsent(key[1], given.get(key[0]));
      }
    }
    return all;
  }

  /**
   * @param used whether a storage policy rests on it, so that it must stay where it is
   */
  S3Resource changed(Map<String, String> given, boolean used) {
    if (used) {
      standard(given).keySet().stream()
          .filter(PLACE::contains)
          .findFirst()
          .ifPresent(
              key -> {
                throw StatementError.general("current not support modify property : " + key);
              });
    }
    Map<String, String> all = new LinkedHashMap<>(properties);
    standard(given)
        .forEach(
            (key, value) -> {
              if (!value.isEmpty()) {
                all.put(key, value);
              }
            });
    return new S3Resource(id, name, version + 1, all);
  }

  /** As SHOW RESOURCES has them: in the order of a hash map, secrets hidden. */
  Map<String, String> shown() {
    Map<String, String> shown = new HashMap<>(properties);
    shown.replaceAll((key, value) -> SECRET.matcher(key).find() ? HIDDEN : value);
    return shown;
  }

  boolean isToBeChecked() {
    return Boolean.parseBoolean(properties.getOrDefault(VALIDITY_CHECK, "true"));
  }
}
