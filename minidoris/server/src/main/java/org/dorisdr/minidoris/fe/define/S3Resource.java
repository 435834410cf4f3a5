package org.dorisdr.minidoris.fe.define;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.S3Keys;
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

  /** Older keys by the newer ones. */
  private static final Map<String, String> OLDER = older();

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "s3.connection.maximum", "50",
          "s3.connection.request.timeout", "3000",
          "s3.connection.timeout", "1000");

  /** What a policy holds fast, under both names. */
  private static final List<String> PLACE = List.of(ENDPOINT, REGION, ROOT_PATH, BUCKET);

  private static Map<String, String> older() {
    Map<String, String> older = S3Keys.backendNames();
    older.put(ROOT_PATH, "AWS_ROOT_PATH");
    older.put(BUCKET, "AWS_BUCKET");
    return older;
  }

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
    DEFAULTS.forEach(all::putIfAbsent);
    return new S3Resource(id, name, 0, all);
  }

  /** Adds the newer keys to the older ones. */
  private static Map<String, String> standard(Map<String, String> given) {
    Map<String, String> all = new LinkedHashMap<>(given);
    OLDER.forEach(
        (newer, older) -> {
          if (given.containsKey(older)) {
            all.putIfAbsent(newer, given.get(older));
          }
        });
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
    shown.replaceAll((key, value) -> S3Keys.isSecret(key) ? HIDDEN : value);
    return shown;
  }

  boolean isToBeChecked() {
    return Boolean.parseBoolean(properties.getOrDefault(VALIDITY_CHECK, "true"));
  }
}
